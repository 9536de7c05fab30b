import { moment, shortDate } from '../words/dates.ts';
import { syncMarks } from '../words/labels.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';

/** The article's headline and where it comes from. */
export function ArticleHeader({
  article,
  onEdit,
}: {
  readonly article: RecordView<'article'>;
  readonly onEdit: (() => void) | null;
}) {
  const { fields } = article.record;
  const mark = syncMarks[article.sync];
  const place = [fields.datelinePlace, shortDate(fields.datelineDate)].filter(Boolean).join(', ');
  return (
    <header className="article-header">
      <div className="article-kicker">
        <span dir="auto">{fields.agency ?? 'No agency'}</span>
        {mark !== null && <span className="sync-mark">{mark}</span>}
        {onEdit !== null && (
          <button type="button" className="button quiet" onClick={onEdit}>
            Edit article
          </button>
        )}
      </div>
      <h1 dir="auto">{fields.headline}</h1>
      <p className="article-meta">
        {place !== '' && <span dir="auto">{place}</span>}
        {fields.byline !== null && <span dir="auto">{fields.byline}</span>}
        {fields.publishedAt !== null && (
          <time dateTime={fields.publishedAt}>Published {moment(fields.publishedAt)}</time>
        )}
      </p>
      {fields.editorsNote !== null && (
        <p className="editors-note" dir="auto">
          {fields.editorsNote}
        </p>
      )}
    </header>
  );
}
