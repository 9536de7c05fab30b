import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** Lint, with the rules that need types. */
export const lintCheck: Check = {
  name: 'lint',
  run: async (root) => await runTool(root, 'oxlint', ['--type-aware']),
};

/** Format: says which files are not as `npm run format` would write them. */
export const formatCheck: Check = {
  name: 'format',
  run: async (root) => await runTool(root, 'oxfmt', ['--check', '.']),
};

/** Dead code: files, exports and dependencies that nothing uses, and used packages that nothing lists. */
export const deadCodeCheck: Check = {
  name: 'dead code',
  run: async (root) => await runTool(root, 'knip', ['--no-progress', '--no-config-hints']),
};
