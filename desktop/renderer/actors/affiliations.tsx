import { useState } from 'react';
import { AffiliationForm } from './affiliation-form.tsx';
import { NamedRecord } from '../context-menu/named-record.tsx';
import { useBeginDraft } from '../drafts/use-begin-draft.ts';
import { useDraftsOf } from '../drafts/use-drafts.ts';
import { ActorPicker } from '../pickers/actor-picker.tsx';
import { ActorName } from '../pickers/actor-name.tsx';
import { ConflictNotice } from '../conflicts/conflict-notice.tsx';
import { useWords } from '../words/use-words.ts';
import type { ActorDetail, RecordView } from '#desktop/ipc/replica-views.ts';

/** The organisations that an actor belongs to, or, for an organisation, who belongs to it. */
export function Affiliations({
  detail,
  mayEdit,
  onOpenActor,
}: {
  readonly detail: ActorDetail;
  readonly mayEdit: boolean;
  readonly onOpenActor: (id: string) => void;
}) {
  const actorId = detail.actor.record.id;
  const begin = useBeginDraft();
  const { actors } = useWords();
  const [openId, setOpenId] = useState<string | null>(null);
  const begun = useDraftsOf('affiliation').find(
    ({ id, base, changes }) =>
      base === null &&
      changes.actorId === actorId &&
      !detail.affiliations.some(({ record }) => record.id === id),
  );
  return (
    <section className="record-section" aria-label={actors.affiliations}>
      <h2 className="pane-title">{actors.affiliations}</h2>
      <ul className="affiliations">
        {detail.affiliations.map((view) =>
          view.record.id === openId ? (
            <li key={view.record.id}>
              <AffiliationForm
                id={view.record.id}
                view={view}
                names={detail.actorNames}
                onDone={() => setOpenId(null)}
              />
            </li>
          ) : (
            <li key={view.record.id}>
              <AffiliationLine
                view={view}
                actorId={actorId}
                names={detail.actorNames}
                onOpenActor={onOpenActor}
                onEdit={mayEdit ? () => setOpenId(view.record.id) : null}
              />
            </li>
          ),
        )}
        {begun !== undefined && (
          <li>
            <AffiliationForm
              id={begun.id}
              view={null}
              names={detail.actorNames}
              onDone={() => {}}
            />
          </li>
        )}
      </ul>
      {detail.affiliations.length === 0 && begun === undefined && (
        <p className="empty">{actors.noAffiliations}</p>
      )}
      {mayEdit && begun === undefined && (
        <ActorPicker
          label={actors.addOrganization}
          placeholder={actors.organizationHint}
          kinds={['organization', 'state', 'group']}
          exclude={[actorId]}
          onPick={(organizationId) => void begin('affiliation', { actorId, organizationId })}
        />
      )}
    </section>
  );
}

function AffiliationLine({
  view,
  actorId,
  names,
  onOpenActor,
  onEdit,
}: {
  readonly view: RecordView<'affiliation'>;
  readonly actorId: string;
  readonly names: Readonly<Record<string, string>>;
  readonly onOpenActor: (id: string) => void;
  readonly onEdit: (() => void) | null;
}) {
  const { fields } = view.record;
  const other = fields.actorId === actorId ? fields.organizationId : fields.actorId;
  const { actors, labels, shortDate } = useWords();
  const mark = labels.sync[view.sync];
  const years = [fields.from, fields.to].some((day) => day !== null)
    ? actors.years(shortDate(fields.from), shortDate(fields.to))
    : null;
  return (
    <div className="affiliation">
      <NamedRecord kind="actor" id={other}>
        <button type="button" className="link" onClick={() => onOpenActor(other)}>
          <ActorName id={other} known={names[other]} />
        </button>
      </NamedRecord>
      {fields.role !== null && <span dir="auto">{fields.role}</span>}
      {years !== null && <span className="muted">{years}</span>}
      {mark !== '' && <span className="sync-mark">{mark}</span>}
      <ConflictNotice recordId={view.record.id} />
      {onEdit !== null && (
        <button type="button" className="button quiet" onClick={onEdit}>
          {actors.edit}
        </button>
      )}
    </div>
  );
}
