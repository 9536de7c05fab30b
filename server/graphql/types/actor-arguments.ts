import { filterInput } from '../filter-input.ts';
import { orderInput } from '../order-input.ts';

/** Which actors; read by `readFilter`. */
export const ActorFilter = filterInput('actor', 'Which actors: all conditions given must hold.');

/** In which order actors come. */
export const ActorOrder = orderInput('actor', 'actors');
