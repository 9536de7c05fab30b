#!/usr/bin/env node
import { register } from 'tsx/esm/api';

// The server is TypeScript; there is no build step between a change and its effect.
register();
const { runCli } = await import('./run-cli.ts');
process.exitCode = await runCli(process.argv.slice(2));
