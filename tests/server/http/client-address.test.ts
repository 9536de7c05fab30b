import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress } from '#server/http/client-address.ts';
import { trustedProxies } from '#server/limits/trusted-proxies.ts';

function requestFrom(peer: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  return Object.assign(new IncomingMessage(socket), { headers });
}

const proxies = trustedProxies(['10.0.0.0/8', '::1', '127.0.0.1']);
if (proxies === undefined) throw new Error('The proxies are not well written.');
const nobody = trustedProxies([]) ?? proxies;

test.each([
  ['192.0.2.1', {}, '192.0.2.1'],
  ['::ffff:192.0.2.1', {}, '192.0.2.1'],
  ['10.1.2.3', { 'x-forwarded-for': '192.0.2.1' }, '192.0.2.1'],
  ['10.1.2.3', { 'x-forwarded-for': '203.0.113.9, 192.0.2.1, 10.9.9.9' }, '192.0.2.1'],
  ['10.1.2.3', { 'x-forwarded-for': '192.0.2.1, nonsense' }, '10.1.2.3'],
  ['10.1.2.3', { 'x-forwarded-for': '' }, '10.1.2.3'],
  ['192.0.2.7', { 'x-forwarded-for': '127.0.0.1' }, '192.0.2.7'],
  ['2001:db8::1', {}, '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', {}, '2001:db8:1:2::/64'],
  ['::1', { 'x-forwarded-for': '2001:db8:a:b::9' }, '2001:db8:a:b::/64'],
])('A request from %s with %j is from %s', (peer, headers, address) => {
  expect(clientAddress(requestFrom(peer, headers), proxies).address).toBe(address);
});

test('Only a program of this machine is local, and nobody for whom another speaks', () => {
  const local = (peer: string, headers = {}) =>
    clientAddress(requestFrom(peer, headers), nobody).local;
  expect(local('127.0.0.1')).toBe(true);
  expect(local('::ffff:127.0.0.1')).toBe(true);
  expect(local('::1')).toBe(true);
  expect(local('192.0.2.1')).toBe(false);
  expect(local('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
  expect(local('127.0.0.1', { forwarded: 'for=127.0.0.1' })).toBe(false);
});
