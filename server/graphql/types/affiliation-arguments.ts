import { filterInput } from '../filter-input.ts';
import { orderInput } from '../order-input.ts';

/** Which affiliations; read by `readFilter`. */
export const AffiliationFilter = filterInput(
  'affiliation',
  'Which affiliations: all conditions given must hold.',
);

/** In which order affiliations come. */
export const AffiliationOrder = orderInput('affiliation', 'affiliations');
