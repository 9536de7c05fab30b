import { useDeferredValue, useState } from 'react';
import { PickDialog, type PickGroup } from './pick-dialog.tsx';
import type { DeskPlace } from '../desk/desk-place.ts';
import { useReplicaQuery } from '../replica/use-replica-query.ts';
import { useWords } from '../words/use-words.ts';

const most = 6;
const mostNewest = 12;

/** Opens an article, an actor, a topic or a quote by its headline, name, alias or words; found on this machine. */
export function QuickOpen({
  onOpen,
  onClose,
}: {
  readonly onOpen: (place: Partial<DeskPlace>) => void;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text.trim().slice(0, 200));
  const found = useFound(typed);
  const places = new Map<string, Partial<DeskPlace>>(
    found.flatMap(({ rows }) => rows.map(({ key, place }) => [key, place] as const)),
  );
  const groups: readonly PickGroup[] = found.map(({ title, rows }) => ({ title, items: rows }));
  return (
    <PickDialog
      label={words.quickOpen.find}
      listLabel={words.quickOpen.found}
      groups={groups}
      text={text}
      empty={typed === '' ? null : words.quickOpen.nothing}
      onText={setText}
      onPick={(key) => {
        const place = places.get(key);
        onClose();
        if (place !== undefined) onOpen(place);
      }}
      onClose={onClose}
    />
  );
}

function useFound(typed: string) {
  const { quickOpen, labels, shortDate, listed } = useWords();
  const any = typed === '';
  const part = { filter: any ? {} : { text: typed }, offset: 0, limit: any ? mostNewest : most };
  const named = { ...part, orderBy: 'name', direction: 'asc' } as const;
  const when = { keepPrevious: true, enabled: !any };
  const articles = useReplicaQuery(
    'listArticles',
    { ...part, orderBy: 'publishedAt', direction: 'desc' },
    { keepPrevious: true },
  );
  const actors = useReplicaQuery('listActors', named, when);
  const topics = useReplicaQuery('listTopics', named, when);
  const quotes = useReplicaQuery(
    'listQuotes',
    { ...part, orderBy: 'createdAt', direction: 'desc' },
    when,
  );
  const foundArticles = (articles.data?.rows ?? []).map((row) => ({
    key: `article ${row.id}`,
    title: row.headline,
    detail: [row.agency ?? '', shortDate(row.publishedAt)].filter(Boolean).join(' · '),
    place: { section: 'articles', article: { id: row.id, quoteId: null } } as const,
  }));
  if (any) return [{ title: quickOpen.newest, rows: foundArticles }];
  return [
    {
      title: quickOpen.actors,
      rows: (actors.data?.rows ?? []).map((row) => ({
        key: `actor ${row.id}`,
        title: row.name,
        detail: row.matchedAlias ?? row.position ?? labels.actorKind[row.kind],
        place: { section: 'actors', actorId: row.id } as const,
      })),
    },
    {
      title: quickOpen.topics,
      rows: (topics.data?.rows ?? []).map((row) => ({
        key: `topic ${row.id}`,
        title: row.name,
        detail: row.parent,
        place: { section: 'topics', topicId: row.id } as const,
      })),
    },
    { title: quickOpen.articles, rows: foundArticles },
    {
      title: quickOpen.quotes,
      rows: (quotes.data?.rows ?? []).map((row) => ({
        key: `quote ${row.id}`,
        title: row.reportedText,
        detail: row.speakers.length === 0 ? row.headline : listed(row.speakers),
        place: { section: 'quotes', quote: { id: row.id, articleId: row.articleId } } as const,
      })),
    },
  ];
}
