import type { Random } from './random.ts';

/** What a network does to messages while it is bad. */
export interface Weather {
  /** The parts of all requests that meet each fate. */
  lost: number;
  /** The server did the work, and its answer is lost. */
  unanswered: number;
  /** It arrives again, up to half a minute later. */
  repeated: number;
  /** The desk gives it up, and it arrives nevertheless. */
  late: number;
  /** The server answers with an error. */
  broken: number;
  /** A poke is lost. */
  unheard: number;
  /** Milliseconds that a message takes at most. */
  slowest: number;
}

/** A network on which nothing goes wrong. */
export const fair: Weather = {
  lost: 0,
  unanswered: 0,
  repeated: 0,
  late: 0,
  broken: 0,
  unheard: 0,
  slowest: 40,
};

/** A network on which any message may come late, twice, or not. */
export function badWeather(random: Random): Weather {
  const some = (most: number): number => (random.chance(0.6) ? random.fraction() * most : 0);
  return {
    lost: some(0.4),
    unanswered: some(0.5),
    repeated: some(0.7),
    late: some(0.4),
    broken: some(0.3),
    unheard: some(0.8),
    slowest: random.pick([20, 400, 9000]) ?? 20,
  };
}
