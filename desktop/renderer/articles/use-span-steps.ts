import type { RefObject } from 'react';
import type { ShownQuote } from './shown-quotes.ts';
import { useCommand } from '../commands/use-command.ts';
import { selectEnds } from '../reader/selection-span.ts';
import { stepSpan, type SpanStep } from '../reader/span-steps.ts';
import type { BodyCaret } from '../reader/use-body-selection.ts';
import type { CommandId } from '#desktop/ipc/commands.ts';
import type { Span } from '#shared/text/spans.ts';

/** The commands that move an end of the selection, or of a part of the open quote, and what each does. */
export const spanSteps = {
  extendByWord: { end: 'end', unit: 'word', way: 'more' },
  shrinkByWord: { end: 'end', unit: 'word', way: 'less' },
  extendBySentence: { end: 'end', unit: 'sentence', way: 'more' },
  shrinkBySentence: { end: 'end', unit: 'sentence', way: 'less' },
  extendStartByWord: { end: 'start', unit: 'word', way: 'more' },
  shrinkStartByWord: { end: 'start', unit: 'word', way: 'less' },
  extendStartBySentence: { end: 'start', unit: 'sentence', way: 'more' },
  shrinkStartBySentence: { end: 'start', unit: 'sentence', way: 'less' },
} as const satisfies Partial<Record<CommandId, SpanStep>>;

/** Offers the commands of `spanSteps`: on the selection where there is one, else on the part of the open quote that the caret is in, or its last. */
export function useSpanSteps({
  body,
  text,
  selecting: { selection, lastEnds, remember, read },
  open,
  mayEdit,
  place,
}: {
  readonly body: string;
  readonly text: RefObject<HTMLElement | null>;
  readonly selecting: BodyCaret;
  readonly open: ShownQuote | null;
  readonly mayEdit: boolean;
  /** Gives the open quote these spans. */
  readonly place: (spans: readonly Span[]) => void;
}): void {
  const segments = open === null || open.fields.anchorStatus === 'lost' ? [] : open.fields.segments;
  const take = (step: SpanStep): void => {
    const selected = read();
    if (selected !== null && text.current !== null) {
      const { start, end } = stepSpan(body, selected, step);
      const forwards = step.end === 'end';
      const ends = { anchor: forwards ? start : end, focus: forwards ? end : start };
      selectEnds(text.current, ends);
      remember(ends);
      return;
    }
    const { focus } = lastEnds();
    const at = segments.findIndex(({ start, end }) => start <= focus && focus <= end);
    const chosen = at === -1 ? segments.length - 1 : at;
    place(segments.map((span, index) => (index === chosen ? stepSpan(body, span, step) : span)));
  };
  const options = { enabled: selection !== null || (mayEdit && segments.length > 0) };
  // Eight commands that are always there, in the same order: the rule of hooks is kept.
  useCommand('extendByWord', () => take(spanSteps.extendByWord), options);
  useCommand('shrinkByWord', () => take(spanSteps.shrinkByWord), options);
  useCommand('extendBySentence', () => take(spanSteps.extendBySentence), options);
  useCommand('shrinkBySentence', () => take(spanSteps.shrinkBySentence), options);
  useCommand('extendStartByWord', () => take(spanSteps.extendStartByWord), options);
  useCommand('shrinkStartByWord', () => take(spanSteps.shrinkStartByWord), options);
  useCommand('extendStartBySentence', () => take(spanSteps.extendStartBySentence), options);
  useCommand('shrinkStartBySentence', () => take(spanSteps.shrinkStartBySentence), options);
}
