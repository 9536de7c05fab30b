import { useMemo, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { BulkPreview } from './bulk-preview.tsx';
import { focusFirst } from './focus-first.ts';
import { useBulkEdit, useBulkPreview, type BulkProgress } from './use-bulk-edit.ts';
import { RemoveButton } from '../fields/remove-button.tsx';
import { Select } from '../fields/select-field.tsx';
import { ActorPicker } from '../pickers/actor-picker.tsx';
import { ActorName } from '../pickers/actor-name.tsx';
import { TopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { useWords } from '../words/use-words.ts';
import type { BulkChange } from '#desktop/ipc/bulk-edit.ts';
import { quoteStatuses } from '#shared/records/quote.ts';

/** Changes status, speaker and topics of many quotes, and says before what that does to how many of them. */
export function BulkEditDialog({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  /** Told whether anything was done. */
  readonly onClose: (isDone: boolean) => void;
}) {
  const { lists } = useWords();
  const { progress, apply, stop } = useBulkEdit(ids);
  const [change, setChange] = useState<BulkChange>(nothing);
  const asked = isEmpty(change) ? null : change;
  const counts = useBulkPreview(ids, progress.is === 'choosing' ? asked : null);
  const close = (): void => {
    if (progress.is !== 'running') onClose(progress.is === 'done');
  };
  return (
    <ModalOverlay className="sheet-overlay" isOpen isDismissable={false} onOpenChange={close}>
      <Modal className="sheet narrow">
        <Dialog className="bulk" aria-label={lists.bulk.title(ids.length)}>
          <Heading slot="title" className="pane-title">
            {lists.bulk.title(ids.length)}
          </Heading>
          {progress.is === 'choosing' ? (
            <>
              <BulkFields change={change} onChange={setChange} />
              <BulkPreview change={asked} counts={counts} onChange={setChange} />
            </>
          ) : (
            <BulkOutcome progress={progress} all={ids.length} />
          )}
          <div className="bulk-buttons">
            {progress.is === 'running' && (
              <button type="button" className="button" onClick={stop}>
                {lists.bulk.stop}
              </button>
            )}
            {progress.is === 'done' && (
              <button type="button" className="button primary" ref={focusFirst} onClick={close}>
                {lists.bulk.close}
              </button>
            )}
            {progress.is === 'choosing' && (
              <>
                <button type="button" className="button" onClick={close}>
                  {lists.bulk.cancel}
                </button>
                <button
                  type="button"
                  className="button primary"
                  disabled={asked === null || counts === null || counts.changed === 0}
                  onClick={() => apply(change)}
                >
                  {lists.bulk.apply(counts?.changed ?? 0)}
                </button>
              </>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const nothing: BulkChange = { addTopics: [], removeTopicIds: [], withVerified: false };

function isEmpty({ status, speakerId, addTopics, removeTopicIds }: BulkChange): boolean {
  return (
    status === undefined &&
    speakerId === undefined &&
    addTopics.length === 0 &&
    removeTopicIds.length === 0
  );
}

function BulkFields({
  change,
  onChange,
}: {
  readonly change: BulkChange;
  readonly onChange: (change: BulkChange) => void;
}) {
  const { labels, lists } = useWords();
  const { bulk } = lists;
  const statuses = useMemo(() => ({ '': bulk.keep, ...labels.status }), [bulk, labels]);
  const { status: _, ...withoutStatus } = change;
  const { speakerId, ...withoutSpeaker } = change;
  const topicIds = change.addTopics.map(({ topicId }) => topicId);
  return (
    <div className="bulk-fields">
      <span className="field-label">{bulk.status}</span>
      <Select
        aria-label={bulk.status}
        value={change.status ?? ''}
        labels={statuses}
        onChange={(value) => {
          const status = quoteStatuses.find((one) => one === value);
          onChange(status === undefined ? withoutStatus : { ...change, status });
        }}
      />
      <span className="field-label">{bulk.speaker}</span>
      <div className="field-control">
        {speakerId === undefined ? (
          <ActorPicker
            label={bulk.speaker}
            placeholder={bulk.find}
            kinds={['person', 'organization']}
            exclude={[]}
            onPick={(id) => onChange({ ...change, speakerId: id })}
          />
        ) : (
          <span className="chip">
            <ActorName id={speakerId} known={undefined} />
            <RemoveButton label={bulk.keep} onRemove={() => onChange(withoutSpeaker)} />
          </span>
        )}
        <span className="field-hint">{bulk.speakerHint}</span>
      </div>
      <span className="field-label">{bulk.addTopics}</span>
      <TopicsToChange
        label={bulk.addTopics}
        ids={topicIds}
        exclude={change.removeTopicIds}
        onChange={(ids) =>
          onChange({ ...change, addTopics: ids.map((topicId) => ({ topicId, stance: 'neutral' })) })
        }
      />
      <span className="field-label">{bulk.removeTopics}</span>
      <TopicsToChange
        label={bulk.removeTopics}
        ids={change.removeTopicIds}
        exclude={topicIds}
        onChange={(removeTopicIds) => onChange({ ...change, removeTopicIds })}
      />
    </div>
  );
}

function TopicsToChange({
  label,
  ids,
  exclude,
  onChange,
}: {
  readonly label: string;
  readonly ids: readonly string[];
  /** Topics that are chosen for something else. */
  readonly exclude: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const { lists } = useWords();
  return (
    <div className="field-control">
      {ids.map((id) => (
        <span key={id} className="chip">
          <TopicName id={id} known={undefined} />
          <RemoveButton
            label={lists.bulk.keep}
            onRemove={() => onChange(ids.filter((one) => one !== id))}
          />
        </span>
      ))}
      <TopicPicker
        label={label}
        placeholder={lists.bulk.find}
        exclude={[...ids, ...exclude]}
        onPick={(id) => onChange([...ids, id])}
      />
    </div>
  );
}

function BulkOutcome({ progress, all }: { readonly progress: BulkProgress; readonly all: number }) {
  const { lists } = useWords();
  if (progress.is === 'running') {
    return (
      <div className="bulk-progress" role="status">
        <progress max={all} value={progress.done} aria-label={lists.bulk.title(all)} />
        <p>{lists.bulk.applying(progress.done, all)}</p>
      </div>
    );
  }
  if (progress.is !== 'done') return null;
  const { counts, seen, error } = progress;
  return (
    <p className="bulk-done" role="status">
      {error === null && seen === all
        ? lists.bulk.done(counts.changed)
        : lists.bulk.stopped(seen, all)}{' '}
      {error}
    </p>
  );
}
