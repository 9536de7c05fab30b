import { useId, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { ArticleText } from './article-text.tsx';
import { keepInSight, moveCaret } from './caret-keys.ts';
import type { Mark } from './mark.ts';
import { caretBox, selectEnds, selectionEnds, type SelectionEnds } from './selection-span.ts';
import type { PagePlace } from './use-body-selection.ts';
import { useWords } from '../words/use-words.ts';
import { spansOverlap } from '#shared/text/spans.ts';

/** The text of an article with a caret in it: read, and marked with the keyboard, but never typed into. */
export function ArticleBody({
  text,
  page,
  body,
  language,
  marks,
  openId,
  lastEnds,
  remember,
  caret,
  onOpen,
  onLeave,
}: {
  readonly text: RefObject<HTMLElement | null>;
  readonly page: RefObject<HTMLElement | null>;
  readonly body: string;
  readonly language: string | null;
  readonly marks: readonly Mark[];
  readonly openId: string | null;
  readonly lastEnds: () => SelectionEnds;
  readonly remember: (ends: SelectionEnds) => void;
  readonly caret: PagePlace | null;
  readonly onOpen: (id: string) => void;
  /** Closes what is open beside the text, on Escape; null while nothing is. */
  readonly onLeave: (() => void) | null;
}) {
  const words = useWords().reader;
  const hint = useId();
  if (body === '') return <p className="empty">{words.noText}</p>;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const root = event.currentTarget;
    if (event.target !== root) return;
    const at = lastEnds().focus;
    if (moveCaret(root, event, lastEnds(), body)) {
      event.preventDefault();
      const now = selectionEnds(root, document.getSelection());
      // The browser tells of it later, and what is drawn anew before that would put the caret back.
      if (now !== null) remember(now);
      const box = caretBox(root, now?.focus ?? at);
      if (box !== null && page.current !== null) keepInSight(page.current, box);
    } else if (event.key === 'Enter') {
      const id = markAt(marks, at, openId);
      if (id !== null) onOpen(id);
    } else if (event.key === 'Escape' && document.getSelection()?.isCollapsed === false) {
      event.preventDefault();
      document.getSelection()?.collapseToEnd();
    } else if (event.key === 'Escape' && onLeave !== null) {
      event.preventDefault();
      onLeave();
    }
  };

  // The menu is about the quote that is open, or else about the words that are selected.
  const onContextMenu = ({ target }: MouseEvent<HTMLElement>): void => {
    const mark =
      target instanceof Element ? target.closest('mark[data-next]:not([data-open])') : null;
    const id = mark?.getAttribute('data-next') ?? null;
    if (id !== null && document.getSelection()?.isCollapsed !== false) onOpen(id);
  };

  return (
    <>
      <article
        className="body"
        data-menu="reading"
        ref={text}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the caret is in it, and the arrow keys are its
        tabIndex={0}
        aria-label={words.body}
        aria-describedby={hint}
        onFocus={(event) => {
          // A caret from the keyboard begins where it was last; the pointer brings its own a moment later, and the
          // page must not be scrolled away from under it.
          const root = event.currentTarget;
          if (event.target !== root || !root.matches(':focus-visible')) return;
          if (selectionEnds(root, document.getSelection()) !== null) return;
          const { focus } = lastEnds();
          const box = caretBox(root, focus);
          if (box === null) return;
          selectEnds(root, { anchor: focus, focus });
          if (page.current !== null) keepInSight(page.current, box);
        }}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
      >
        <ArticleText
          body={body}
          language={language}
          marks={marks}
          openId={openId}
          onOpen={onOpen}
        />
      </article>
      <p id={hint} className="unseen">
        {words.bodyHint}
      </p>
      {caret !== null && (
        <div
          className="caret"
          aria-hidden="true"
          style={{ top: caret.top, left: caret.left, height: caret.height }}
        />
      )}
    </>
  );
}

// Where several lie over each other, each press goes on to the next of them, the shortest first.
function markAt(marks: readonly Mark[], offset: number, openId: string | null): string | null {
  const here = marks
    .filter(({ segments }) =>
      segments.some((span) => spansOverlap(span, { start: offset, end: offset + 1 })),
    )
    .sort((one, other) => lengthOf(one) - lengthOf(other));
  const at = here.findIndex(({ id }) => id === openId);
  return here[(at + 1) % here.length]?.id ?? null;
}

function lengthOf({ segments }: Mark): number {
  return segments.reduce((sum, { start, end }) => sum + end - start, 0);
}
