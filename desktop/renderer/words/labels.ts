import type { RecordView } from '#desktop/ipc/replica-views.ts';
import { labels } from '#desktop/words/english/labels.ts';

// Until each folder takes these from `useWords`.
export const quoteKindLabels = labels.quoteKind;
export const statusLabels = labels.status;
export const mediumLabels = labels.medium;
export const stanceLabels = labels.stance;
export const actorKindLabels = labels.actorKind;
export const aliasKindLabels = labels.aliasKind;
export const recordKindNames = labels.recordKind;

/** How a record that is not on the server yet is marked. */
export const syncMarks: Readonly<Record<RecordView<'quote'>['sync'], string | null>> = {
  ...labels.sync,
  saved: null,
};
