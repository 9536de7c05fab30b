import { useCallback, useState } from 'react';
import { focusList } from './focus-list.ts';
import { firstPlace, sectionOf, type DeskPlace, type Section } from './desk-place.ts';
import { Notice } from './notice.tsx';
import { placeOfRecord } from './place-of-record.ts';
import { Sidebar } from './sidebar.tsx';
import { useDeskCommands } from './use-desk-commands.ts';
import { ActorPage } from '../actors/actor-page.tsx';
import { ArticleDesk } from '../articles/article-desk.tsx';
import { ConflictPage } from '../conflicts/conflict-page.tsx';
import { OpenConflictContext } from '../conflicts/open-conflict.ts';
import { DeskLists } from '../lists/desk-lists.tsx';
import { useListViews } from '../lists/use-list-views.ts';
import { SignInPrompt } from '../sign-in/sign-in-prompt.tsx';
import { TopicPage } from '../topics/topic-page.tsx';
import { StepLine } from '../undo/step-line.tsx';
import { useWords } from '../words/use-words.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** The whole window: the way around at the left, a list, and what is open. */
export function Desk() {
  const [place, setPlace] = useState<DeskPlace>(firstPlace);
  // Whatever is opened is what is looked at: no conflict stays on top of it.
  const put = useCallback(
    (next: Partial<DeskPlace>) => setPlace((old) => ({ ...old, conflict: null, ...next })),
    [],
  );
  const go = useCallback((section: Section) => put({ section }), [put]);
  const openConflict = useCallback((conflict: number) => put({ conflict }), [put]);
  const views = useListViews();
  useDeskCommands(go);
  return (
    <OpenConflictContext value={openConflict}>
      <div className="desk">
        <Sidebar
          section={place.section}
          onGo={go}
          onOpenView={({ kind, view }) => {
            const section = sectionOf[kind];
            views.put(section, view);
            put({ section });
          }}
        />
        <DeskLists place={place} put={put} views={views} />
        <main
          className="detail"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) focusList();
          }}
        >
          {place.conflict === null ? (
            <Open place={place} put={put} />
          ) : (
            <ConflictPage
              number={place.conflict}
              onClose={() => {
                put({});
                focusList();
              }}
              onOpenConflict={openConflict}
              onOpenRecord={({ record }) => put(record === null ? {} : placeOfRecord(record))}
            />
          )}
        </main>
        <Notice />
        <StepLine />
        <SignInPrompt />
      </div>
    </OpenConflictContext>
  );
}

interface PlaceProps {
  readonly place: DeskPlace;
  readonly put: (next: Partial<DeskPlace>) => void;
}

function Open({ place, put }: PlaceProps) {
  const openQuote = ({ id, articleId }: QuoteRow): void =>
    put({ section: 'quotes', quote: { id, articleId } });
  const { article, quote, actorId, topicId } = place;
  const onArticleQuote = useCallback(
    (quoteId: string | null) => put({ article: article === null ? null : { ...article, quoteId } }),
    [put, article],
  );
  const onQuote = useCallback(
    (id: string | null) => put({ quote: quote === null ? null : { ...quote, id } }),
    [put, quote],
  );
  switch (place.section) {
    case 'review':
    case 'articles':
      if (article === null) return <NothingOpen section="articles" />;
      return (
        <ArticleDesk
          key={article.id}
          id={article.id}
          quoteId={article.quoteId}
          onOpenQuote={onArticleQuote}
          onGone={() => put({ article: null })}
        />
      );
    case 'quotes':
      if (quote === null) return <NothingOpen section="quotes" />;
      return (
        <ArticleDesk
          key={quote.articleId}
          id={quote.articleId}
          quoteId={quote.id}
          onOpenQuote={onQuote}
          onGone={() => put({ quote: null })}
        />
      );
    case 'actors':
      if (actorId === null) return <NothingOpen section="actors" />;
      return (
        <ActorPage
          key={actorId}
          id={actorId}
          onGone={() => put({ actorId: null })}
          onOpenQuote={openQuote}
          onOpenActor={(id) => put({ actorId: id })}
        />
      );
    case 'topics':
      if (topicId === null) return <NothingOpen section="topics" />;
      return (
        <TopicPage
          key={topicId}
          id={topicId}
          onGone={() => put({ topicId: null })}
          onOpenQuote={openQuote}
          onOpenTopic={(id) => put({ topicId: id })}
        />
      );
  }
}

function NothingOpen({ section }: { readonly section: Section }) {
  const { nothingOpen, keys } = useWords().desk;
  return (
    <div className="nothing">
      <p>{nothingOpen[section]}</p>
      <p className="nothing-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> {keys.move} <kbd>Enter</kbd> {keys.open} <kbd>/</kbd>{' '}
        {keys.search}
      </p>
    </div>
  );
}
