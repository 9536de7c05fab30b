import { useEffect, useRef } from 'react';
import { AttributionField, SpeakerRoles } from './attribution-field.tsx';
import { withoutIndex } from './attributions.ts';
import { QuotedWords } from './quoted-words.tsx';
import { SaidOnField } from './said-on-field.tsx';
import { TopicsField } from './topics-field.tsx';
import { VerificationNote } from './verification-note.tsx';
import { errorOf } from '../drafts/draft.ts';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { SaveBar } from '../fields/save-bar.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { useCommand } from '../commands/use-command.ts';
import { placeQuote } from '../reader/place-quote.ts';
import { mediumLabels, quoteKindLabels, statusLabels } from '../words/labels.ts';
import type { ArticleDetail, RecordView } from '#desktop/ipc/replica-views.ts';

const shownErrors = [
  'attributions',
  'cue',
  'kind',
  'saidOn',
  'medium',
  'venue',
  'topics',
  'utteredText',
  'language',
  'translation',
  'note',
  'status',
];

/** All that is known of one statement, to be written down and saved. */
export function StatementForm({
  detail,
  view,
  draft,
  mayEdit,
  onDelete,
  onDiscard,
}: {
  readonly detail: ArticleDetail;
  readonly view: RecordView<'quote'> | null;
  readonly draft: RecordDraft<'quote'>;
  readonly mayEdit: boolean;
  readonly onDelete: () => void;
  readonly onDiscard: () => void;
}) {
  const { fields, error, change } = draft;
  const article = detail.article.record.fields;
  const form = useRef<HTMLFormElement>(null);
  const save = (): void => {
    if (mayEdit && draft.unsaved && !draft.saving) void draft.save();
  };
  useCommand('save', save, { within: form });
  const about = (field: string): string | null => errorOf(error, field);

  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  const attribution = {
    attributions: fields.attributions,
    names: detail.actorNames,
    onChange: (attributions: typeof fields.attributions) => change({ attributions }),
  };
  return (
    // The form is where the shortcut for saving is heard; each control in it is one by itself.
    <form
      ref={form}
      className="statement"
      aria-label="Statement"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="statement-scroll">
        <QuotedWords
          body={article.body}
          // Where a lost quote stood, other words stand now.
          segments={fields.anchorStatus === 'lost' ? [] : fields.segments}
          reportedText={fields.reportedText}
          onRemove={(index) =>
            change(placeQuote(article.body, withoutIndex(fields.segments, index)))
          }
        />
        {fields.anchorStatus === 'lost' && (
          <p className="notice">
            These words are no longer in the article. Select where they stand now, then choose “Add
            to quote”.
          </p>
        )}
        <fieldset className="fields" disabled={!mayEdit}>
          <AttributionField
            {...attribution}
            label="Speaker"
            part="speaker"
            kinds={['person', 'organization', 'state', 'group']}
            error={about('attributions')}
          />
          <SpeakerRoles {...attribution} />
          <AttributionField
            {...attribution}
            label="On behalf of"
            part="on_behalf_of"
            kinds={['organization', 'state', 'group', 'person']}
            error={null}
          />
          <SelectField
            label="Kind"
            value={fields.kind}
            labels={quoteKindLabels}
            onChange={(kind) => change({ kind })}
            error={about('kind')}
          />
          <TextField
            label="Cue"
            placeholder="said, welcomes, warned"
            value={fields.cue}
            onChange={(cue) => change({ cue })}
            error={about('cue')}
          />
          <SaidOnField
            key={draft.id}
            saidOn={fields.saidOn}
            reference={article.datelineDate}
            onChange={(saidOn) => change({ saidOn })}
            error={about('saidOn')}
          />
          <SelectField
            label="Medium"
            value={fields.medium}
            labels={mediumLabels}
            onChange={(medium) => change({ medium })}
            error={about('medium')}
          />
          <TextField
            label="Venue"
            placeholder="Where, or on which channel"
            value={fields.venue}
            onChange={(venue) => change({ venue })}
            error={about('venue')}
          />
          <AttributionField
            {...attribution}
            label="Addressees"
            part="addressee"
            kinds={['organization', 'state', 'person', 'group']}
            error={null}
          />
          <AttributionField
            {...attribution}
            label="Mentioned"
            part="mentioned"
            kinds={['person', 'organization', 'state', 'group']}
            error={null}
          />
          <TopicsField
            topics={fields.topics}
            names={detail.topicNames}
            onChange={(topics) => change({ topics })}
            error={about('topics')}
          />
          <ProseField
            label="As uttered"
            placeholder="Where the report changed the words"
            value={fields.utteredText}
            onChange={(utteredText) => change({ utteredText })}
            error={about('utteredText')}
          />
          <TextField
            label="Language"
            placeholder="en"
            value={fields.language}
            onChange={(language) => change({ language })}
            error={about('language')}
          />
          <ProseField
            label="Translation"
            value={fields.translation}
            onChange={(translation) => change({ translation })}
            error={about('translation')}
          />
          <ProseField
            label="Note"
            value={fields.note}
            onChange={(note) => change({ note })}
            error={about('note')}
          />
          <SelectField
            label="Status"
            value={fields.status}
            labels={statusLabels}
            onChange={(status) => change({ status })}
            error={about('status')}
          />
          <VerificationNote saved={view?.record.fields ?? null} typed={fields} />
        </fieldset>
      </div>
      {mayEdit && (
        <SaveBar
          draft={draft}
          view={view}
          name="quote"
          shownErrors={shownErrors}
          onSave={save}
          onDiscard={onDiscard}
          onDelete={onDelete}
        />
      )}
    </form>
  );
}
