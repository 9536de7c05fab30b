import { expect, it, onTestFinished } from 'vitest';
import { callReplica } from '#desktop/preload/call-replica.ts';
import { servePort, type Port } from '#desktop/replica/serve-port.ts';
import { create } from '#tests/support/edits.ts';
import { openDesk, type TestDesk } from '#tests/support/desk.ts';
import type { ReplicaEvent } from '#desktop/ipc/replica-calls.ts';

/** A channel whose far end a desk serves, as the main process brokers it. */
function channelTo(desk: TestDesk | null): MessagePort {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  if (desk === null) return port2;
  const port: Port = {
    postMessage: (message) => port1.postMessage(message),
    onMessage: (listener) => {
      port1.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
    },
    onClose: (listener) => port1.addEventListener('close', listener),
  };
  servePort(desk, port, () => {});
  return port2;
}

it('answers a call made before the port was there', async () => {
  const calling = callReplica();
  const answer = calling.caller.status({});
  calling.connect(channelTo(openDesk()));
  expect(await answer).toMatchObject({ connection: 'offline', waiting: 0 });
});

it('matches answers to calls, and passes events on', async () => {
  const desk = openDesk();
  const calling = callReplica();
  calling.connect(channelTo(desk));
  const events: ReplicaEvent[] = [];
  const stop = calling.onEvent((event) => events.push(event));
  const topic = create('topic', { name: 'Trade' });
  const [saved, missing] = await Promise.all([
    calling.caller.saveEdit({ edit: topic }),
    calling.caller.getActor({ id: topic.id }),
  ]);
  expect(saved).toEqual({ ok: true });
  expect(missing).toBeNull();
  expect(events).toContainEqual({ event: 'changed', ids: [topic.id] });
  stop();
  const heard = events.length;
  await calling.caller.saveEdit({ edit: create('topic', { name: 'Tariffs' }) });
  expect(events).toHaveLength(heard);
});

it('rejects an argument that does not parse where it arrives, and names the field', async () => {
  const calling = callReplica();
  calling.connect(channelTo(openDesk()));
  await expect(calling.caller.getTopic({ id: 'nonsense' })).rejects.toThrow(
    /^id is not a record id/,
  );
});

it('asks a restarted replica again what it had not answered, but never saves twice', async () => {
  const calling = callReplica();
  calling.connect(channelTo(null));
  const events: ReplicaEvent[] = [];
  calling.onEvent((event) => events.push(event));
  const reading = calling.caller.status({});
  const saving = calling.caller.saveEdit({ edit: create('topic', { name: 'Trade' }) });
  const desk = openDesk();
  calling.connect(channelTo(desk));
  await expect(saving).rejects.toThrow(/started again/);
  expect(await reading).toMatchObject({ waiting: 0 });
  expect(events).toContainEqual({ event: 'changed', ids: 'all' });
});
