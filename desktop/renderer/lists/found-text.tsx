import { useReplicaQuery } from '../replica/use-replica-query.ts';
import type { FoundWords } from '#desktop/ipc/replica-calls.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';
import type { Fragment, Highlight } from '#shared/queries/highlight.ts';
import type { SearchedKind } from '#shared/queries/search-terms.ts';

const nothing: FoundWords = {};

/** Where the words of a search stand in the rows that are drawn; `shown` are the first and last of these. */
export function useFoundWords(
  kind: SearchedKind,
  page: Page<{ readonly id: string }> | undefined,
  [first, last]: readonly [number, number],
  text: string,
): FoundWords {
  const words = text.trim().slice(0, 500);
  const ids = (page?.rows ?? [])
    .slice(Math.max(0, first - (page?.offset ?? 0)), Math.max(0, last - (page?.offset ?? 0)))
    .slice(0, 100)
    .map(({ id }) => id);
  const enabled = words !== '' && ids.length > 0;
  const { data } = useReplicaQuery(
    'foundWords',
    { kind, ids, text: words },
    { enabled, keepPrevious: true },
  );
  return enabled ? (data ?? nothing) : nothing;
}

/** A text with what was looked for marked in it, where that is known; else the text as it is. */
export function FoundText({
  text,
  found,
  field,
}: {
  readonly text: string;
  readonly found: readonly Highlight[] | undefined;
  readonly field: string;
}) {
  const part = found?.find((one) => one.field === field);
  if (part === undefined) return text;
  return (
    <Fragments
      fragments={part.fragments}
      cut={
        !part.fragments
          .map((one) => one.text)
          .join('')
          .startsWith(text.slice(0, 20))
      }
    />
  );
}

/** The stretches of a text in which something was found; `cut` says that something stands before them. */
export function Fragments({
  fragments,
  cut,
}: {
  readonly fragments: readonly Fragment[];
  readonly cut: boolean;
}) {
  return (
    <>
      {cut && '… '}
      {fragments.map(({ text, isMatch }, index) =>
        isMatch ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </>
  );
}
