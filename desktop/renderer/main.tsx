import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { commandRegistry } from './commands/command-registry.ts';
import { hearCommands } from './commands/hear-commands.ts';
import { CommandContext } from './commands/use-command.ts';
import { hearContextMenu } from './context-menu/hear-context-menu.ts';
import { App } from './app.tsx';
import { openDrafts } from './drafts/open-drafts.ts';
import { DraftContext } from './drafts/use-drafts.ts';
import { preferenceStore } from './preferences/preference-store.ts';
import { PreferenceContext } from './preferences/use-preference.ts';
import { windowBridge } from './replica/bridge.ts';
import { createQueryClient } from './replica/create-query-client.ts';
import { followReplica } from './replica/follow-replica.ts';
import { ReplicaContext } from './replica/replica-context.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';
import { describeError } from '#shared/errors/describe-error.ts';
import './styles/theme.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/desk.css';
import './styles/lists.css';
import './styles/reader.css';
import './styles/sign-in.css';
import './styles/statement.css';
import './styles/records.css';
import './styles/scope.css';
import './styles/sync.css';
import './styles/conflicts.css';
import './styles/history.css';
import './styles/notice.css';
import './styles/step-line.css';
import './styles/overlays.css';
import './styles/desks.css';
import './styles/import.css';

/** Puts the desk into the page. */
async function start(): Promise<void> {
  const root = document.getElementById('desk');
  if (root === null) throw new Error('The page has no element for the desk.');
  // The page's policy forbids code made from text, which zod would otherwise try first.
  z.config({ jitless: true });
  const bridge = windowBridge();
  const client = createQueryClient();
  followReplica(bridge, client);
  const [kept, first] = await Promise.all([
    bridge.main.readPreferences({}),
    bridge.main.readWindow({}),
  ]);
  const preferences = preferenceStore(bridge, kept);
  const drafts = openDrafts(bridge, client, first.desk?.id ?? '');
  const commands = commandRegistry();
  hearCommands(commands, bridge, () => preferences.read().keyBindings);
  hearContextMenu(commands, bridge);
  reportErrors(bridge);
  createRoot(root).render(
    <StrictMode>
      <ReplicaContext value={bridge}>
        <PreferenceContext value={preferences}>
          <CommandContext value={commands}>
            <QueryClientProvider client={client}>
              <DraftContext value={drafts}>
                <App start={first} />
              </DraftContext>
            </QueryClientProvider>
          </CommandContext>
        </PreferenceContext>
      </ReplicaContext>
    </StrictMode>,
  );
}

function reportErrors({ main }: VerbatimBridge): void {
  const report = (error: unknown): void =>
    void main.reportError({ description: describeError(error) });
  window.addEventListener('error', ({ error }: ErrorEvent) => report(error));
  window.addEventListener('unhandledrejection', ({ reason }) => report(reason));
}

void start();
