#!/usr/bin/env node
import { builtCli } from './built-cli.mjs';

const built = await builtCli();
// Where nothing may be written, the sources themselves are run, which takes longer to start.
if (built === undefined) (await import('tsx/esm/api')).register();
// Either is the same module, as it is written or as it was bundled.
const cli = /** @type {typeof import('./run-cli.ts')} */ (await import(built ?? './run-cli.ts'));
process.exitCode = await cli.runCli(process.argv.slice(2));
