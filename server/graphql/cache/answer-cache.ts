import { LRUCache } from 'lru-cache';
import type { Changed } from '#server/records/change-notice.ts';
import { recordKinds, type RecordKind } from '#shared/records/records.ts';
import type { Statement } from '../plan/template.ts';
import { readKinds } from './read-kinds.ts';

/** What stands between statements and the database. */
export interface AnswerReads {
  /** The kept answer, or what `load` answers. */
  read(statement: Statement, load: () => Promise<string>): Promise<string>;
}

/** Keeps nothing. */
export const noAnswerCache: AnswerReads = { read: (_statement, load) => load() };

/**
 * Keeps what statements answered until a record changes that they read. The key is the statement with its values, in
 * which everything that the answer depends on stands: what was asked, and what the asker may see.
 */
export interface AnswerCache extends AnswerReads {
  /** Forgets what depends on changed records. */
  forget(changed: readonly Changed[]): void;
  /** Forgets all and keeps nothing more: changes may go unheard. */
  suspend(): void;
  /** Keeps answers again. */
  resume(): void;
}

/** Told of each statement that could be kept: whether its answer was. */
export type CountReads = (found: boolean) => void;

interface Kept {
  readonly json: string;
  readonly kinds: readonly RecordKind[];
  /** The one record that the answer is of; null where it is of a list, or of records beside it. */
  readonly recordId: string | null;
}

interface Dependants {
  readonly lists: Set<string>;
  readonly records: Map<string, Set<string>>;
  /** Counts changes, so that what was read before one is not kept after it. */
  version: number;
}

/** Makes a cache of so many bytes at most, that keeps nothing before `resume`. */
export function createAnswerCache(bytes: number, count: CountReads = () => {}): AnswerCache {
  const kindsOf = new LRUCache<string, { readonly kinds: readonly RecordKind[] | undefined }>({
    max: 1000,
  });
  const byKind = new Map<RecordKind, Dependants>(
    recordKinds.map((kind) => [kind, { lists: new Set(), records: new Map(), version: 0 }]),
  );
  let suspended = true;
  const kept = new LRUCache<string, Kept>({
    maxSize: bytes,
    // UTF-16, and something for the sets that name it.
    sizeCalculation: ({ json }, key) => 2 * (json.length + 2 * key.length) + 200,
    dispose: (answer, key) => depend(answer, (keys) => keys.delete(key)),
  });

  function dependants(kind: RecordKind): Dependants {
    const found = byKind.get(kind);
    if (found === undefined) throw new Error(`There is no kind ${kind}.`);
    return found;
  }

  function depend({ kinds, recordId }: Kept, change: (keys: Set<string>) => void): void {
    for (const kind of kinds) {
      const { lists, records } = dependants(kind);
      if (recordId === null) {
        change(lists);
        continue;
      }
      const keys = records.get(recordId) ?? new Set();
      change(keys);
      if (keys.size === 0) records.delete(recordId);
      else records.set(recordId, keys);
    }
  }

  function versionOf(kinds: readonly RecordKind[]): number {
    return kinds.reduce((sum, kind) => sum + dependants(kind).version, 0);
  }

  function readableKinds(text: string): readonly RecordKind[] | undefined {
    const known = kindsOf.get(text) ?? { kinds: readKinds(text) };
    kindsOf.set(text, known);
    return known.kinds;
  }

  return {
    async read(statement, load) {
      const kinds = suspended ? undefined : readableKinds(statement.text);
      if (kinds === undefined) return load();
      const key = `${statement.text}\0${JSON.stringify(statement.values)}`;
      const answer = kept.get(key);
      count(answer !== undefined);
      if (answer !== undefined) return answer.json;
      const version = versionOf(kinds);
      const json = await load();
      // A change that was heard of while this was read may have come before or after it.
      if (!suspended && version === versionOf(kinds)) {
        const fresh = {
          json,
          kinds,
          recordId: kinds.length === 1 ? (statement.recordId ?? null) : null,
        };
        kept.set(key, fresh);
        if (kept.has(key)) depend(fresh, (keys) => keys.add(key));
      }
      return json;
    },
    forget(changed) {
      for (const { kind, id } of changed) {
        const { lists, records } = dependants(kind);
        const ofRecords = id === null ? [...records.values()] : [records.get(id) ?? []];
        for (const keys of [lists, ...ofRecords]) for (const key of keys) kept.delete(key);
        dependants(kind).version += 1;
      }
    },
    suspend() {
      suspended = true;
      kept.clear();
      for (const of of byKind.values()) of.version += 1;
    },
    resume() {
      suspended = false;
    },
  };
}
