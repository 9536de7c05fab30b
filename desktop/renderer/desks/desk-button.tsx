import { deskName } from './desk-name.ts';
import { useCommands } from '../commands/use-command.ts';
import { useWords } from '../words/use-words.ts';
import { sampleServer, type DeskEntry } from '#desktop/ipc/desks.ts';

/** The desk that is open, by server and account, with the way to the others. */
export function DeskButton({ desk }: { readonly desk: DeskEntry }) {
  const words = useWords();
  const registry = useCommands();
  const { server, account } = deskName(words, desk);
  const isSample = desk.server === sampleServer;
  return (
    <button
      type="button"
      className="desk-button"
      title={words.commands.openDesks}
      data-sample={isSample || undefined}
      onClick={() => registry.run('openDesks')}
    >
      <span className="brand">Verbatim</span>
      <span className="desk-button-server">{isSample ? words.desks.sampleBanner : server}</span>
      {account !== null && <span className="desk-button-account">{account}</span>}
    </button>
  );
}
