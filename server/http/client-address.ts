import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { familyOf, type TrustedProxies } from '#server/limits/trusted-proxies.ts';

/** Who sends a request. */
export interface ClientAddress {
  /** The address to count by: an IPv4 address, or the /64 network of an IPv6 one, which is what one customer gets. */
  readonly address: string;
  /** Whether it is a program on this machine that calls, and no proxy that may speak for others. */
  readonly local: boolean;
}

/**
 * Finds out who sends a request. `X-Forwarded-For` is anybody's to write, so it is read from its end, and only as far
 * as trusted proxies wrote it: the first address that is not one of theirs is the client's.
 */
export function clientAddress(request: IncomingMessage, trusted: TrustedProxies): ClientAddress {
  let address = plain(request.socket.remoteAddress ?? '');
  const forwarded = request.headers['x-forwarded-for'];
  const hops = typeof forwarded === 'string' ? forwarded.split(',') : [];
  while (hops.length > 0 && isTrusted(address, trusted)) {
    const hop = plain(hops.pop()?.trim() ?? '');
    if (isIP(hop) === 0) break;
    address = hop;
  }
  const spokenFor = forwarded !== undefined || request.headers.forwarded !== undefined;
  return { address: networkOf(address), local: !spokenFor && isLoopbackAddress(address) };
}

function isTrusted(address: string, trusted: TrustedProxies): boolean {
  const family = familyOf(address);
  return family !== undefined && trusted.check(address, family);
}

// An IPv4 client of a socket that listens for both comes as `::ffff:192.0.2.1`.
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

// Whoever has one IPv6 address has 2 to the 64th, and would never be counted twice.
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
