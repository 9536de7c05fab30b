import { z } from 'zod';
import { actorRows } from './list-actors.ts';
import { viewsOf } from './views.ts';
import type { Store } from '../store/store.ts';
import type { LikelyDuplicate } from '#desktop/ipc/replica-views.ts';
import type { ActorFields } from '#shared/records/actor.ts';
import { actorNameKeys } from '#shared/records/actor-name-keys.ts';
import {
  duplicateReasons,
  mostWithOneKey,
  type DuplicateReason,
} from '#shared/records/duplicate-reasons.ts';
import type { NameKeyKind } from '#shared/text/name-keys.ts';

/** What is known of an actor for telling whether another is the same. */
interface Known {
  /** Changes with the actor. */
  readonly stamp: string;
  readonly isPerson: boolean;
  readonly keys: readonly Key[];
}

interface Key {
  /** Keys of one family are compared with each other. */
  readonly family: string;
  readonly kind: NameKeyKind | 'identifier';
  readonly key: string;
  readonly ofAlias: boolean;
}

interface Found {
  readonly id: string;
  readonly reasons: readonly DuplicateReason[];
  readonly score: number;
}

const stampRow = z.object({ id: z.string(), stamp: z.string() });

/** Finds actors that may be one, by the same reasons as the server; keeps what it knows of their names between two calls. */
export interface DuplicateFinder {
  /** Who may be the same as an actor, the likeliest first. */
  readonly duplicatesOf: (actorId: string, most: number) => LikelyDuplicate[];
}

/** Makes a finder over a store. */
export function duplicateFinder(store: Store): DuplicateFinder {
  const known = new Map<string, Known>();
  return {
    duplicatesOf: (actorId, most) => {
      learn(store, known);
      const mine = known.get(actorId);
      if (mine === undefined) return [];
      const found = [...reasonsWith(actorId, mine, known)]
        .map(([id, all]): Found => {
          const reasons = surest(all);
          return { id, reasons, score: scoreOf(reasons) };
        })
        .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
        .slice(0, most);
      return withRows(store, found);
    },
  };
}

// Only what changed is read and analysed again.
function learn(store: Store, known: Map<string, Known>): void {
  const rows = store.all(
    `SELECT id, updated_key || sync AS stamp FROM actor
     WHERE deleted_at IS NULL AND merged_into IS NULL`,
    [],
    stampRow,
  );
  const live = new Set(rows.map(({ id }) => id));
  for (const id of known.keys()) if (!live.has(id)) known.delete(id);
  const stamps = new Map(rows.map(({ id, stamp }) => [id, stamp]));
  const changed = rows.filter(({ id, stamp }) => known.get(id)?.stamp !== stamp);
  const ids = JSON.stringify(changed.map(({ id }) => id));
  for (const { record } of viewsOf(store, 'actor', 'id IN (SELECT value FROM json_each(?))', [
    ids,
  ])) {
    const { id, fields } = record;
    const isPerson = fields.kind === 'person';
    known.set(id, { stamp: stamps.get(id) ?? '', isPerson, keys: keysOf(fields) });
  }
}

const families: Readonly<Partial<Record<NameKeyKind, string>>> = {
  abjad: 'consonants',
  acronym: 'initials',
};

function keysOf(fields: ActorFields): readonly Key[] {
  return [
    ...actorNameKeys(fields).map((key) => ({ ...key, family: families[key.kind] ?? key.kind })),
    ...fields.identifiers.map(({ scheme, value }) => ({
      family: 'identifier',
      kind: 'identifier' as const,
      key: JSON.stringify([scheme, value]),
      ofAlias: false,
    })),
  ];
}

function reasonsWith(
  actorId: string,
  mine: Known,
  known: ReadonlyMap<string, Known>,
): ReadonlyMap<string, Set<DuplicateReason>> {
  const places = new Map(mine.keys.map((key) => [placeOf(key), key]));
  const holders = new Map<string, Set<string>>();
  const pairs: { readonly id: string; readonly own: Key; readonly other: Key }[] = [];
  for (const [id, { isPerson, keys }] of known) {
    for (const other of keys) {
      const own = places.get(placeOf(other));
      if (own === undefined) continue;
      const place = placeOf(other);
      holders.set(place, (holders.get(place) ?? new Set()).add(id));
      if (id !== actorId && isPerson === mine.isPerson) pairs.push({ id, own, other });
    }
  }
  const found = new Map<string, Set<DuplicateReason>>();
  for (const { id, own, other } of pairs) {
    const common = holders.get(placeOf(other))?.size ?? 0;
    const reason = reasonOf(own, other);
    if (reason === null || (own.family !== 'identifier' && common > mostWithOneKey)) continue;
    found.set(id, (found.get(id) ?? new Set()).add(reason));
  }
  return found;
}

function placeOf({ family, key }: Key): string {
  return `${family} ${key}`;
}

function reasonOf(one: Key, other: Key): DuplicateReason | null {
  switch (one.family) {
    case 'identifier':
      return 'same_identifier';
    case 'romanized':
      return 'same_romanization';
    case 'consonants':
      return one.kind !== other.kind || one.kind === 'abjad' ? 'same_consonants' : null;
    case 'initials':
      return one.kind === other.kind ? null : 'acronym';
    default:
      return one.ofAlias || other.ofAlias ? 'same_alias' : 'same_name';
  }
}

// What is the same as it is written is also the same in Latin letters: that is no reason of its own.
function surest(reasons: ReadonlySet<DuplicateReason>): readonly DuplicateReason[] {
  const written = reasons.has('same_name') || reasons.has('same_alias');
  return [...reasons]
    .filter(
      (reason) => !written || (reason !== 'same_romanization' && reason !== 'same_consonants'),
    )
    .sort((one, other) => duplicateReasons[other] - duplicateReasons[one]);
}

function scoreOf(reasons: readonly DuplicateReason[]): number {
  return 1 - reasons.reduce((rest, reason) => rest * (1 - duplicateReasons[reason]), 1);
}

function withRows(store: Store, found: readonly Found[]): LikelyDuplicate[] {
  const rows = actorRows(
    store,
    found.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, reasons, score }) => {
    const actor = byId.get(id);
    return actor === undefined ? [] : [{ actor, reasons, score }];
  });
}
