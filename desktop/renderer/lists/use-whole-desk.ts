import { useState } from 'react';
import { useDeskStatus } from '../replica/use-desk-status.ts';
import { useBridge } from '../replica/replica-context.ts';
import type { Found } from '#desktop/ipc/replica-calls.ts';
import type { Page } from '#desktop/ipc/replica-views.ts';

/** Whether a list shows the whole desk, where only a part of it is kept on this machine. */
export interface WholeDesk {
  /** Whether only a part is kept here, so that there is something to choose. */
  readonly partial: boolean;
  readonly chosen: boolean;
  readonly choose: (whole: boolean) => void;
  /** Why the server's rows cannot be shown or opened, in one plain sentence. */
  readonly problem: string | null;
}

/** What a list shows: the local rows, or the server's. */
export interface ShownRows<Row> {
  readonly page: Page<Row> | undefined;
  readonly whole: WholeDesk;
  /** Whether a row is on the server only. */
  readonly isAway: (row: Row) => boolean;
  /** Opens a row, and brings its article here before where it is not. */
  readonly open: (row: Row) => void;
}

/** Which rows a list asks for: those kept here, unless the editor chose to see the whole desk. */
export function useWholeDeskChoice(): Pick<WholeDesk, 'partial' | 'chosen' | 'choose'> {
  const scope = useDeskStatus()?.scope ?? null;
  const [chosen, choose] = useState(false);
  return { partial: scope !== null, chosen: scope !== null && chosen, choose };
}

/** Puts the local rows and the server's together; `articleOf` names the article to fetch for a row. */
export function useShownRows<Row extends { readonly id: string }>({
  choice,
  here,
  there,
  articleOf,
  onOpen,
}: {
  readonly choice: Pick<WholeDesk, 'partial' | 'chosen' | 'choose'>;
  readonly here: Page<Row> | undefined;
  readonly there: Found<Row> | undefined;
  readonly articleOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
}): ShownRows<Row> {
  const { replica } = useBridge();
  const [refusal, setRefusal] = useState<string | null>(null);
  const isAway = (row: Row): boolean =>
    choice.chosen && there?.ok === true && !there.kept.includes(row.id);
  const open = (row: Row): void => {
    if (!isAway(row)) {
      onOpen(row);
      return;
    }
    void replica.fetchArticle({ id: articleOf(row) }).then((answer) => {
      setRefusal(answer.ok ? null : answer.message);
      if (answer.ok) onOpen(row);
    });
  };
  const unanswered = there?.ok === false ? there.message : null;
  return {
    page: choice.chosen ? foundPage(there) : here,
    whole: { ...choice, problem: choice.chosen ? (unanswered ?? refusal) : null },
    isAway,
    open,
  };
}

function foundPage<Row>(there: Found<Row> | undefined): Page<Row> | undefined {
  return there?.ok === true ? there.page : undefined;
}
