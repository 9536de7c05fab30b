import { and, asc, count, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#server/database/connection.ts';
import { accounts } from '#server/database/schema.ts';
import type { Role } from '#shared/sync/protocol.ts';
import type { Account } from './account.ts';

/** All accounts, closed ones too: they may have made records that still bear their name. By name. */
export async function listAccounts(db: Queryable): Promise<readonly Account[]> {
  return db
    .select({ id: accounts.id, name: accounts.name, role: accounts.role })
    .from(accounts)
    .orderBy(...byName);
}

/** Which accounts. */
export interface AccountCondition {
  readonly role?: Role | undefined;
  readonly closed?: boolean | undefined;
  readonly email?: string | undefined;
}

/** The ids of the accounts after one of them, by name, and how many there are in all. */
export async function pageOfAccounts(
  db: Queryable,
  { role, closed, email }: AccountCondition,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly ids: readonly string[]; readonly total: () => Promise<number> }> {
  const condition = and(
    role === undefined ? undefined : eq(accounts.role, role),
    email === undefined ? undefined : hasEmail(email),
    closed === undefined
      ? undefined
      : closed
        ? isNotNull(accounts.closedAt)
        : isNull(accounts.closedAt),
  );
  const place = sql`(select name, id from accounts where id = ${after})`;
  const rows = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        condition,
        after === undefined ? undefined : sql`(${accounts.name}, ${accounts.id}) > ${place}`,
      ),
    )
    .orderBy(...byName)
    .limit(limit);
  return {
    ids: rows.map(({ id }) => id),
    total: async () => {
      const [counted] = await db.select({ total: count() }).from(accounts).where(condition);
      return counted?.total ?? 0;
    },
  };
}

/** The condition that an account has an e-mail address, in whatever case it is written. */
export function hasEmail(email: string): SQL {
  // PostgreSQL takes no NUL in a text, and no address has one.
  return sql`lower(${accounts.email}) = lower(${email.replaceAll('\0', '').slice(0, 400)})`;
}

const byName = [asc(accounts.name), asc(accounts.id)];
