import { DeskList } from './desk-list.tsx';
import { DeskWays } from './desk-ways.tsx';
import { useWords } from '../words/use-words.ts';
import type { WindowStart } from '#desktop/ipc/desks.ts';

/** What there is before any desk is open: the ways to one, and those that are on this machine. */
export function FirstRun({ start }: { readonly start: WindowStart }) {
  const { desks } = useWords();
  return (
    <main className="first-run">
      <p className="brand">Verbatim</p>
      <h1>{desks.welcome}</h1>
      {start.desks.length > 0 && <DeskList start={start} />}
      <DeskWays local={start.local} />
    </main>
  );
}
