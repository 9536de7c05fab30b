import { expect } from 'vitest';

/** An event of a stream; a comment has the name `comment`. */
export interface StreamEvent {
  readonly event: string;
  readonly data: string;
}

/** A stream of server-sent events as a test reads it. */
export interface EventStream {
  /** The next event or comment; undefined at the end of the stream. */
  next(): Promise<StreamEvent | undefined>;
  /** Goes away without a word, as a client that is switched off. */
  leave(): Promise<void>;
}

/** Reads the answer of a request as a stream of server-sent events. */
export async function openEventStream(url: string, init: RequestInit): Promise<EventStream> {
  const gone = new AbortController();
  const response = await fetch(url, { ...init, signal: gone.signal });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end !== -1) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          return parse(block);
        }
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) return undefined;
        text += chunk.value;
      }
    },
    async leave() {
      gone.abort();
      await reader?.cancel().catch(() => undefined);
    },
  };
}

function parse(block: string): StreamEvent {
  if (block.startsWith(':')) return { event: 'comment', data: block.slice(1) };
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
  return { event: field('event'), data: field('data') };
}
