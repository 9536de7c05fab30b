import type { z } from 'zod';
import type { Account } from '#server/accounts/account.ts';
import type { Answered, Transport, TransportFailure } from '#desktop/replica/sync/transport.ts';
import {
  beatInterval,
  bootstrapAnswerSchema,
  articlesAnswerSchema,
  findAnswerSchema,
  helloAnswerSchema,
  historyAnswerSchema,
  pullAnswerSchema,
  pushAnswerSchema,
  syncErrorSchema,
  syncPaths,
} from '#shared/sync/protocol.ts';
import type { Random } from './random.ts';
import type { Reply } from './simulated-server.ts';
import type { VirtualTime } from './virtual-time.ts';
import { fair, type Weather } from './weather.ts';

/** What the network depends on. */
export interface NetworkOptions {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly answer: (path: string, account: Account, body: unknown) => Promise<Reply>;
}

/** A network between desks and one server, of which everything can be lost. */
export interface Network {
  weather: Weather;
  serverUp: boolean;
  /** Desks that nothing goes to or comes from, and that are not told. */
  readonly partitioned: Set<number>;
  readonly linkOf: (desk: number, account: () => Account) => Transport;
  /** Ends the event streams of a desk, or of all. */
  readonly breakStreams: (desk?: number) => void;
}

interface Stream {
  readonly desk: number;
  readonly hear: (event: string) => void;
  readonly end: () => void;
}

// How long a desk waits for an answer that does not come.
const patience = 10_000;
const unreachable: TransportFailure = {
  ok: false,
  failure: 'unreachable',
  message: 'The server cannot be reached.',
};

/** Makes a network on which nothing goes wrong yet. */
export function virtualNetwork({ time, random, answer }: NetworkOptions): Network {
  const streams = new Set<Stream>();
  const delay = (): number => 1 + random.below(self.weather.slowest);
  const isCut = (desk: number): boolean => self.partitioned.has(desk);

  const poke = (): void => {
    for (const stream of streams) {
      if (random.chance(self.weather.unheard)) continue;
      time.after(delay(), () => {
        if (streams.has(stream) && !isCut(stream.desk)) stream.hear('poke');
      });
    }
  };
  const arrive = async (path: string, account: Account, text: string): Promise<Reply> => {
    const reply = await answer(path, account, JSON.parse(text));
    if (path === syncPaths.push) poke();
    return reply;
  };

  const linkOf: Network['linkOf'] = (desk, account) => {
    const ask = <Answer>(
      path: string,
      body: unknown,
      schema: z.ZodType<Answer>,
      signal: AbortSignal,
    ): Promise<Answered<Answer>> =>
      new Promise((resolve) => {
        const settle = (answered: Answered<Answer>): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(answered);
        };
        const giveUp = (): void => settle(unreachable);
        if (signal.aborted) return giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        const text = JSON.stringify(body ?? null);
        const who = account();
        const { lost, unanswered, repeated, late, broken } = self.weather;
        const again = async (): Promise<void> => {
          if (self.serverUp && !isCut(desk)) await arrive(path, who, text);
        };
        if (random.chance(repeated)) time.after(random.below(30_000), again);
        if (random.chance(late)) {
          time.after(random.below(20_000), again);
          time.after(delay(), giveUp);
          return;
        }
        const [isLost, isUnanswered, isBroken] = [lost, unanswered, broken].map(random.chance);
        time.after(delay(), async () => {
          if (!self.serverUp) return giveUp();
          if (isLost || isCut(desk)) return void time.after(patience, giveUp);
          const reply = isBroken ? { status: 500, text: '{}' } : await arrive(path, who, text);
          if (isUnanswered) return void time.after(random.below(patience), giveUp);
          time.after(delay(), () => {
            if (isCut(desk)) time.after(patience, giveUp);
            else settle(read(reply, schema));
          });
        });
      });
    return {
      hello: (signal) => ask(syncPaths.hello, undefined, helloAnswerSchema, signal),
      bootstrap: (body, signal) => ask(syncPaths.bootstrap, body, bootstrapAnswerSchema, signal),
      pull: (body, signal) => ask(syncPaths.pull, body, pullAnswerSchema, signal),
      push: (body, signal) => ask(syncPaths.push, body, pushAnswerSchema, signal),
      articles: (body, signal) => ask(syncPaths.articles, body, articlesAnswerSchema, signal),
      find: (body, signal) => ask(syncPaths.find, body, findAnswerSchema, signal),
      history: (body, signal) => ask(syncPaths.history, body, historyAnswerSchema, signal),
      events: (hear, signal) =>
        new Promise((resolve) => {
          let cancel = (): void => {};
          const end = (): void => {
            cancel();
            streams.delete(stream);
            signal.removeEventListener('abort', end);
            resolve(unreachable);
          };
          const stream: Stream = { desk, hear, end };
          const beat = (): void => {
            if (!isCut(desk)) hear('beat');
            cancel = time.after(beatInterval, beat);
          };
          if (signal.aborted) return end();
          signal.addEventListener('abort', end, { once: true });
          cancel = time.after(delay(), () => {
            if (!self.serverUp) return end();
            streams.add(stream);
            if (!isCut(desk)) hear('open');
            cancel = time.after(beatInterval, beat);
          });
        }),
      credentialsChanged: () => Promise.resolve(false),
    };
  };

  const self: Network = {
    weather: fair,
    serverUp: true,
    partitioned: new Set(),
    linkOf,
    breakStreams: (desk) => {
      for (const stream of streams) if (desk === undefined || stream.desk === desk) stream.end();
    },
  };
  return self;
}

function read<Answer>({ status, text }: Reply, schema: z.ZodType<Answer>): Answered<Answer> {
  const body: unknown = JSON.parse(text);
  if (status === 200) return { ok: true, answer: schema.parse(body) };
  const said = syncErrorSchema.safeParse(body);
  const message = said.success ? said.data.error.message : `HTTP ${status}`;
  return { ok: false, failure: status === 401 ? 'signed_out' : 'broken', message };
}
