import { memo, useMemo } from 'react';
import { paragraphsOf, runsOf, type Run } from './highlight-runs.ts';
import { quoteKindLabels, statusLabels } from '../words/labels.ts';
import type { QuoteFields } from '#shared/records/quote.ts';

/** A quote as the reader shows it. */
export interface ShownQuote {
  readonly id: string;
  readonly fields: QuoteFields;
  readonly speaker: string | null;
  readonly unsaved: boolean;
}

/** The article's body with its quotes marked. Text only: nothing of it is ever taken for HTML. */
export const ArticleText = memo(function ArticleText({
  body,
  quotes,
  openQuote,
  onOpenQuote,
}: {
  readonly body: string;
  readonly quotes: readonly ShownQuote[];
  readonly openQuote: string | null;
  readonly onOpenQuote: (id: string) => void;
}) {
  const paragraphs = useMemo(() => paragraphsOf(body), [body]);
  const highlights = useMemo(
    () =>
      quotes
        // Where a lost quote stood, other words stand now: marking those would put them into somebody's mouth.
        .filter(({ fields }) => fields.anchorStatus !== 'lost')
        .map(({ id, fields }) => ({ id, segments: fields.segments })),
    [quotes],
  );
  const byId = useMemo(() => new Map(quotes.map((quote) => [quote.id, quote])), [quotes]);
  return paragraphs.map((paragraph) => (
    <p key={paragraph.start} dir="auto" data-start={paragraph.start}>
      {runsOf(paragraph, highlights).map((run) => (
        <RunText
          key={run.start}
          text={body.slice(run.start, run.end)}
          run={run}
          byId={byId}
          openQuote={openQuote}
          onOpenQuote={onOpenQuote}
        />
      ))}
    </p>
  ));
});

function RunText({
  text,
  run,
  byId,
  openQuote,
  onOpenQuote,
}: {
  readonly text: string;
  readonly run: Run;
  readonly byId: ReadonlyMap<string, ShownQuote>;
  readonly openQuote: string | null;
  readonly onOpenQuote: (id: string) => void;
}) {
  const isOpen = openQuote !== null && run.quotes.includes(openQuote);
  const shown = byId.get((isOpen ? openQuote : run.quotes[0]) ?? '');
  if (shown === undefined) return text;
  // Where several quotes lie over each other, each click goes on to the next of them.
  const next = isOpen
    ? run.quotes[(run.quotes.indexOf(openQuote) + 1) % run.quotes.length]
    : run.quotes[0];
  const open = (): void => {
    if (next !== undefined) onOpenQuote(next);
  };
  const begins = run.begins.includes(shown.id);
  const ends = run.ends.includes(shown.id);
  const { kind, status } = shown.fields;
  return (
    <mark
      className="quote"
      data-kind={kind}
      data-status={status}
      data-open={isOpen || undefined}
      data-unsaved={shown.unsaved || undefined}
      data-depth={run.quotes.length > 1 ? 'many' : undefined}
      data-ends={ends || undefined}
      // One stop for the Tab key for each quote, not one for each piece of it.
      {...(begins
        ? {
            role: 'button',
            tabIndex: 0,
            'aria-pressed': isOpen,
            'aria-description': describe(shown),
          }
        : {})}
      onClick={() => {
        if (document.getSelection()?.isCollapsed !== false) open();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
    >
      {text}
    </mark>
  );
}

function describe({ fields, speaker, unsaved }: ShownQuote): string {
  const parts = [
    `${quoteKindLabels[fields.kind]} quote`,
    speaker,
    unsaved ? 'unsaved' : statusLabels[fields.status].toLowerCase(),
  ];
  return parts.filter((part) => part !== null).join(', ');
}
