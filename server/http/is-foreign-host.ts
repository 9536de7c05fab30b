/**
 * Whether a request to a server on the loopback address was made under a name of the outside. A site can let its own
 * name lead to 127.0.0.1 and so read, in a visitor's browser, what anyone on this machine may read (DNS rebinding).
 */
export function isForeignHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return !/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}
