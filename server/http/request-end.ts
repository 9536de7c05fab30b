import type { IncomingMessage, ServerResponse } from 'node:http';

/** The reason of a request's end when its time was up. */
class TimeIsUp extends Error {
  override name = 'TimeIsUp';
}

/** Whether a request ended because its time was up. */
export function timeIsUp({ reason }: AbortSignal): boolean {
  return reason instanceof TimeIsUp;
}

/**
 * A signal that is aborted when a request ends before its answer is out: its client has gone, or so many milliseconds
 * have passed since it came in whole and no answer has begun. A stream, whose answer begins at once, may last.
 */
export function requestEnd(
  request: IncomingMessage,
  response: ServerResponse,
  milliseconds: number,
): AbortSignal {
  const ended = new AbortController();
  const look = (): void => {
    if (response.headersSent) return;
    if (request.complete) return ended.abort(new TimeIsUp(`No answer in ${milliseconds} ms.`));
    // Still coming in, for which there is another limit.
    timer = setTimeout(look, milliseconds);
  };
  let timer = setTimeout(look, milliseconds);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) ended.abort();
  });
  return ended.signal;
}
