import { sections, type Section } from './desk-place.ts';
import { titleOf, useKeyWords } from '../commands/key-words.ts';
import { toReview } from '../lists/article-list.tsx';
import { SavedViews } from '../lists/saved-views.tsx';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { SyncStatus } from '../sync/sync-status.tsx';
import type { SavedView } from '#desktop/ipc/list-views.ts';
import { useWords } from '../words/use-words.ts';

const commandOf = {
  review: 'goToReview',
  articles: 'goToArticles',
  quotes: 'goToQuotes',
  actors: 'goToActors',
  topics: 'goToTopics',
} as const;

/** The way between the parts of the desk, with the sync status below. */
export function Sidebar({
  section,
  onGo,
  onOpenView,
}: {
  readonly section: Section;
  readonly onGo: (section: Section) => void;
  readonly onOpenView: (saved: SavedView) => void;
}) {
  const { desk, number } = useWords();
  const counts = useCounts();
  const keyWords = useKeyWords();
  return (
    <header className="sidebar">
      <p className="brand">Verbatim</p>
      <nav aria-label={desk.name}>
        <ul>
          {sections.map((name) => (
            <li key={name}>
              <button
                type="button"
                className="nav-item"
                aria-current={name === section ? 'page' : undefined}
                title={titleOf(desk.sections[name], keyWords(commandOf[name]))}
                onClick={() => onGo(name)}
              >
                <span>{desk.sections[name]}</span>
                <span className="nav-count" aria-hidden="true">
                  {counts[name] === undefined ? '' : number(counts[name])}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <SavedViews onOpen={onOpenView} />
      </nav>
      <SyncStatus />
    </header>
  );
}

function useCounts(): Readonly<Record<Section, number | undefined>> {
  const one = { filter: {}, direction: 'asc', offset: 0, limit: 1 } as const;
  const articles = useReplicaQuery('listArticles', { ...one, orderBy: 'createdAt' });
  const quotes = useReplicaQuery('listQuotes', { ...one, orderBy: 'createdAt' });
  const actors = useReplicaQuery('listActors', { ...one, orderBy: 'createdAt' });
  const topics = useReplicaQuery('listTopics', { ...one, orderBy: 'createdAt' });
  const review = useReplicaQuery('listArticles', {
    ...one,
    orderBy: 'createdAt',
    filter: { or: toReview },
  });
  return {
    review: review.data?.total,
    articles: articles.data?.total,
    quotes: quotes.data?.total,
    actors: actors.data?.total,
    topics: topics.data?.total,
  };
}
