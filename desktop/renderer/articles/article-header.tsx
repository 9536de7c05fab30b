import type { RefObject } from 'react';
import { HistoryButton } from '../history/history-button.tsx';
import { HonestText } from '../reader/honest-text.tsx';
import { useWords } from '../words/use-words.ts';
import type { RecordView } from '#desktop/ipc/replica-views.ts';

/** The article's headline and where it comes from. */
export function ArticleHeader({
  article,
  page,
  onEdit,
}: {
  /** The part of the page that is about the article and not about a quote of it. */
  readonly page: RefObject<HTMLElement | null>;
  readonly article: RecordView<'article'>;
  readonly onEdit: (() => void) | null;
}) {
  const words = useWords();
  const { fields } = article.record;
  const mark = words.labels.sync[article.sync];
  const place = words.reader.place(fields.datelinePlace, fields.datelineDate);
  const language = fields.language ?? undefined;
  return (
    <header className="article-header">
      <div className="article-kicker">
        <span dir="auto">{fields.agency ?? words.reader.noAgency}</span>
        {mark !== '' && <span className="sync-mark">{mark}</span>}
        <HistoryButton record={{ kind: 'article', id: article.record.id }} within={page} />
        {onEdit !== null && (
          <button type="button" className="button quiet" onClick={onEdit}>
            {words.reader.edit}
          </button>
        )}
      </div>
      <h1 dir="auto" lang={language}>
        <HonestText text={fields.headline} />
      </h1>
      <p className="article-meta">
        {place !== '' && <span dir="auto">{place}</span>}
        {fields.byline !== null && <span dir="auto">{fields.byline}</span>}
        {fields.publishedAt !== null && (
          <time dateTime={fields.publishedAt}>
            {words.reader.published(words.moment(fields.publishedAt))}
          </time>
        )}
      </p>
      {fields.editorsNote !== null && (
        <p className="editors-note" dir="auto">
          <HonestText text={fields.editorsNote} />
        </p>
      )}
    </header>
  );
}
