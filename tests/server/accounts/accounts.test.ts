import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccount } from '#server/accounts/create-account.ts';
import { ensureFirstAdmin } from '#server/accounts/ensure-first-admin.ts';
import { listAccounts } from '#server/accounts/list-accounts.ts';
import { revokeToken } from '#server/accounts/manage-tokens.ts';
import { authenticate, createToken, issueToken } from '#server/accounts/tokens.ts';
import type { Database } from '#server/database/connection.ts';
import { testDatabase } from '#tests/support/test-database.ts';

let db: Database;
let dataDir: string;

beforeAll(async () => {
  ({ db } = await testDatabase());
  dataDir = await mkdtemp(join(tmpdir(), 'verbatim-accounts-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));
beforeEach(async () => {
  await db.execute(sql`truncate accounts, account_tokens cascade`);
});

async function someEditor() {
  const result = await createAccount(db, {
    name: 'Ines',
    email: 'ines@desk.example',
    role: 'editor',
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.account;
}

async function tokenRow() {
  const [row] = await db.query.accountTokens.findMany();
  if (row === undefined) throw new Error('no token');
  return row;
}

describe('accounts', () => {
  test('an account is made with its role and listed', async () => {
    const account = await someEditor();
    expect(account).toMatchObject({ name: 'Ines', role: 'editor' });
    expect(await listAccounts(db)).toEqual([account]);
  });

  test('a second account with the same address in other letters is refused by name', async () => {
    await someEditor();
    expect(
      await createAccount(db, { name: 'Other', email: 'INES@desk.example', role: 'reader' }),
    ).toMatchObject({ ok: false, error: { code: 'ALREADY_EXISTS', path: ['email'] } });
  });

  test('an empty name is refused by name', async () => {
    expect(await createAccount(db, { name: ' ', email: null, role: 'reader' })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_FAILED', path: ['name'] },
    });
  });
});

describe('tokens', () => {
  test('a token signs its account in, and only its hash is kept', async () => {
    const account = await someEditor();
    const token = await createToken(db, { accountId: account.id, label: 'laptop' });
    expect(token).toMatch(/^vbt_[\w-]{43}$/);
    expect(await authenticate(db, token)).toEqual({
      ...account,
      credential: { tokenId: (await tokenRow()).id, expiresAt: null },
    });
    expect(JSON.stringify(await tokenRow())).not.toContain(token);
  });

  test('unknown, revoked and expired tokens and those of closed accounts sign nobody in', async () => {
    const account = await someEditor();
    expect(await authenticate(db, '')).toBeNull();
    expect(await authenticate(db, `vbt_${'a'.repeat(43)}`)).toBeNull();
    const lost = await issueToken(db, { accountId: account.id, label: 'lost' });
    const revoked = await revokeToken(db, account, lost.id);
    expect(revoked).toMatchObject({ ok: true, token: { revokedAt: expect.any(String) } });
    expect(await revokeToken(db, account, lost.id)).toEqual(revoked);
    expect(await authenticate(db, lost.token)).toBeNull();
    const expired = await createToken(db, {
      accountId: account.id,
      label: 'old',
      expiresAt: '2001-01-01T00:00:00Z',
    });
    expect(await authenticate(db, expired)).toBeNull();
    const good = await createToken(db, { accountId: account.id, label: 'good' });
    await db.execute(sql`update accounts set closed_at = now()`);
    expect(await authenticate(db, good)).toBeNull();
  });

  test('its last use is written once a minute at most', async () => {
    const token = await createToken(db, { accountId: (await someEditor()).id, label: 'laptop' });
    await authenticate(db, token);
    const first = (await tokenRow()).lastUsedAt;
    expect(first).not.toBeNull();
    await authenticate(db, token);
    expect((await tokenRow()).lastUsedAt).toBe(first);
    await db.execute(sql`update account_tokens set last_used_at = now() - interval '2 minutes'`);
    await authenticate(db, token);
    expect((await tokenRow()).lastUsedAt).not.toBe(first);
  });
});

describe('the first administrator', () => {
  test('is made once, with a token file that only its owner reads', async () => {
    const [one, other] = await Promise.all([
      ensureFirstAdmin(db, dataDir),
      ensureFirstAdmin(db, dataDir),
    ]);
    expect([one.status, other.status].sort()).toEqual(['created', 'present']);
    const tokenFile = join(dataDir, 'admin-token');
    expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
    const token = (await readFile(tokenFile, 'utf8')).trim();
    expect(await authenticate(db, token)).toMatchObject({ name: 'admin', role: 'admin' });
  });

  test('gets no new token when the file is gone, but the command that makes one', async () => {
    await ensureFirstAdmin(db, dataDir);
    await rm(join(dataDir, 'admin-token'));
    const again = await ensureFirstAdmin(db, dataDir);
    expect(again).toMatchObject({
      status: 'token_missing',
      message: expect.stringContaining('npx verbatim account add'),
    });
    expect(await listAccounts(db)).toHaveLength(1);
  });
});
