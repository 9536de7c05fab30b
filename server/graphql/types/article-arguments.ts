import { filterInput } from '../filter-input.ts';
import { orderInput } from '../order-input.ts';

/** Which articles; read by `readFilter`. */
export const ArticleFilter = filterInput(
  'article',
  'Which articles: all conditions given must hold.',
);

/** In which order articles come. */
export const ArticleOrder = orderInput('article', 'articles');
