import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { commandRegistry } from './commands/command-registry.ts';
import { hearCommands } from './commands/hear-commands.ts';
import { CommandContext } from './commands/use-command.ts';
import { Desk } from './desk/desk.tsx';
import { openDrafts } from './drafts/open-drafts.ts';
import { DraftContext } from './drafts/use-drafts.ts';
import { preferenceStore } from './preferences/preference-store.ts';
import { PreferenceContext } from './preferences/use-preference.ts';
import { windowBridge } from './replica/bridge.ts';
import { createQueryClient } from './replica/create-query-client.ts';
import { followReplica } from './replica/follow-replica.ts';
import { ReplicaContext } from './replica/replica-context.ts';
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
import './styles/notice.css';
import './styles/step-line.css';

/** Puts the desk into the page. */
async function start(): Promise<void> {
  const root = document.getElementById('desk');
  if (root === null) throw new Error('The page has no element for the desk.');
  // The page's policy forbids code made from text, which zod would otherwise try first.
  z.config({ jitless: true });
  const bridge = windowBridge();
  const client = createQueryClient();
  followReplica(bridge, client);
  const preferences = preferenceStore(bridge, await bridge.main.readPreferences({}));
  const drafts = openDrafts(bridge, client);
  const commands = commandRegistry();
  hearCommands(commands, bridge, () => preferences.read().keyBindings);
  createRoot(root).render(
    <StrictMode>
      <ReplicaContext value={bridge}>
        <PreferenceContext value={preferences}>
          <CommandContext value={commands}>
            <QueryClientProvider client={client}>
              <DraftContext value={drafts}>
                <Desk />
              </DraftContext>
            </QueryClientProvider>
          </CommandContext>
        </PreferenceContext>
      </ReplicaContext>
    </StrictMode>,
  );
}

void start();
