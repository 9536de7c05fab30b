import { useCommand } from '../commands/use-command.ts';

/** What the commands go along: the quotes of an article, and what is suggested for it. */
export interface ReadingItem {
  readonly id: string;
  /** Where it begins in the body, in UTF-16 code units; `Infinity` where it stands nowhere. */
  readonly start: number;
  /** Whether an editor has yet to decide about it. */
  readonly needsReview: boolean;
  readonly isLost: boolean;
}

/** Ways from one quote to another. */
export interface QuoteSteps {
  /** Goes to the next one in reading order, or to the one before. */
  readonly step: (by: 1 | -1) => void;
  /** Goes to the next one that nobody has decided about; answers whether there is another one. */
  readonly toReview: (by: 1 | -1) => boolean;
}

/** Goes from quote to quote, to those to review and to those that lost their place, by commands of their own. */
export function useQuoteSteps({
  items,
  openId,
  mayEdit,
  onOpen,
  onText,
}: {
  /** In reading order. */
  readonly items: readonly ReadingItem[];
  readonly openId: string | null;
  readonly mayEdit: boolean;
  readonly onOpen: (id: string) => void;
  readonly onText: () => void;
}): QuoteSteps {
  const open = items.find(({ id }) => id === openId) ?? null;
  const go = (by: 1 | -1, wanted: (item: ReadingItem) => boolean, around: boolean): boolean => {
    const next = nextOf(items, open, by, wanted, around);
    if (next !== null) onOpen(next.id);
    return next !== null;
  };
  const any = (): boolean => true;
  const needsReview = (item: ReadingItem): boolean => item.needsReview;
  const isLost = (item: ReadingItem): boolean => item.isLost;
  const some = { enabled: items.length > 0 };
  const someLost = { enabled: items.some(isLost) };
  const someToReview = { enabled: mayEdit && items.some(needsReview) };
  useCommand('nextQuote', () => void go(1, any, false), some);
  useCommand('previousQuote', () => void go(-1, any, false), some);
  useCommand('nextToReview', () => void go(1, needsReview, true), someToReview);
  useCommand('previousToReview', () => void go(-1, needsReview, true), someToReview);
  useCommand('nextLost', () => void go(1, isLost, true), someLost);
  useCommand('previousLost', () => void go(-1, isLost, true), someLost);
  useCommand('goToText', onText);
  return {
    step: (by) => void go(by, any, false),
    toReview: (by) => go(by, needsReview, true),
  };
}

/**
 * The nearest item before or after the open one that is wanted, or the first or last of all while none is open; `around`
 * goes on from the other end. Never the open one itself.
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
