import { useState } from 'react';
import { ArticleForm } from './article-form.tsx';
import { OpenArticle } from './open-article.tsx';
import { useDraftOf } from '../drafts/use-drafts.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';

/** One article to read and to mark quotes in, with the open statement at its right; or its own fields. */
export function ArticleDesk({
  id,
  quoteId,
  onOpenQuote,
  onGone,
}: {
  readonly id: string;
  readonly quoteId: string | null;
  readonly onGone: () => void;
  readonly onOpenQuote: (quoteId: string | null) => void;
}) {
  const words = useWords();
  const { data } = useReplicaQuery('getArticle', { id });
  const draft = useDraftOf('article', id);
  const [editing, setEditing] = useState(false);
  const begun = draft !== undefined && draft.base === null;
  if (editing || (begun && (data ?? null) === null)) {
    return (
      <ArticleForm
        id={id}
        view={data?.article ?? null}
        onDone={() => setEditing(false)}
        onGone={onGone}
      />
    );
  }
  // The local store answers within a frame: an empty frame is calmer than a flash of something else.
  if (data === undefined) return <div className="article-desk" />;
  if (data === null) return <p className="empty page">{words.reader.gone}</p>;
  return (
    <OpenArticle
      detail={data}
      quoteId={quoteId}
      onOpenQuote={onOpenQuote}
      onEdit={() => setEditing(true)}
    />
  );
}
