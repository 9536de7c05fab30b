import type { AnyEdit } from '#shared/edits/edit.ts';
import type { RecordKind } from '#shared/records/records.ts';

/** A field that refers to another record. */
export interface Reference {
  readonly kind: RecordKind;
  readonly id: string;
  /** Where in the edit it stands, as an error's path. */
  readonly path: readonly string[];
}

/** All records that an edit refers to besides the one that it changes. */
export function referencesOf(edit: AnyEdit): Reference[] {
  if (edit.action === 'merge') return one('actor', edit.into, ['into']);
  if (edit.action === 'delete' || edit.action === 'restore' || edit.action === 'unmerge') return [];
  const part = edit.action === 'create' ? 'fields' : 'changes';
  switch (edit.kind) {
    case 'topic': {
      const { parentId } = valuesOf(edit);
      return one('topic', parentId, [part, 'parentId']);
    }
    case 'affiliation': {
      const { actorId, organizationId } = valuesOf(edit);
      return [
        ...one('actor', actorId, [part, 'actorId']),
        ...one('actor', organizationId, [part, 'organizationId']),
      ];
    }
    case 'quote': {
      const { articleId, attributions = [], topics = [] } = valuesOf(edit);
      return [
        ...one('article', articleId, [part, 'articleId']),
        ...attributions.flatMap(({ actorId }, index) =>
          one('actor', actorId, [part, 'attributions', String(index), 'actorId']),
        ),
        ...topics.flatMap(({ topicId }, index) =>
          one('topic', topicId, [part, 'topics', String(index), 'topicId']),
        ),
      ];
    }
    default:
      return [];
  }
}

function one(kind: RecordKind, id: string | null | undefined, path: string[]): Reference[] {
  return id === null || id === undefined ? [] : [{ kind, id, path }];
}

function valuesOf<Values>(
  edit:
    | { readonly action: 'create'; readonly fields: Values }
    | { readonly action: 'update'; readonly changes: Values },
): Values {
  return edit.action === 'create' ? edit.fields : edit.changes;
}

/** The records that look different by an edit: the one that it changes, and the actor that another is merged into. */
export function recordsOf(edit: AnyEdit): string[] {
  return edit.action === 'merge' ? [edit.id, edit.into] : [edit.id];
}
