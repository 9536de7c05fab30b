import { contextBridge, ipcRenderer } from 'electron';
import { callReplica } from './call-replica.ts';
import { menuCommandOf, type MenuCommand } from '#desktop/ipc/menu-commands.ts';
import type { SignInAnswer } from '#desktop/ipc/sign-in.ts';
import { windowChannels } from '#desktop/ipc/window-channels.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

const replica = callReplica();

// What the main process sends a window: a port, and what was chosen in the menu. Nothing else is heard.
ipcRenderer.on(windowChannels.port, ({ ports: [port] }) => {
  if (port !== undefined) replica.connect(port);
});
ipcRenderer.send(windowChannels.wantPort);

window.addEventListener('online', () => ipcRenderer.send(windowChannels.networkBack));

const menuListeners = new Set<(command: MenuCommand) => void>();
ipcRenderer.on(windowChannels.menu, (_event, told: unknown) => {
  const command = menuCommandOf(told);
  if (command !== undefined) for (const listener of menuListeners) listener(command);
});

const bridge: VerbatimBridge = {
  replica: replica.caller,
  onReplicaEvent: replica.onEvent,
  onMenuCommand: (listener) => {
    menuListeners.add(listener);
    return () => menuListeners.delete(listener);
  },
  signIn: async (token) => (await ipcRenderer.invoke(windowChannels.signIn, token)) as SignInAnswer,
  platform: process.platform,
};
contextBridge.exposeInMainWorld('verbatim', bridge);
