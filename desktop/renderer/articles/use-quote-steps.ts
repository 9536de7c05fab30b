import type { ShownQuote } from './shown-quotes.ts';
import { useCommand } from '../commands/use-command.ts';

/** Ways from one quote to another. */
export interface QuoteSteps {
  /** Goes to the next quote in reading order, or to the one before. */
  readonly step: (by: 1 | -1) => void;
  /** Goes to the next quote that nobody has decided about; answers whether there is another one. */
  readonly toReview: (by: 1 | -1) => boolean;
}

/** Goes from quote to quote, to those to review and to those that lost their place, by commands of their own. */
export function useQuoteSteps({
  quotes,
  open,
  mayEdit,
  onOpen,
  onText,
}: {
  readonly quotes: readonly ShownQuote[];
  readonly open: ShownQuote | null;
  readonly mayEdit: boolean;
  readonly onOpen: (id: string) => void;
  readonly onText: () => void;
}): QuoteSteps {
  const go = (by: 1 | -1, wanted: (quote: ShownQuote) => boolean, around: boolean): boolean => {
    const next = nextOf(quotes, open, by, wanted, around);
    if (next !== null) onOpen(next.id);
    return next !== null;
  };
  const any = (): boolean => true;
  const needsReview = (quote: ShownQuote): boolean => quote.needsReview;
  const isLost = ({ fields }: ShownQuote): boolean => fields.anchorStatus === 'lost';
  const some = { enabled: quotes.length > 0 };
  const someLost = { enabled: quotes.some(isLost) };
  useCommand('nextQuote', () => void go(1, any, false), some);
  useCommand('previousQuote', () => void go(-1, any, false), some);
  useCommand('nextToReview', () => void go(1, needsReview, true), {
    enabled: mayEdit && quotes.some(needsReview),
  });
  useCommand('previousToReview', () => void go(-1, needsReview, true), {
    enabled: mayEdit && quotes.some(needsReview),
  });
  useCommand('nextLost', () => void go(1, isLost, true), someLost);
  useCommand('previousLost', () => void go(-1, isLost, true), someLost);
  useCommand('goToText', onText);
  return {
    step: (by) => void go(by, any, false),
    toReview: (by) => go(by, needsReview, true),
  };
}

/**
 * The nearest quote before or after the open one that is wanted, or the first or last of all while none is open; `around`
 * goes on from the other end of the article. Never the open one itself.
 */
export function nextOf<Item>(
  items: readonly Item[],
  open: Item | null,
  by: 1 | -1,
  wanted: (item: Item) => boolean,
  around: boolean,
): Item | null {
  const at = open === null ? (by === 1 ? -1 : items.length) : items.indexOf(open);
  const after = by === 1 ? items.slice(at + 1) : items.slice(0, Math.max(0, at)).reverse();
  const before = by === 1 ? items.slice(0, Math.max(0, at)) : items.slice(at + 1).reverse();
  return [...after, ...(around ? before : [])].find(wanted) ?? null;
}
