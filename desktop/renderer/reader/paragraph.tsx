import { memo } from 'react';
import type { Run } from './highlight-runs.ts';
import { HonestText } from './honest-text.tsx';
import { sameMark, statusSigns, type Mark } from './mark.ts';
import { ReportedText } from './reported-text.tsx';
import { sameValue } from '#shared/edits/same-value.ts';

interface ParagraphProps {
  /** The offset of its first code unit in the body. */
  readonly start: number;
  readonly text: string;
  readonly language: string | null;
  readonly runs: readonly Run[];
  readonly marks: ReadonlyMap<string, Mark>;
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

/** One paragraph of a body, drawn again only when something in it looks different. */
export const Paragraph = memo(function Paragraph(props: ParagraphProps) {
  const { start, text, language, runs } = props;
  return (
    <p dir="auto" lang={language ?? undefined} data-start={start}>
      {runs.map((run) => (
        <MarkedRun
          key={run.start}
          {...props}
          run={run}
          text={text.slice(run.start - start, run.end - start)}
        />
      ))}
    </p>
  );
}, looksTheSame);

function looksTheSame(one: ParagraphProps, other: ParagraphProps): boolean {
  const ids = new Set(other.runs.flatMap(({ quotes }) => quotes));
  const opens = (id: string | null): string | null => (id !== null && ids.has(id) ? id : null);
  return (
    one.start === other.start &&
    one.text === other.text &&
    one.language === other.language &&
    one.onOpen === other.onOpen &&
    opens(one.openId) === opens(other.openId) &&
    (one.runs === other.runs || sameValue(one.runs, other.runs)) &&
    [...ids].every((id) => {
      const [before, now] = [one.marks.get(id), other.marks.get(id)];
      return before !== undefined && now !== undefined && sameMark(before, now);
    })
  );
}

function MarkedRun({ text, run, marks, openId, onOpen }: ParagraphProps & { readonly run: Run }) {
  const isOpen = openId !== null && run.quotes.includes(openId);
  const shown = marks.get((isOpen ? openId : run.quotes[0]) ?? '');
  if (shown === undefined) return <HonestText text={text} />;
  // Where several quotes lie over each other, each click goes on to the next of them.
  const next = isOpen
    ? run.quotes[(run.quotes.indexOf(openId) + 1) % run.quotes.length]
    : run.quotes[0];
  const below = marks.get(run.quotes.find((id) => id !== shown.id) ?? '');
  const signs = run.ends.map((id) => signOf(marks.get(id))).join('');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the article has the caret and its keys, Enter among them
    <mark
      className="quote"
      data-kind={shown.kind}
      data-status={shown.status}
      data-open={isOpen || undefined}
      // Two lines below the words where two quotes share them, the second in the manner of the other one.
      data-below={below?.status}
      data-below-kind={below?.kind}
      data-signs={signs === '' ? undefined : signs}
      data-breaks={run.breaks.includes(shown.id) || undefined}
      data-next={next}
      // Said once for each quote, not for each piece of it; the keyboard goes from quote to quote by its own commands.
      // It takes no focus: the browser would let no selection begin at its first letter, which lies behind the text before.
      {...(run.begins.includes(shown.id)
        ? {
            role: 'button',
            'aria-pressed': isOpen,
            'aria-description': shown.description,
          }
        : {})}
      onClick={() => {
        if (next !== undefined && document.getSelection()?.isCollapsed !== false) onOpen(next);
      }}
    >
      <ReportedText text={text} />
    </mark>
  );
}

function signOf(mark: Mark | undefined): string {
  return mark === undefined ? '' : statusSigns[mark.status];
}
