import { filterInput } from '../filter-input.ts';
import { orderInput } from '../order-input.ts';

/** Which topics; read by `readFilter`. */
export const TopicFilter = filterInput('topic', 'Which topics: all conditions given must hold.');

/** In which order topics come. */
export const TopicOrder = orderInput('topic', 'topics');
