import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { openReplica, type Replica } from '#desktop/replica/open-replica.ts';
import type { Transport } from '#desktop/replica/sync/transport.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';
import { wordsIn, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';
import { machineClock, type VirtualTime } from './virtual-time.ts';

/** A real replica with its file, which can be left lying as a process leaves it that is killed. */
export interface SimulatedDesk {
  readonly number: number;
  /** Milliseconds by which its clock is wrong. */
  wrongBy: number;
  /** Its edits as they were sent, by `client sequence`. */
  readonly sent: Map<string, AnyEdit>;
  /** Null while it is not running. */
  readonly replica: () => Replica | null;
  readonly path: () => string;
  readonly open: () => void;
  /** Ends it without giving it a moment: the file stays as it is on the disk. */
  readonly crash: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Does what an editor does, and notes what the desk says is saved by it, and what it took back. */
  readonly act: (name: string, work: (replica: Replica) => Promise<Acted>) => Promise<boolean>;
  /** What waits, was refused or is in conflict, as text. */
  readonly unsettled: () => Promise<string>;
}

/** What an editor did: the words typed and whether the desk said that they are saved; null when there was nothing to do. */
export type Acted = { readonly ok: boolean; readonly typed: readonly string[] } | null;

/** What a desk depends on. */
export interface DeskOptions {
  readonly number: number;
  readonly folder: string;
  readonly time: VirtualTime;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly transport: Transport;
  /** Plants a bug: told of a file that a crash left. */
  readonly crashed?: ((path: string) => void) | undefined;
}

/** Makes a desk that is not running yet. */
export function simulatedDesk(options: DeskOptions): SimulatedDesk {
  const { number, folder, time, random, ledger } = options;
  let replica: Replica | null = null;
  let files = 0;
  const path = (): string => join(folder, `desk-${number}-${files}.sqlite`);

  const transport: Transport = {
    ...options.transport,
    push: (request, signal) => {
      for (const { sequence, edit } of request.edits) {
        self.sent.set(`${request.clientId} ${sequence}`, edit as AnyEdit);
      }
      return options.transport.push(request, signal);
    },
  };
  const unsettled = async (): Promise<string> => {
    if (replica === null) return '';
    const { listOutbox, listConflicts } = replica.answerer;
    return JSON.stringify([
      (await listOutbox({})).map(({ edit }) => edit),
      (await listConflicts({})).map(({ edit, fields }) => [edit, fields.map(({ mine }) => mine)]),
    ]);
  };
  const close = async (): Promise<void> => {
    const closing = replica;
    replica = null;
    await closing?.close();
  };

  const self: SimulatedDesk = {
    number,
    wrongBy: 0,
    sent: new Map(),
    replica: () => replica,
    path,
    open: () => {
      const opened = openReplica({
        path: path(),
        appVersion: '1.0.0',
        server: 'http://simulated.example',
        transport,
        clock: machineClock(time, () => self.wrongBy),
        newId: () => v7({ msecs: time.now(), random: random.bytes(16) }),
        random: random.fraction,
      });
      if (!opened.ok) throw new Error(opened.message);
      replica = opened.replica;
    },
    crash: async () => {
      const left = path();
      files += 1;
      // A copy, because closing the file would tidy it up first.
      for (const end of ['', '-wal']) {
        if (existsSync(`${left}${end}`)) copyFileSync(`${left}${end}`, `${path()}${end}`);
      }
      options.crashed?.(path());
      await close();
    },
    close,
    act: async (name, work) => {
      if (replica === null) return false;
      const before = wordsIn(await unsettled());
      const acted = await work(replica);
      if (acted === null) return false;
      const after = wordsIn(await unsettled());
      ledger.counts.actions += 1;
      ledger.story.push(`${time.now()} desk ${number} ${name}${acted.ok ? '' : ' (refused)'}`);
      for (const word of before) if (!after.has(word)) ledger.takenBack.add(word);
      // What was undone once can come back by redoing it.
      for (const word of after) ledger.takenBack.delete(word);
      if (acted.ok) for (const word of acted.typed) ledger.saved.set(word, number);
      return acted.ok;
    },
    unsettled,
  };
  return self;
}
