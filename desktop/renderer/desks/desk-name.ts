import { sampleServer, type DeskEntry } from '#desktop/ipc/desks.ts';
import type { Words } from '#desktop/words/english.ts';

/** A desk by its server and its account: `desk.example` and `Ada Lind, editor`. */
export function deskName(
  { desks }: Words,
  { server, account }: DeskEntry,
): { readonly server: string; readonly account: string | null } {
  if (server === sampleServer) return { server: desks.sampleName, account: null };
  const shown = server.replace(/^https?:\/\//u, '');
  if (account === null) return { server: shown, account: desks.noAccount };
  return { server: shown, account: desks.account(account.name, account.role) };
}
