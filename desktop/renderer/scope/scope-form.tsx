import { useState } from 'react';
import { FieldFrame } from '../fields/field-frame.tsx';
import { GroupFrame } from '../fields/group-frame.tsx';
import { LineInput } from '../fields/line-input.tsx';
import { MemberList } from '../fields/member-list.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useTopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { useBridge } from '../replica/replica-context.ts';
import { useWords } from '../words/use-words.ts';
import type { Scope } from '#shared/sync/scope.ts';

const everything: Scope = { from: null, agencies: [], topicIds: [] };

/** Where an editor of a large desk chooses what is kept on this machine. */
export function ScopeForm({
  scope,
  onDone,
}: {
  readonly scope: Scope | null;
  readonly onDone: () => void;
}) {
  const words = useWords().scope;
  const { replica } = useBridge();
  const [draft, setDraft] = useState<Scope>(scope ?? everything);
  const [error, setError] = useState<string | null>(null);
  const save = async (chosen: Scope | null): Promise<void> => {
    const answer = await replica.setScope({ scope: chosen });
    setError(answer.ok ? null : answer.error.message);
    if (answer.ok) onDone();
  };
  const agencies = draft.agencies.map((name) => name.trim()).filter((name) => name !== '');
  return (
    <form
      className="scope-form"
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save({ ...draft, agencies });
      }}
    >
      <p className="scope-why">{words.why}</p>
      <FieldFrame label={words.since} error={null}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="date"
            value={draft.from ?? ''}
            onChange={({ target }) =>
              setDraft({ ...draft, from: target.value === '' ? null : target.value })
            }
          />
        )}
      </FieldFrame>
      <MemberList
        label={words.agencies}
        one={words.agency}
        members={draft.agencies}
        fresh=""
        error={null}
        mayEdit
        renderMember={(name, index) => (
          <LineInput
            label={words.agencyNumber(index + 1)}
            value={name}
            placeholder={words.agencyHint}
            onChange={(value) =>
              setDraft({
                ...draft,
                agencies: draft.agencies.map((old, at) => (at === index ? value : old)),
              })
            }
          />
        )}
        onChange={(members) => setDraft({ ...draft, agencies: members })}
      />
      <GroupFrame label={words.topics}>
        {() => (
          <>
            {draft.topicIds.map((id) => (
              <TopicChip
                key={id}
                id={id}
                onRemove={() =>
                  setDraft({ ...draft, topicIds: draft.topicIds.filter((other) => other !== id) })
                }
              />
            ))}
            <TopicPicker
              label={words.topicsToKeep}
              placeholder={draft.topicIds.length === 0 ? words.firstTopic : words.anotherTopic}
              exclude={draft.topicIds}
              onPick={(id) => setDraft({ ...draft, topicIds: [...draft.topicIds, id] })}
            />
          </>
        )}
      </GroupFrame>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="outbox-actions">
        <button type="button" className="button quiet" onClick={onDone}>
          {words.cancel}
        </button>
        <button type="button" className="button" onClick={() => void save(null)}>
          {words.keepEverything}
        </button>
        <button type="submit" className="button primary">
          {words.keepThis}
        </button>
      </div>
    </form>
  );
}

function TopicChip({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const { scope } = useWords();
  const name = useTopicName(id, undefined);
  return (
    <span className="chip">
      <span dir="auto">{name ?? '…'}</span>
      <RemoveButton label={scope.remove(name ?? null)} onRemove={onRemove} />
    </span>
  );
}
