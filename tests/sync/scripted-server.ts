import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { applyEdit } from '#shared/edits/apply-edit.ts';
import type { Edit } from '#shared/edits/edit.ts';
import type { Outcome } from '#shared/edits/outcome.ts';
import { parseEdit } from '#shared/edits/parse-edit.ts';
import { threeWayMerge } from '#shared/edits/three-way-merge.ts';
import type { AnyRecord } from '#shared/records/records.ts';
import {
  protocolVersion,
  pullRequestSchema,
  pushRequestSchema,
  syncPaths,
  type HelloAnswer,
} from '#shared/sync/protocol.ts';

/** What a test makes go wrong with one request: an answer of its own, or the connection cut after the work was done. */
export type Fault = { readonly status: number; readonly body: unknown } | 'cut';

/**
 * A server of the sync protocol in memory whose answers a test can lose, repeat or garble, which the real one never
 * does on purpose. It knows nothing but revisions: what the real server decides is tested against the real server.
 */
export interface ScriptedServer {
  readonly address: () => string;
  readonly records: Map<string, AnyRecord>;
  /** Every edit that came in, also again. */
  readonly received: { sequence: number; edit: Edit }[];
  hello: HelloAnswer;
  epoch: string;
  /** Asked for each request; a fault is used up by answering it. */
  fault: (path: string) => Fault | null;
  /** Asked for each new edit; an outcome stands in for the server's own. */
  judge: (edit: Edit) => Outcome | null;
  /** Stores a record as somebody else's edit would, and pokes. */
  readonly put: (record: AnyRecord) => void;
  readonly dropStreams: () => void;
  readonly streams: () => number;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Makes a server that is stopped when the test ends. */
export async function scriptedServer(): Promise<ScriptedServer> {
  const records = new Map<string, AnyRecord>();
  const versions = new Map<string, AnyRecord>();
  const outcomes = new Map<string, Outcome>();
  const streams = new Set<ServerResponse>();
  let log: string[] = [];
  let server: Server | null = null;
  let port = 0;

  const store = (record: AnyRecord): void => {
    records.set(record.id, record);
    versions.set(`${record.id} ${record.revision}`, record);
    log.push(record.id);
    for (const stream of streams) stream.write('event: poke\ndata:\n\n');
  };

  const accept = (edit: Edit): Outcome => {
    const judged = self.judge(edit);
    if (judged !== null) return judged;
    const record = records.get(edit.id) ?? null;
    if (edit.action === 'update' && record !== null) {
      const base = versions.get(`${edit.id} ${edit.baseRevision}`)?.fields ?? record.fields;
      const merge = threeWayMerge(
        edit.kind,
        { ...base },
        { ...edit.changes },
        { ...record.fields },
      );
      if (merge.conflicts.length > 0) {
        return { outcome: 'conflict', reason: 'fields', record, fields: merge.conflicts };
      }
    }
    const next = applyEdit(record, edit, { at: new Date().toISOString(), by: null });
    if (next === null) {
      const error = { code: 'NOT_FOUND', message: 'There is none.', path: ['id'] } as const;
      return { outcome: 'rejected', error };
    }
    store(next);
    return { outcome: 'applied', record: next };
  };

  const cursor = (): string => `${self.epoch}.${log.length}`;

  const answer = (path: string, body: unknown): unknown => {
    if (path === syncPaths.hello) return { ...self.hello, epoch: self.epoch };
    if (path === syncPaths.bootstrap) {
      const all = [...records.values()];
      return { epoch: self.epoch, cursor: cursor(), records: all, next: null, total: all.length };
    }
    if (path === syncPaths.pull) {
      const [epoch, at] = pullRequestSchema.parse(body).cursor.split('.');
      if (epoch !== self.epoch) return { status: 'reset', epoch: self.epoch };
      const changed = new Set(log.slice(Number(at)));
      const found = [...changed].flatMap((id) => records.get(id) ?? []);
      return { status: 'changes', cursor: cursor(), records: found, outside: [], more: false };
    }
    const { clientId, edits } = pushRequestSchema.parse(body);
    return {
      outcomes: edits.map(({ sequence, edit: input }) => {
        const parsed = parseEdit(input);
        if (!parsed.ok) return { sequence, outcome: { outcome: 'rejected', error: parsed.error } };
        self.received.push({ sequence, edit: parsed.edit });
        const key = `${clientId} ${sequence}`;
        const outcome = outcomes.get(key) ?? accept(parsed.edit);
        outcomes.set(key, outcome);
        return { sequence, outcome };
      }),
    };
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const fault = self.fault(path);
    if (path === syncPaths.events && fault === null) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: beat\ndata:\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return;
    }
    const body = request.method === 'POST' ? await json(request) : undefined;
    if (fault !== null && fault !== 'cut') {
      response.writeHead(fault.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(fault.body));
      return;
    }
    const text = JSON.stringify(answer(path, body));
    if (fault === 'cut') {
      response.destroy();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(text);
  };

  const self: ScriptedServer = {
    address: () => `http://127.0.0.1:${port}`,
    records,
    received: [],
    hello: {
      protocol: protocolVersion,
      epoch: '',
      account: { id: v7(), name: 'Ada', role: 'editor' },
      mayEdit: true,
      editors: [],
    },
    epoch: 'first',
    fault: () => null,
    judge: () => null,
    put: store,
    streams: () => streams.size,
    dropStreams: () => {
      for (const stream of streams) stream.destroy();
    },
    start: async () => {
      server = createServer((request, response) => {
        handle(request, response).catch(() => response.destroy());
      });
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      port = typeof address === 'object' && address !== null ? address.port : 0;
    },
    stop: async () => {
      if (server === null) return;
      const closing = server;
      server = null;
      closing.close();
      closing.closeAllConnections();
      await once(closing, 'close');
    },
  };
  await self.start();
  onTestFinished(() => self.stop());
  log = [];
  return self;
}
