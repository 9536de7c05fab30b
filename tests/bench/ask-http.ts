import { request, type Agent } from 'node:http';

/** A request to a contender. */
export interface HttpQuestion {
  readonly path: string;
  /** JSON to post; a GET without it. */
  readonly body: string | null;
}

/** An answer, as bytes. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Asks on a connection of the agent's. */
export function askHttp(agent: Agent, port: number, question: HttpQuestion): Promise<HttpAnswer> {
  const { path, body } = question;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: body === null ? 'GET' : 'POST',
        headers:
          body === null
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body ?? undefined);
  });
}
