import type { Edit } from '#shared/edits/edit.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { AnyRecord } from '#shared/records/records.ts';

const longestLabel = 120;

/** What a record is called, for a person; of one that is not there, its kind and id. */
export function labelOf(record: AnyRecord | null, { kind, id }: Pick<Edit, 'kind' | 'id'>): string {
  if (record === null) return `${kind} ${id}`;
  const label = nameOf(record).trim();
  const characters = [...label];
  return characters.length <= longestLabel
    ? label
    : `${characters.slice(0, longestLabel).join('')}…`;
}

function nameOf(record: AnyRecord): string {
  switch (record.kind) {
    case 'article':
      return record.fields.headline;
    case 'quote':
      return record.fields.reportedText;
    case 'actor':
    case 'topic':
      return record.fields.name;
    case 'affiliation':
      return record.fields.role ?? 'affiliation';
    default:
      return assertNever(record);
  }
}
