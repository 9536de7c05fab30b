import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { errorCodes } from '#shared/errors/error-codes.ts';

/**
 * Answers subscriptions as server-sent events, in the mode of distinct connections of the protocol GraphQL over SSE:
 * a `next` event for each result, `complete` at the end, a comment whenever nothing was sent for `keepAlive`
 * milliseconds. Yoga's own way has a fixed interval, and makes comments whether or not the client takes them.
 */
export function useEventStream(keepAlive: number): Plugin {
  return {
    onResultProcess(payload) {
      const { request, result } = payload;
      if (!isAsyncIterable(result)) return;
      const accepted = /text\/event-stream|text\/\*|\*\/\*/i.test(
        request.headers.get('accept') ?? '*/*',
      );
      payload.setResultProcessor((_result, { Response, ReadableStream }) => {
        if (accepted) {
          return new Response(new ReadableStream(events(result, keepAlive), { highWaterMark: 0 }), {
            headers: {
              'content-type': 'text/event-stream; charset=utf-8',
              // Proxies that collect an answer before they pass it on would hold the events back.
              'x-accel-buffering': 'no',
            },
          });
        }
        void result[Symbol.asyncIterator]().return?.();
        const message = 'A subscription is a stream: send the header "Accept: text/event-stream".';
        return Response.json(
          { errors: [{ message, extensions: { code: errorCodes.validationFailed } }] },
          { status: 406 },
        );
      }, 'text/event-stream');
    },
  };
}

function events<Result>(
  results: AsyncIterable<Result>,
  keepAlive: number,
): UnderlyingDefaultSource<Uint8Array> {
  const iterator = results[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let coming: Promise<IteratorResult<Result>> | undefined;
  let greeted = false;
  return {
    // Called when the client took what was sent before: so the next result is made only for a client that reads.
    async pull(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      // Browsers tell the page of an answer when its first bytes are there.
      if (!greeted) {
        greeted = true;
        return send(':\n\n');
      }
      coming ??= iterator.next();
      const came = await withinTime(coming, keepAlive);
      if (came === undefined) return send(':\n\n');
      coming = undefined;
      if (came.done !== true) return send(`event: next\ndata: ${JSON.stringify(came.value)}\n\n`);
      send('event: complete\ndata:\n\n');
      controller.close();
    },
    async cancel() {
      await iterator.return?.();
    },
  };
}

/** What a promise resolves with, or undefined when it takes longer. */
async function withinTime<Value>(
  promise: Promise<Value>,
  milliseconds: number,
): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
