import { filterInput } from '../filter-input.ts';
import { orderInput } from '../order-input.ts';

/** Which quotes; read by `readFilter`. */
export const QuoteFilter = filterInput('quote', 'Which quotes: all conditions given must hold.');

/** In which order quotes come. */
export const QuoteOrder = orderInput('quote', 'quotes');
