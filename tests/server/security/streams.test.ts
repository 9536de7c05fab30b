import { afterEach, expect, test } from 'vitest';
import { limits } from '#server/limits/limits.ts';
import { attackedServer } from '#tests/support/attacked-server.ts';
import { openEventStream, type EventStream } from '#tests/support/event-stream.ts';

const desk = await attackedServer({ trustedProxies: ['127.0.0.1'], rateLimit: 100_000 });
const open: EventStream[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((stream) => stream.leave()));
});

const from = (address: string) => ({ 'x-forwarded-for': address });
const subscription = 'subscription { changes { cursor } }';
const { ofAccount, ofAddress } = limits.streams;

async function listen(headers: Readonly<Record<string, string>>): Promise<void> {
  const stream = await openEventStream(`${desk.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...headers,
    },
    body: JSON.stringify({ query: subscription }),
  });
  open.push(stream);
  await stream.next();
}

test('An account may listen only so often at once, wherever from, and again when it listened', async () => {
  for (let count = 0; count < ofAccount; count += 1) {
    await listen({ ...desk.bearer, ...from(`192.0.2.${count % 3}`) });
  }
  const subscribing = () =>
    desk.ask(subscription, undefined, { ...desk.bearer, ...from('192.0.2.9') });
  expect((await subscribing()).text).toContain('RATE_LIMITED');
  const events = await desk.send('/sync/events', {
    headers: { ...desk.sync, ...from('192.0.2.9') },
  });
  expect([events.status, events.json?.error?.code]).toEqual([429, 'RATE_LIMITED']);
  expect(events.json?.error?.message).toContain('close one');
  // Somebody else at the same address is not held up.
  await listen(from('192.0.2.1'));

  await open.shift()?.leave();
  await expect
    .poll(async () => {
      const again = await fetch(`${desk.url}/sync/events`, {
        headers: { ...desk.sync, ...from('192.0.2.9') },
      });
      await again.body?.cancel();
      return again.status;
    })
    .toBe(200);
});

test('An address may listen only so often at once', { timeout: 60_000 }, async () => {
  for (let count = 0; count < ofAddress; count += 1) await listen(from('198.51.100.1'));
  expect((await desk.ask(subscription, undefined, from('198.51.100.1'))).text).toContain(
    'RATE_LIMITED',
  );
  await listen(from('198.51.100.2'));
});
