import { contextBridge, ipcRenderer } from 'electron';
import { callMain } from './call-main.ts';
import { callReplica } from './call-replica.ts';
import type { MainEvent } from '#desktop/ipc/main-calls.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';
import { windowChannels } from '#desktop/ipc/window-channels.ts';

const replica = callReplica();
const main = callMain((name, argument) => ipcRenderer.invoke(windowChannels.call, name, argument));

// What the main process sends a window: a port, and what it has to tell. Nothing else is heard.
ipcRenderer.on(windowChannels.port, ({ ports: [port] }) => {
  if (port !== undefined) replica.connect(port);
});
void main.wantPort({});

window.addEventListener('online', () => void main.networkBack({}));

const listeners = new Set<(event: MainEvent) => void>();
// It comes from our own process, whose types say what it is.
ipcRenderer.on(windowChannels.event, (_event, told: MainEvent) => {
  for (const listener of listeners) listener(told);
});

const bridge: VerbatimBridge = {
  replica: replica.caller,
  onReplicaEvent: replica.onEvent,
  main,
  onMainEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  platform: process.platform,
};
contextBridge.exposeInMainWorld('verbatim', bridge);
