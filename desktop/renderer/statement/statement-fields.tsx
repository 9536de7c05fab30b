import { AttributionField } from './attribution-field.tsx';
import { SaidOnField } from './said-on-field.tsx';
import { SpeakerRoles } from './speaker-roles.tsx';
import { TopicsField } from './topics-field.tsx';
import { errorOf } from '../drafts/draft.ts';
import type { RecordDraft } from '../drafts/use-record-draft.ts';
import { SelectField } from '../fields/select-field.tsx';
import { ProseField, TextField } from '../fields/text-field.tsx';
import { useWords } from '../words/use-words.ts';
import type { ArticleDetail } from '#desktop/ipc/replica-views.ts';
import type { QuoteStatus } from '#shared/records/quote.ts';

/** The fields of a statement, in the order in which an editor learns them from the article. */
export function StatementFields({
  detail,
  draft,
  mayEdit,
  isFresh,
  onStatus,
}: {
  readonly detail: ArticleDetail;
  readonly draft: RecordDraft<'quote'>;
  readonly mayEdit: boolean;
  readonly isFresh: boolean;
  /** Told when somebody chooses a status. */
  readonly onStatus: (status: QuoteStatus) => void;
}) {
  const { labels, statement: words } = useWords();
  const { fields, change } = draft;
  const article = detail.article.record.fields;
  const about = (field: string): string | null => errorOf(draft.errors, field);
  const attribution = {
    attributions: fields.attributions,
    names: detail.actorNames,
    onChange: (attributions: typeof fields.attributions) => change({ attributions }),
  };
  return (
    <fieldset className="fields" disabled={!mayEdit}>
      <AttributionField
        {...attribution}
        label={words.speaker}
        part="speaker"
        kinds={['person', 'organization', 'state', 'group']}
        error={about('attributions')}
        opensAtOnce={isFresh}
      />
      <SpeakerRoles {...attribution} />
      <AttributionField
        {...attribution}
        label={words.onBehalfOf}
        part="on_behalf_of"
        kinds={['organization', 'state', 'group', 'person']}
        error={null}
      />
      <SelectField
        label={words.kind}
        value={fields.kind}
        labels={labels.quoteKind}
        onChange={(kind) => change({ kind })}
        error={about('kind')}
      />
      <TextField
        label={words.cue}
        placeholder={words.cuePlaceholder}
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
        label={words.medium}
        value={fields.medium}
        labels={labels.medium}
        onChange={(medium) => change({ medium })}
        error={about('medium')}
      />
      <TextField
        label={words.venue}
        placeholder={words.venuePlaceholder}
        value={fields.venue}
        onChange={(venue) => change({ venue })}
        error={about('venue')}
      />
      <AttributionField
        {...attribution}
        label={words.addressees}
        part="addressee"
        kinds={['organization', 'state', 'person', 'group']}
        error={null}
      />
      <AttributionField
        {...attribution}
        label={words.mentioned}
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
        label={words.utteredText}
        placeholder={words.utteredPlaceholder}
        language={fields.language}
        value={fields.utteredText}
        onChange={(utteredText) => change({ utteredText })}
        error={about('utteredText')}
      />
      <TextField
        label={words.language}
        placeholder="en"
        value={fields.language}
        onChange={(language) => change({ language })}
        error={about('language')}
      />
      <ProseField
        label={words.translation}
        value={fields.translation}
        onChange={(translation) => change({ translation })}
        error={about('translation')}
      />
      <ProseField
        label={words.note}
        value={fields.note}
        onChange={(note) => change({ note })}
        error={about('note')}
      />
      <SelectField
        label={words.status}
        value={fields.status}
        labels={labels.status}
        onChange={(status) => {
          onStatus(status);
          change({ status });
        }}
        error={about('status')}
      />
    </fieldset>
  );
}
