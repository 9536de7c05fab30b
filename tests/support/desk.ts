import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import type { ReplicaEvent } from '#desktop/ipc/replica-calls.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';
import { openReplica, type Replica, type ReplicaOptions } from '#desktop/replica/open-replica.ts';
import { systemClock } from '#desktop/replica/ports.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';
import type { AnyEdit } from '#shared/edits/edit.ts';

/** A replica in a test: the real one on a real file, with a record of its events. */
export interface TestDesk extends Replica {
  readonly path: string;
  readonly events: ReplicaEvent[];
  readonly status: () => Promise<DeskStatus>;
  /** Saves an edit and fails the test if it was refused. */
  readonly save: (edit: AnyEdit) => Promise<void>;
  /** Resolves once `holds` does, looking again at each event. */
  readonly until: (holds: () => boolean | Promise<boolean>) => Promise<void>;
}

/** Where a test's desk is kept and what it talks to. */
export interface TestDeskOptions extends Partial<ReplicaOptions> {
  readonly token?: string | null;
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a desk: by itself without `server`, else syncing with it over HTTP. It is closed when the test ends. */
export function openDesk(options: TestDeskOptions = {}): TestDesk {
  const path = options.path ?? join(temporaryFolder(), 'replica.sqlite');
  const server = options.server ?? 'http://127.0.0.1:9';
  const { token = null } = options;
  const transport =
    options.server === undefined
      ? null
      : httpTransport({ server, readToken: () => Promise.resolve(token), fetch, patience: 10_000 });
  const opened = openReplica({
    transport,
    appVersion: '1.0.0',
    clock: systemClock,
    newId: () => v7(),
    random: Math.random,
    timing: { first: 20, soon: 100, longest: 200, patientAfter: 100 },
    ...options,
    path,
    server,
  });
  if (!opened.ok) throw new Error(opened.message);
  const { replica } = opened;
  const events: ReplicaEvent[] = [];
  replica.onEvent((event) => events.push(event));
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await replica.close();
  };
  onTestFinished(close);
  return {
    ...replica,
    path,
    events,
    close,
    status: async () => replica.answerer.status({}),
    save: async (edit) => {
      const answer = await replica.answerer.saveEdit({ edit });
      if (!answer.ok) throw new Error(answer.error.message);
    },
    until: (holds) => untilAny([replica], holds),
  };
}

/** Resolves once `holds` does, looking again at each event of any of some desks: what is asked of several needs all of them. */
export function untilAny(
  desks: readonly Pick<Replica, 'onEvent'>[],
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      void Promise.resolve(holds()).then((held) => {
        if (!held) return;
        for (const stop of stops) stop();
        resolve();
      }, reject);
    };
    const stops = desks.map(({ onEvent }) => onEvent(look));
    look();
  });
}
