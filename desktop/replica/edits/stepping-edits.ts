import type { StepPart, StepSide } from '../store/steps.ts';
import { sameValue } from '#shared/edits/same-value.ts';
import { threeWayMerge, type FieldValues } from '#shared/edits/three-way-merge.ts';
import { touchesVerified } from '#shared/edits/verification.ts';
import { recordDefinitions, type AnyRecord } from '#shared/records/records.ts';

/** How a record is taken from one side of a step to the other, as it is now. */
export interface Stepping {
  /** Plain edits, still to be parsed; none where there is nothing to do. */
  readonly edits: readonly unknown[];
  /** The fields that they change. */
  readonly fields: readonly string[];
  /** Fields that stay as they are because somebody changed them since. */
  readonly left: readonly string[];
  /** Whether a verification stays undone: it was another's, and nobody verifies in another's name. */
  readonly unverified: boolean;
}

/** What a stepping depends on besides the step. */
export interface SteppingGround {
  /** The record as its editor sees it; null when it is not there. */
  readonly now: AnyRecord | null;
  /** The server's row below it. */
  readonly base: AnyRecord | null;
  /** The revision on which to edit. */
  readonly baseRevision: number;
  /** Who is at the desk. */
  readonly accountId: string | null;
}

const nothing: Stepping = { edits: [], fields: [], left: [], unverified: false };

/**
 * The ordinary edits that lead from how a part of a step left its record to how it found it, or back: a field that still has the
 * value goes back, a set gives and takes the step's own members, and what somebody changed since is left.
 */
export function steppingEdits(
  { kind, id }: Pick<StepPart, 'kind' | 'id'>,
  from: StepSide,
  to: StepSide,
  ground: SteppingGround,
): Stepping {
  const { now, baseRevision } = ground;
  const based = { kind, id, baseRevision } as const;
  const open = (side: StepSide): FieldValues => withoutServerOnly(kind, side.values);
  if (now === null) {
    if (to.state !== 'live' || from.state !== 'absent') return nothing;
    return { ...nothing, edits: [{ action: 'create', kind, id, fields: open(to) }] };
  }
  if (to.state !== 'live') {
    if (from.state !== 'live' || now.deletedAt !== null) return nothing;
    const fields: FieldValues = { ...now.fields };
    const left = Object.entries(open(from)).filter(
      // A quote moves along with its article's body, which is no change of the quote.
      ([name, value]) => name !== 'segments' && !sameValue(fields[name], value),
    );
    if (left.length > 0) return { ...nothing, left: left.map(([name]) => name) };
    return { ...nothing, edits: [{ action: 'delete', ...based }] };
  }
  if (isMerge(from, to)) return mergeBack(now, from, to, based);
  const restoring = now.deletedAt === null ? [] : [{ action: 'restore', ...based }];
  // Somebody deleted it since: that is theirs to undo.
  if (restoring.length > 0 && from.state === 'live')
    return { ...nothing, left: Object.keys(open(to)) };
  const { changes, left, unverified } = valuesBack(kind, open(from), to, ground);
  const fields = Object.keys(changes);
  const renewal = renewalOf(to, changes, ground);
  const update =
    fields.length === 0
      ? []
      : [{ action: 'update', ...based, changes: { ...changes, ...renewal.changes } }];
  return {
    edits: [...restoring, ...update],
    fields,
    left,
    unverified: unverified || renewal.unverified,
  };
}

// A step that changed a quote and verified it anew leaves its status as it was. Taken back it verifies once more, as
// taking back a change does at the server: else what was verified before and after would be so no more.
function renewalOf(
  to: StepSide,
  changes: FieldValues,
  { now, base, accountId }: SteppingGround,
): { readonly changes: FieldValues; readonly unverified: boolean } {
  const isVerified = now?.kind === 'quote' && now.fields.status === 'verified';
  const wasRenewed = !('status' in to.values) && typeof to.values['verifiedAt'] === 'string';
  if (!isVerified || !wasRenewed || !touchesVerified(changes)) {
    return { changes: {}, unverified: false };
  }
  return isOwn(to.values, base, accountId)
    ? { changes: { status: 'verified' }, unverified: false }
    : { changes: {}, unverified: true };
}

function isMerge(from: StepSide, to: StepSide): boolean {
  return from.state === 'live' && 'mergedInto' in from.values && 'mergedInto' in to.values;
}

// An actor that was merged is nothing else than that, so such a step is nothing else either.
function mergeBack(now: AnyRecord, from: StepSide, to: StepSide, based: object): Stepping {
  const into = to.values['mergedInto'];
  const stands = now.kind === 'actor' && now.deletedAt === null;
  const there = stands && sameValue(now.fields.mergedInto, from.values['mergedInto']);
  if (!there) return { ...nothing, left: ['mergedInto'] };
  const edit =
    into === null ? { action: 'unmerge', ...based } : { action: 'merge', ...based, into };
  return { ...nothing, edits: [edit], fields: ['mergedInto'] };
}

function valuesBack(
  kind: StepPart['kind'],
  from: FieldValues,
  to: StepSide,
  { now, base, accountId }: SteppingGround,
): {
  readonly changes: FieldValues;
  readonly left: readonly string[];
  readonly unverified: boolean;
} {
  const target = withoutServerOnly(kind, to.values);
  const merge = threeWayMerge(kind, from, target, { ...now?.fields });
  const left = new Set(merge.conflicts.map(({ field }) => field));
  // The words of a quote and where they stand are one thing.
  const anchor = ['segments', 'reportedText'];
  if (kind === 'quote' && anchor.some((name) => left.has(name))) {
    for (const name of anchor) if (name in merge.changes) left.add(name);
  }
  const changes = Object.fromEntries(
    Object.entries(merge.changes).filter(([name]) => !left.has(name)),
  );
  const verifies = kind === 'quote' && changes['status'] === 'verified';
  const unverified = verifies && !isOwn(to.values, base, accountId);
  if (unverified) delete changes['status'];
  return { changes, left: [...left], unverified };
}

// Either this account verified it, or the server still has that very verification, which was only hidden by an edit
// that waits.
function isOwn(to: FieldValues, base: AnyRecord | null, accountId: string | null): boolean {
  if (!('verifiedBy' in to)) return true;
  if (to['verifiedBy'] === accountId) return true;
  return base?.kind === 'quote' && base.fields.verifiedAt === to['verifiedAt'];
}

function withoutServerOnly(kind: StepPart['kind'], values: FieldValues): FieldValues {
  const names: readonly string[] = recordDefinitions[kind].serverOnly;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}
