import { memo, useMemo } from 'react';
import { paragraphsOf, runsOfParagraphs } from './highlight-runs.ts';
import type { Mark } from './mark.ts';
import { Paragraph } from './paragraph.tsx';

/** The article's body with its quotes marked. Text only: nothing of it is ever taken for HTML. */
export const ArticleText = memo(function ArticleText({
  body,
  language,
  marks,
  openId,
  onOpen,
}: {
  readonly body: string;
  readonly language: string | null;
  readonly marks: readonly Mark[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const paragraphs = useMemo(() => paragraphsOf(body), [body]);
  const runs = useMemo(() => runsOfParagraphs(paragraphs, marks), [paragraphs, marks]);
  const byId = useMemo(() => new Map(marks.map((mark) => [mark.id, mark])), [marks]);
  return paragraphs.map(({ start, end }, index) => (
    <Paragraph
      key={start}
      start={start}
      text={body.slice(start, end)}
      language={language}
      runs={runs[index] ?? []}
      marks={byId}
      openId={openId}
      onOpen={onOpen}
    />
  ));
});
