/** Which of the folders under `tests/` need no display, no browser and no Electron. */
const selfContained = ['shared', 'contract', 'check', 'replica', 'sync'];

/** What was asked for on the command line: paths to run, and projects of the test configuration. */
export type Selection = { filters: readonly string[]; projects: readonly string[] };

/** Whether the selected tests may open a window or a browser, so that the system must be made ready for it. */
export function needsSystem({ filters, projects }: Selection): boolean {
  if (projects.length > 0 && projects.every((project) => ['shared', 'check'].includes(project)))
    return false;
  if (filters.length === 0) return true;
  return !filters.every((filter) =>
    selfContained.some((folder) => new RegExp(`(^|/)tests/${folder}(/|$)`).test(filter)),
  );
}
