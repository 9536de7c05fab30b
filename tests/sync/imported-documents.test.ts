import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '#server/main.ts';
import type { ImportedDocument } from '#desktop/ipc/replica-calls.ts';
import { create } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import { protocolHeader, protocolVersion } from '#shared/sync/protocol.ts';
import { segmentOf } from '#tests/support/desk-fixture.ts';

const words = '"The ferry sails again," the mayor said.';
const wire = (slug: string, mark = '', headline = 'Quay opens') =>
  `3 June 2024 18:40 UTC\n${slug}/\n\n${mark}${headline}\n\nPORT AMSEL (Meridian Wire) - ${words}\n`;
const file = (text: string, name = 'wire.txt') => ({ name, bytes: new TextEncoder().encode(text) });

function made(answer: ImportedDocument | undefined): string {
  if (answer?.ok !== true) throw new Error(JSON.stringify(answer));
  return answer.articleId;
}

const quoteOn = (articleId: string, body: string) =>
  create('quote', {
    articleId,
    kind: 'direct',
    reportedText: 'The ferry sails again,',
    segments: [segmentOf(body, 'The ferry sails again,')],
  });

describe('documents imported at a desk', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'verbatim-imports-'));
  let server: RunningServer;
  const desk = (path?: string): TestDesk => {
    const token = readFileSync(server.tokenFile, 'utf8').trim();
    return openDesk({ server: server.url, token, ...(path !== undefined && { path }) });
  };
  const synced = (one: TestDesk): Promise<void> =>
    one.until(async () => {
      const { waiting, syncedAt, connection } = await one.status();
      return waiting === 0 && syncedAt !== null && connection === 'online';
    });

  beforeAll(async () => {
    const started = await startServer({
      host: '127.0.0.1',
      port: 0,
      dataDir,
      databaseUrl: undefined,
      anonymous: 'reader',
    });
    if (!started.ok) throw new Error(started.message);
    server = started;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('are articles at once without a server, and their bytes go with the edit when there is one (5.12)', async () => {
    const offline = openDesk();
    const answers = await offline.answerer.importDocuments({
      files: [file(wire('AMSEL-OFFLINE')), file('', 'empty.txt'), file(wire('AMSEL-OFFLINE'))],
    });
    const id = made(answers[0]);
    expect(answers).toMatchObject([
      { ok: true, name: 'wire.txt', headline: 'Quay opens', notices: [] },
      { ok: false, name: 'empty.txt', error: { code: 'DOCUMENT_EMPTY' } },
      { ok: false, name: 'wire.txt', duplicateOf: id, headline: 'Quay opens' },
    ]);
    const { path } = offline;
    const body = (await offline.answerer.getArticle({ id }))?.article.record.fields.body ?? '';
    const quote = quoteOn(id, body);
    await offline.save(quote);
    await offline.close();

    const online = desk(path);
    await synced(online);
    expect(await online.answerer.listOutbox({})).toEqual([]);
    const other = desk();
    await synced(other);
    const copied = await other.answerer.getArticle({ id });
    expect(copied?.article.record.fields).toMatchObject({
      document: { fileName: 'wire.txt', format: 'wire_text' },
      storyId: 'slug:meridian wire/amsel-offline',
    });
    expect(copied?.quotes).toMatchObject([{ record: { id: quote.id } }]);
    const hash = copied?.article.record.fields.document?.hash ?? '';
    const token = readFileSync(server.tokenFile, 'utf8').trim();
    const kept = await fetch(new URL(`/documents/${hash}`, server.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await kept.text()).toBe(wire('AMSEL-OFFLINE'));
  });

  it('that the server has already are its article, and the quotes marked meanwhile move to it (5.13)', async () => {
    const first = desk();
    const known = made(
      (await first.answerer.importDocuments({ files: [file(wire('AMSEL-KNOWN'))] }))[0],
    );
    await synced(first);

    const offline = openDesk();
    const mine = made(
      (await offline.answerer.importDocuments({ files: [file(wire('AMSEL-KNOWN'))] }))[0],
    );
    expect(mine).not.toBe(known);
    const body =
      (await offline.answerer.getArticle({ id: mine }))?.article.record.fields.body ?? '';
    const quote = quoteOn(mine, body);
    await offline.save(quote);
    const { path } = offline;
    await offline.close();

    const online = desk(path);
    await synced(online);
    expect(await online.status()).toMatchObject({ failed: 0, conflicts: 0 });
    expect(await online.answerer.getArticle({ id: mine })).toBeNull();
    await online.until(async () => (await online.answerer.getArticle({ id: known })) !== null);
    await synced(first);
    await first.until(async () => {
      const detail = await first.answerer.getArticle({ id: known });
      return detail?.quotes.some(({ record }) => record.id === quote.id) === true;
    });
  });

  it('that are a newer version of a story are a revision of its article (5.13)', async () => {
    const first = desk();
    const known = made(
      (await first.answerer.importDocuments({ files: [file(wire('AMSEL-STORY'))] }))[0],
    );
    await synced(first);
    const update = file(wire('AMSEL-STORY', 'UPDATE 1-', 'Quay opens to all'));
    const [answer] = await first.answerer.importDocuments({ files: [update] });
    expect(answer).toMatchObject({ ok: true, notices: [{ code: 'REVISED' }] });
    await synced(first);
    expect(await first.answerer.getArticle({ id: made(answer) })).toBeNull();
    expect((await first.answerer.getArticle({ id: known }))?.article.record).toMatchObject({
      revision: 2,
      fields: { headline: 'Quay opens to all', storyVersion: '1' },
    });
  });

  it('are refused where the bytes are not those that the edit names (5.12)', async () => {
    const token = readFileSync(server.tokenFile, 'utf8').trim();
    const edit = create('article', {
      headline: 'Forged',
      document: { hash: 'a'.repeat(64), format: 'wire_text', fileName: null, size: 3 },
    });
    const push = (document: object) =>
      fetch(new URL('/sync/push', server.url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          [protocolHeader]: String(protocolVersion),
        },
        body: JSON.stringify({
          clientId: '0190a000-0000-7000-8000-00000000000a',
          edits: [{ sequence: 'document' in document ? 1 : 2, edit, ...document }],
        }),
      }).then((response) => response.json());
    for (const document of [{ document: 'AAAA' }, {}]) {
      expect(await push(document)).toMatchObject({
        outcomes: [{ outcome: { outcome: 'rejected', error: { code: 'VALIDATION_FAILED' } } }],
      });
    }
  });
});
