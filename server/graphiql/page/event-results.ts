/**
 * The results that a subscription's answer brings as server-sent events, in the mode of distinct connections of the
 * protocol GraphQL over SSE: the data of each `next` event, until `complete`. `stop` closes the connection.
 */
export function eventResults(response: Response, stop: () => void): AsyncIterableIterator<object> {
  const results = read(response);
  return {
    next: () => results.next(),
    // Whoever stops does not wait for a result that may never come.
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* read(response: Response): AsyncGenerator<object> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const piece = await reader?.read().catch(stopped);
    if (piece === undefined || piece.done) return;
    const events = `${text}${piece.value}`.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      if (event.startsWith('event: complete')) return;
      const data = /^event: next\ndata: (.*)$/.exec(event)?.[1];
      if (data === undefined) continue;
      const result: unknown = JSON.parse(data);
      yield Object(result) as object;
    }
  }
}

function stopped(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined;
  throw error;
}
