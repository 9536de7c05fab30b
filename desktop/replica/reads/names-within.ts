import { namesOf } from './views.ts';
import type { Store } from '../store/store.ts';

const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** The names of the actors and topics whose ids stand anywhere within a value, by these ids. */
export function namesWithin(store: Store, value: unknown): Record<string, string> {
  const ids = idsIn(value);
  return { ...namesOf(store, 'topic', ids), ...namesOf(store, 'actor', ids) };
}

function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return anId.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
