import { useState } from 'react';
import { FieldFrame } from '../fields/field-frame.tsx';
import { GroupFrame } from '../fields/group-frame.tsx';
import { LineInput } from '../fields/line-input.tsx';
import { MemberList } from '../fields/member-list.tsx';
import { RemoveButton } from '../fields/remove-button.tsx';
import { useTopicName } from '../pickers/topic-name.tsx';
import { TopicPicker } from '../pickers/topic-picker.tsx';
import { useBridge } from '../replica/replica-context.ts';
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
      aria-label="What is kept on this machine"
      onSubmit={(event) => {
        event.preventDefault();
        void save({ ...draft, agencies });
      }}
    >
      <p className="scope-why">
        The rest stays on the server and is found there while you are online. What you have not sent
        yet is kept in any case.
      </p>
      <FieldFrame label="Articles since" error={null}>
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
        label="Of agencies"
        one="agency"
        members={draft.agencies}
        fresh=""
        error={null}
        mayEdit
        renderMember={(name, index) => (
          <LineInput
            label={`Agency ${index + 1}`}
            value={name}
            placeholder="As it stands in the articles"
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
      <GroupFrame label="Or about topics">
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
              label="Topics to keep"
              placeholder={draft.topicIds.length === 0 ? 'Type a topic' : 'Add another'}
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
          Cancel
        </button>
        <button type="button" className="button" onClick={() => void save(null)}>
          Keep everything
        </button>
        <button type="submit" className="button primary">
          Keep this
        </button>
      </div>
    </form>
  );
}

function TopicChip({ id, onRemove }: { readonly id: string; readonly onRemove: () => void }) {
  const name = useTopicName(id, undefined);
  return (
    <span className="chip">
      <span dir="auto">{name ?? '…'}</span>
      <RemoveButton label={`Remove ${name ?? 'this topic'}`} onRemove={onRemove} />
    </span>
  );
}
