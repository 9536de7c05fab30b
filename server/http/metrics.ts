/** Counts of what the server did since it started, in Prometheus's text format 0.0.4. */
export interface Metrics {
  /** Counts an answered request; `seconds` is how long it took. */
  answered(route: string, status: number, seconds: number): void;
  /** Counts an event stream as open until the answered function is called. */
  streamOpened(): () => void;
  text(): string;
}

/** Starts counting. */
export function createMetrics(startedAt: Date): Metrics {
  const requests = new Map<string, number>();
  const durations = new Map<string, { count: number; sum: number }>();
  let streams = 0;
  return {
    answered(route, status, seconds) {
      const key = `route="${route}",status="${status}"`;
      requests.set(key, (requests.get(key) ?? 0) + 1);
      const { count, sum } = durations.get(route) ?? { count: 0, sum: 0 };
      durations.set(route, { count: count + 1, sum: sum + seconds });
    },
    streamOpened() {
      streams += 1;
      let open = true;
      return () => {
        if (open) streams -= 1;
        open = false;
      };
    },
    text() {
      const lines = [
        '# HELP verbatim_http_requests_total Requests answered.',
        '# TYPE verbatim_http_requests_total counter',
        ...[...requests].map(
          ([labels, count]) => `verbatim_http_requests_total{${labels}} ${count}`,
        ),
        '# HELP verbatim_http_request_duration_seconds Time to answer a request.',
        '# TYPE verbatim_http_request_duration_seconds summary',
        ...[...durations].flatMap(([route, { count, sum }]) => [
          `verbatim_http_request_duration_seconds_sum{route="${route}"} ${sum}`,
          `verbatim_http_request_duration_seconds_count{route="${route}"} ${count}`,
        ]),
        '# HELP verbatim_event_streams Event streams that are open.',
        '# TYPE verbatim_event_streams gauge',
        `verbatim_event_streams ${streams}`,
        '# HELP process_resident_memory_bytes Resident memory size in bytes.',
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '# HELP process_start_time_seconds Start time of the process since the Unix epoch in seconds.',
        '# TYPE process_start_time_seconds gauge',
        `process_start_time_seconds ${startedAt.getTime() / 1000}`,
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}
