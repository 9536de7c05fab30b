import { useCallback } from 'react';
import { ActorList } from './actor-list.tsx';
import { ArticleList } from './article-list.tsx';
import { QuoteList } from './quote-list.tsx';
import { TopicList } from './topic-list.tsx';
import type { ListViews } from './use-list-views.ts';
import type { DeskPlace, ListSection } from '../desk/desk-place.ts';
import { useBeginDraft } from '../drafts/use-begin-draft.ts';
import { useMayEdit } from '../replica/use-desk-status.ts';
import type { ListView } from '#desktop/ipc/list-views.ts';

/** The list of the section that an editor is in. */
export function DeskLists({
  section,
  place,
  put,
  views,
}: {
  readonly section: ListSection;
  readonly place: DeskPlace;
  readonly put: (next: Partial<DeskPlace>) => void;
  readonly views: ListViews;
}) {
  const mayEdit = useMayEdit();
  const begin = useBeginDraft();
  const view = views.of[section];
  const onView = useCallback((next: ListView) => views.put(section, next), [views, section]);
  const openArticle = useCallback((id: string) => put({ article: { id, quoteId: null } }), [put]);
  switch (section) {
    case 'review':
    case 'articles':
      return (
        <ArticleList
          key={section}
          view={view}
          onView={onView}
          review={section === 'review'}
          openId={place.article?.id ?? null}
          onOpen={({ id }) => openArticle(id)}
          onNew={
            mayEdit && section === 'articles'
              ? () => openArticle(begin('article', { headline: '' }))
              : null
          }
        />
      );
    case 'quotes':
      return (
        <QuoteList
          view={view}
          onView={onView}
          openId={place.quote?.id ?? null}
          onOpen={({ id, articleId }) => put({ quote: { id, articleId } })}
        />
      );
    case 'actors':
      return (
        <ActorList
          view={view}
          onView={onView}
          openId={place.actorId}
          onOpen={({ id }) => put({ actorId: id })}
          onNew={
            mayEdit ? () => put({ actorId: begin('actor', { kind: 'person', name: '' }) }) : null
          }
        />
      );
    case 'topics':
      return (
        <TopicList
          view={view}
          onView={onView}
          openId={place.topicId}
          onOpen={({ id }) => put({ topicId: id })}
          onNew={mayEdit ? () => put({ topicId: begin('topic', { name: '' }) }) : null}
        />
      );
  }
}
