import { useCallback, useMemo, useState } from 'react';
import { usePreference } from '../preferences/use-preference.ts';
import type { ListSection } from '../desk/desk-place.ts';
import type { ListedKind, ListLayout, ListView } from '#desktop/ipc/list-views.ts';

/** The view of each of the desk's lists, so that coming back finds each as it was left. */
export interface ListViews {
  readonly of: Readonly<Record<ListSection, ListView>>;
  readonly put: (section: ListSection, view: ListView) => void;
}

/** What kind of record each of the desk's lists is of. */
const kinds: Readonly<Record<ListSection, ListedKind>> = {
  review: 'article',
  articles: 'article',
  quotes: 'quote',
  actors: 'actor',
  topics: 'topic',
};

/** The views of this window's lists: order, groups, layout and columns are remembered, what one looked for is not. */
export function useListViews(): ListViews {
  const [layouts, setLayouts] = usePreference('listLayouts');
  const [of, setOf] = useState<Readonly<Record<ListSection, ListView>>>(() => {
    const first = (kind: ListedKind): ListView => ({ text: '', filter: {}, ...layouts[kind] });
    return {
      review: first('article'),
      articles: first('article'),
      quotes: first('quote'),
      actors: first('actor'),
      topics: first('topic'),
    };
  });
  const put = useCallback(
    (section: ListSection, view: ListView): void => {
      setOf((old) => ({ ...old, [section]: view }));
      const kind = kinds[section];
      const layout = layoutOf(view);
      if (JSON.stringify(layout) !== JSON.stringify(layoutOf(layouts[kind]))) {
        setLayouts({ ...layouts, [kind]: layout });
      }
    },
    [layouts, setLayouts],
  );
  return useMemo(() => ({ of, put }), [of, put]);
}

function layoutOf({ orderBy, direction, groupBy, table, columns }: ListLayout): ListLayout {
  return { orderBy, direction, groupBy, table, columns };
}
