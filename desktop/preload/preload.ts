import { contextBridge, ipcRenderer } from 'electron';
import { callReplica } from './call-replica.ts';
import { windowChannels } from '#desktop/ipc/window-channels.ts';
import type { VerbatimBridge } from '#desktop/ipc/replica-calls.ts';

const replica = callReplica();

// The only listener to the main process in a window. It brings a port and nothing else.
ipcRenderer.on(windowChannels.port, ({ ports: [port] }) => {
  if (port !== undefined) replica.connect(port);
});
ipcRenderer.send(windowChannels.wantPort);

const bridge: VerbatimBridge = {
  replica: replica.caller,
  onReplicaEvent: replica.onEvent,
  platform: process.platform,
};
contextBridge.exposeInMainWorld('verbatim', bridge);
