import { articleWithEverything } from './article-with-everything.ts';
import { conflictAndResolve } from './conflict-and-resolve.ts';
import type { Example } from './example.ts';
import { followChanges } from './follow-changes.ts';
import { historyOfRecord } from './history-of-record.ts';
import { importArticle } from './import-article.ts';
import { searchEverything } from './search-everything.ts';
import { spokespersons } from './spokespersons.ts';
import { suggestedQuotes } from './suggested-quotes.ts';
import { whoSaidWhat } from './who-said-what.ts';

/** The examples in the order of their tabs; on the sample desk every one answers records. */
export const examples: readonly Example[] = [
  whoSaidWhat,
  spokespersons,
  articleWithEverything,
  searchEverything,
  historyOfRecord,
  conflictAndResolve,
  importArticle,
  suggestedQuotes,
  followChanges,
];
