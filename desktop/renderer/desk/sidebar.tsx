import { sections, type Section } from './desk-place.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { SyncStatus } from '../sync/sync-status.tsx';

const names: Readonly<Record<Section, string>> = {
  articles: 'Articles',
  quotes: 'Quotes',
  actors: 'Actors',
  topics: 'Topics',
};

/** The way between the parts of the desk, with the sync status below. */
export function Sidebar({
  section,
  onGo,
}: {
  readonly section: Section;
  readonly onGo: (section: Section) => void;
}) {
  const counts = useCounts();
  return (
    <header className="sidebar">
      <p className="brand">Verbatim</p>
      <nav aria-label="Desk">
        <ul>
          {sections.map((name, index) => (
            <li key={name}>
              <button
                type="button"
                className="nav-item"
                aria-current={name === section ? 'page' : undefined}
                aria-keyshortcuts={`Control+${index + 1} Meta+${index + 1}`}
                title={`${names[name]} (Ctrl+${index + 1})`}
                onClick={() => onGo(name)}
              >
                <span>{names[name]}</span>
                <span className="nav-count" aria-hidden="true">
                  {counts[name]?.toLocaleString('en') ?? ''}
                </span>
              </button>
            </li>
          ))}
        </ul>
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
  return {
    articles: articles.data?.total,
    quotes: quotes.data?.total,
    actors: actors.data?.total,
    topics: topics.data?.total,
  };
}
