import { expect, it } from 'vitest';
import type { Transport } from '#desktop/replica/sync/transport.ts';
import { httpTransport } from '#desktop/replica/sync/http-transport.ts';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import { create } from '#tests/support/edits.ts';
import { scriptedServer } from './scripted-server.ts';

const at = '2026-01-02T03:04:05Z';

it('asks for the next page before it writes this one, so that both sides work at once (4.1)', async () => {
  const server = await scriptedServer();
  const pages = ['Harbour', 'Ferries', 'Tides'].map((name) => {
    const record = applyEdit(null, create('topic', { name }), { at, by: null });
    if (record === null) throw new Error('A create makes a record.');
    return record;
  });
  const written: number[] = [];
  let desk: TestDesk | null = null;
  const count = async (): Promise<number> => {
    let shown = 0;
    for (const { id } of pages) {
      if ((await desk?.answerer.getTopic({ id })) ?? null) shown += 1;
    }
    return shown;
  };
  const bootstrap: Transport['bootstrap'] = async ({ after }) => {
    // As fetch, which sends nothing before whoever calls it lets go.
    await Promise.resolve();
    written.push(await count());
    const number = Number(after ?? 0);
    const records: AnyRecord[] = pages.slice(number, number + 1);
    const next = number + 1 < pages.length ? String(number + 1) : null;
    const cursor = `${server.epoch}.0`;
    const total = pages.length;
    return {
      ok: true,
      answer: { epoch: server.epoch, cursor, records, unread: false, next, total },
    };
  };
  const plain = httpTransport({
    server: server.address(),
    readToken: () => Promise.resolve(null),
    fetch,
    patience: 10_000,
  });
  const opened = openDesk({ server: server.address(), transport: { ...plain, bootstrap } });
  desk = opened;
  await opened.until(async () => (await opened.status()).syncedAt !== null);
  expect(written).toEqual([0, 0, 1]);
  expect(await count()).toBe(3);
});
