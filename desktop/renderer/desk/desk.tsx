import { useCallback } from 'react';
import { focusList } from './focus-list.ts';
import { sectionOf, type DeskPlace, type Section } from './desk-place.ts';
import { Notice } from './notice.tsx';
import { placeOfRecord } from './place-of-record.ts';
import { Overlays } from './overlays.tsx';
import { PaneSplitter } from './pane-splitter.tsx';
import { Sidebar } from './sidebar.tsx';
import { useDeskCommands } from './use-desk-commands.ts';
import { paneBounds, usePanes } from './use-panes.ts';
import { usePlace } from './use-place.ts';
import { ActorPage } from '../actors/actor-page.tsx';
import { ArticleDesk } from '../articles/article-desk.tsx';
import { useCommand } from '../commands/use-command.ts';
import { ConflictPage } from '../conflicts/conflict-page.tsx';
import { OpenConflictContext } from '../conflicts/open-conflict.ts';
import { OpenNamedContext, type NamedRef } from '../context-menu/named-record.tsx';
import { useBeginDraft } from '../drafts/use-begin-draft.ts';
import { HistoryPage } from '../history/history-page.tsx';
import { OpenHistoryContext, type RecordRef } from '../history/open-history.ts';
import { ImportScreen } from '../import/import-screen.tsx';
import { DeskLists } from '../lists/desk-lists.tsx';
import { useListViews, type ListViews } from '../lists/use-list-views.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import { SignInPrompt } from '../sign-in/sign-in-prompt.tsx';
import { ConflictsPane, WaitingPane } from '../sync/sync-panes.tsx';
import { TopicPage } from '../topics/topic-page.tsx';
import { StepLine } from '../undo/step-line.tsx';
import { useWords } from '../words/use-words.ts';
import { sampleServer, type DeskEntry } from '#desktop/ipc/desks.ts';
import type { QuoteRow } from '#desktop/ipc/replica-views.ts';

/** The whole window: the way around at the left, a list, and what is open. `kept` is where this window was before. */
export function Desk({
  desk: entry,
  kept,
  keep,
}: {
  readonly desk: DeskEntry;
  readonly kept: unknown;
  readonly keep: (place: DeskPlace) => void;
}) {
  const { desk } = useWords();
  const { place, put } = usePlace(kept, keep);
  const { widths, isSidebarHidden, setWidth } = usePanes();
  const go = useCallback((section: Section) => put({ section }), [put]);
  const views = useListViews();
  const openConflict = useCallback((conflict: number) => put({ conflict }), [put]);
  const openHistory = useCallback((history: RecordRef) => put({ history }), [put]);
  const openNamed = useCallback(
    ({ kind, id }: NamedRef) =>
      put(
        kind === 'actor' ? { section: 'actors', actorId: id } : { section: 'topics', topicId: id },
      ),
    [put],
  );
  useDeskCommands(go);
  const columns = isSidebarHidden
    ? `${widths.list}px minmax(0, 1fr)`
    : `${widths.sidebar}px ${widths.list}px minmax(0, 1fr)`;
  return (
    <OpenConflictContext value={openConflict}>
      <OpenNamedContext value={openNamed}>
        <OpenHistoryContext value={openHistory}>
          <div className="desk" style={{ gridTemplateColumns: columns }}>
            {!isSidebarHidden && (
              <Sidebar
                desk={entry}
                section={place.section}
                onGo={go}
                onOpenView={({ kind, view }) => {
                  const section = sectionOf[kind];
                  views.put(section, view);
                  put({ section });
                }}
                edge={
                  <PaneSplitter
                    label={desk.resizeSidebar}
                    width={widths.sidebar}
                    {...paneBounds.sidebar}
                    onWidth={(width, done) => setWidth('sidebar', width, done)}
                  />
                }
              />
            )}
            <Panes place={place} put={put} views={views} />
            <main
              className="detail"
              onKeyDown={(event) => {
                if (event.key === 'Escape' && !event.defaultPrevented) focusList();
              }}
            >
              <PaneSplitter
                label={desk.resizeList}
                width={widths.list}
                {...paneBounds.list}
                onWidth={(width, done) => setWidth('list', width, done)}
              />
              {place.conflict !== null ? (
                <ConflictPage
                  number={place.conflict}
                  onClose={() => {
                    put({});
                    focusList();
                  }}
                  onOpenConflict={openConflict}
                  onOpenRecord={({ record }) => put(record === null ? {} : placeOfRecord(record))}
                />
              ) : place.history !== null ? (
                <HistoryPage
                  key={place.history.id}
                  record={place.history}
                  hasServer={entry.server !== sampleServer}
                  onClose={() => put({})}
                />
              ) : (
                <Open place={place} put={put} />
              )}
            </main>
            <Notice />
            <StepLine />
            <SignInPrompt />
            <Overlays onOpen={put} />
            <ImportScreen onOpen={put} />
          </div>
        </OpenHistoryContext>
      </OpenNamedContext>
    </OpenConflictContext>
  );
}

interface PlaceProps {
  readonly place: DeskPlace;
  readonly put: (next: Partial<DeskPlace>) => void;
}

function Panes({ place, put, views }: PlaceProps & { readonly views: ListViews }) {
  const mayEdit = useMayEdit();
  const begin = useBeginDraft();
  const { section } = place;
  useCommand(
    'newArticle',
    () =>
      put({
        section: 'articles',
        article: { id: begin('article', { headline: '' }), quoteId: null },
      }),
    { enabled: mayEdit },
  );
  useCommand(
    'newActor',
    () => put({ section: 'actors', actorId: begin('actor', { kind: 'person', name: '' }) }),
    { enabled: mayEdit },
  );
  useCommand('newTopic', () => put({ section: 'topics', topicId: begin('topic', { name: '' }) }), {
    enabled: mayEdit,
  });
  if (section === 'waiting') return <WaitingPane />;
  if (section === 'conflicts') return <ConflictsPane onOpen={(conflict) => put({ conflict })} />;
  return <DeskLists section={section} place={place} put={put} views={views} />;
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
    case 'waiting':
    case 'conflicts':
      return <NothingOpen section={place.section} />;
    case 'review':
    case 'articles':
      if (article === null) return <NothingOpen section={place.section} />;
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
      <h1>{nothingOpen[section]}</h1>
      {section !== 'waiting' && section !== 'conflicts' && (
        <p className="nothing-keys">
          <kbd>↑</kbd> <kbd>↓</kbd> {keys.move} <kbd>Enter</kbd> {keys.open} <kbd>/</kbd>{' '}
          {keys.search}
        </p>
      )}
    </div>
  );
}
