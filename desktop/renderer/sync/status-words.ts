import { counted } from '../words/labels.ts';
import type { DeskStatus } from '#desktop/ipc/replica-views.ts';

const connections: Readonly<Record<DeskStatus['connection'], string>> = {
  connecting: 'Connecting',
  online: 'Online',
  offline: 'Offline',
  signed_out: 'Signed out',
  refused: 'Needs an update',
};

/** The connection in a word or two. */
export function connectionWords(status: DeskStatus | undefined): string {
  return connections[status?.connection ?? 'connecting'];
}

/** What there is to say below the connection: what is fetched, what waits, what failed. */
export function statusLines(
  status: DeskStatus | undefined,
): readonly { readonly text: string; readonly urgent: boolean }[] {
  if (status === undefined) return [];
  const { waiting, failed, conflicts, bootstrap } = status;
  const lines = [
    bootstrap !== null
      ? {
          text: `Fetching ${bootstrap.done.toLocaleString('en')} of ${bootstrap.total.toLocaleString('en')}`,
          urgent: false,
        }
      : null,
    waiting > 0 ? { text: `${counted(waiting, 'edit', 'edits')} waiting`, urgent: false } : null,
    conflicts > 0 ? { text: counted(conflicts, 'conflict', 'conflicts'), urgent: true } : null,
    failed > 0 ? { text: `${failed.toLocaleString('en')} failed`, urgent: true } : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? [{ text: 'Nothing waiting', urgent: false }] : lines;
}
