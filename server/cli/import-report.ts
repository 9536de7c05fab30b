import type { FileResult } from './import-batch.ts';

/** Counts what became of files, and prints it as it comes. */
export interface ImportReport {
  /** Prints what became of a file. */
  readonly add: (file: string, result: FileResult) => void;
  readonly failed: () => number;
  /** One line of how many articles became what. */
  readonly summary: () => string;
}

const words = {
  IMPORTED: 'Imported',
  REVISED: 'Revised',
  ALREADY_IMPORTED: 'Already imported',
  OLDER_VERSION: 'Older version',
} as const;

/** Begins a report: what was done goes to standard output, what somebody must look at to standard error. */
export function importReport(): ImportReport {
  const counts = { IMPORTED: 0, REVISED: 0, ALREADY_IMPORTED: 0, OLDER_VERSION: 0 };
  let failed = 0;
  return {
    add(file, result) {
      if (!result.ok) {
        failed += 1;
        console.error(`${file}: ${result.message}`);
        return;
      }
      for (const { outcome, article } of result.imported.articles) {
        counts[outcome] += 1;
        console.log(`${words[outcome]}: ${file} (${article.headline})`);
      }
      for (const { message } of result.imported.notices) console.error(`${file}: ${message}`);
    },
    failed: () => failed,
    summary() {
      const parts = [
        `${counts.IMPORTED} imported`,
        ...(counts.REVISED > 0 ? [`${counts.REVISED} revised`] : []),
        ...(counts.ALREADY_IMPORTED > 0 ? [`${counts.ALREADY_IMPORTED} imported before`] : []),
        ...(counts.OLDER_VERSION > 0
          ? [`${counts.OLDER_VERSION} older than what the desk has`]
          : []),
      ];
      const files = failed === 1 ? '1 file was' : `${failed} files were`;
      return `${parts.join(', ')}.${failed > 0 ? ` ${files} not imported.` : ''}`;
    },
  };
}
