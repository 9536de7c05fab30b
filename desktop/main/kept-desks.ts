import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { deskEntrySchema, type DeskEntry } from '#desktop/ipc/desks.ts';
import type { Log } from './log.ts';

const fileSchema = z.object({ current: z.string().nullable(), desks: z.array(deskEntrySchema) });
type DeskList = Readonly<z.infer<typeof fileSchema>>;
type Account = NonNullable<DeskEntry['account']>;

/** The desks on this machine, and which of them is open. */
export interface KeptDesks {
  readonly all: () => readonly DeskEntry[];
  readonly current: () => DeskEntry | null;
  readonly byId: (id: string) => DeskEntry | undefined;
  /** The desk of a server and an account, made where there is none. One that nobody signed in to yet becomes the account's. */
  readonly of: (server: string, account: Account | null) => Promise<DeskEntry>;
  readonly open: (id: string | null) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
}

/** Keeps the list in a file. A list that is lost costs names alone: each desk's data has a file of its own. */
export function keptDesks(path: string, newId: () => string, log: Log): KeptDesks {
  let list = readList(path);
  const byId = (id: string): DeskEntry | undefined => list.desks.find((desk) => desk.id === id);
  const write = async (next: DeskList): Promise<void> => {
    if (JSON.stringify(next) === JSON.stringify(list)) return;
    list = next;
    try {
      await writeFile(`${path}.new`, JSON.stringify(next, null, 2), { mode: 0o600, flush: true });
      await rename(`${path}.new`, path);
    } catch (error) {
      log.warn('The list of desks could not be kept.', error);
    }
  };
  return {
    all: () => list.desks,
    current: () => (list.current === null ? null : (byId(list.current) ?? null)),
    byId,
    of: async (server, account) => {
      const there = list.desks.filter((desk) => desk.server === server);
      const known =
        account === null
          ? (there.find(({ id }) => id === list.current) ?? there[0])
          : (there.find((desk) => desk.account?.id === account.id) ??
            there.find((desk) => desk.account === null));
      const desk = { id: known?.id ?? newId(), server, account: account ?? known?.account ?? null };
      const others = list.desks.filter(({ id }) => id !== desk.id);
      await write({ ...list, desks: known === undefined ? [...others, desk] : replaced(desk) });
      return desk;
    },
    open: async (id) => await write({ ...list, current: id }),
    forget: async (id) =>
      await write({
        current: list.current === id ? null : list.current,
        desks: list.desks.filter((desk) => desk.id !== id),
      }),
  };

  function replaced(desk: DeskEntry): DeskEntry[] {
    return list.desks.map((other) => (other.id === desk.id ? desk : other));
  }
}

function readList(path: string): DeskList {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { current: null, desks: [] };
  }
}
