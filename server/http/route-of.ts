/** Routes whose answer is a stream, which lasts as long as somebody listens. */
export const streamRoutes: ReadonlySet<string> = new Set(['/sync/events']);

const whole = /^\/(graphql|metrics|health\/(live|ready)|sync\/(hello|bootstrap|pull|push|events))$/;

/** The route of a path, for metrics and the log's level: a few names, and not every path that anybody tries. */
export function routeOf(pathname: string): string {
  if (whole.test(pathname)) return pathname;
  return /^\/(documents|graphiql|sync)\//.exec(pathname)?.[0] ?? 'other';
}
