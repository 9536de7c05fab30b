import { createServer } from 'node:net';

/**
 * One line of why nobody can listen on a port now; undefined where it is free. For asking before anything is made or
 * started: another program may still take it afterwards, which `listen` then says.
 */
export async function portProblem(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(port, host, () => resolve(undefined));
  });
  if (failure !== undefined) return explainPort(failure, host, port);
  await new Promise((resolve) => server.close(resolve));
  return undefined;
}

/** The line for an error of listening. */
export function explainPort(
  { code, message }: NodeJS.ErrnoException,
  host: string,
  port: number,
): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: end it, or name another port in VERBATIM_PORT.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this user has: name one above 1023 in VERBATIM_PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: name one in VERBATIM_HOST, such as 127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}, port ${port} (${message}): name others in VERBATIM_HOST and VERBATIM_PORT.`;
  }
}
