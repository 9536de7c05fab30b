#!/usr/bin/env node
import { builtCli } from './built-cli.mjs';

const built = await builtCli();
// Where nothing may be written, the sources themselves are run, which takes longer to start.
if (built === undefined) (await import('tsx/esm/api')).register();
const { runCli } =
  built === undefined
    ? await import('./run-cli.ts')
    : // The same module, bundled.
      /** @type {typeof import('./run-cli.ts')} */ (await import(built));
process.exitCode = await runCli(process.argv.slice(2));
