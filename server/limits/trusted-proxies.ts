import { BlockList, isIP } from 'node:net';

/** The addresses of proxies that are believed when they say for whom they ask. */
export type TrustedProxies = Pick<BlockList, 'check'>;

/** Makes the list from addresses and networks like `10.0.0.0/8`; undefined when one of them is neither. */
export function trustedProxies(entries: readonly string[]): TrustedProxies | undefined {
  const list = new BlockList();
  for (const entry of entries) {
    const [, address = '', prefix] = /^([\d.a-f:]+)(?:\/(\d{1,3}))?$/i.exec(entry) ?? [];
    const family = familyOf(address);
    if (family === undefined) return undefined;
    const bits = prefix === undefined ? undefined : Number(prefix);
    if (bits === undefined) list.addAddress(address, family);
    else if (bits > (family === 'ipv4' ? 32 : 128)) return undefined;
    else list.addSubnet(address, bits, family);
  }
  return list;
}

/** Which family an address is of; undefined for what is none. */
export function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? 'ipv4' : 'ipv6';
}
