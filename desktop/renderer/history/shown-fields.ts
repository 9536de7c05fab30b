import type { RecordChange } from '#desktop/ipc/replica-views.ts';

/** A field that a change changed. */
export interface ShownField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

// They follow from the status, and from the text and its place in the article.
const following = ['verifiedBy', 'verifiedAt', 'anchorStatus', 'document'];

/** The fields of a change that tell an editor something; of a new record those that have a value. */
export function shownFields({ action, before, after }: RecordChange): readonly ShownField[] {
  return Object.entries(after).flatMap(([field, value]) => {
    if (following.includes(field)) return [];
    if (action === 'create' && isNothing(value)) return [];
    return [{ field, before: before[field] ?? null, after: value }];
  });
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
