import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolUsage } from '#server/database/connection.ts';

/** What the server counts, for Prometheus. */
export interface Metrics {
  /** Counts a request as running until the answered function is called. */
  requestStarted(): () => void;
  /** Counts an answered request; `seconds` is how long it took, undefined for a stream. */
  answered(route: string, status: number, seconds: number | undefined): void;
  /** Counts an event stream as open until the answered function is called. */
  streamOpened(): () => void;
  /** Counts a question to the cache of answers. */
  cacheRead(found: boolean): void;
  /** Adds a value that is read whenever the metrics are asked for. `name` as in `verbatim_change_feed_lag_seconds`. */
  watch(gauge: {
    readonly name: string;
    readonly help: string;
    readonly read: () => number | Promise<number>;
  }): void;
  /** Everything in Prometheus's text format 0.0.4. */
  text(): Promise<string>;
}

/** What is measured of a server. */
export interface MetricsSources {
  readonly version: string;
  readonly pool: () => PoolUsage;
}

// From a look-up by id to what a drain would cut off.
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Starts counting, in a registry of this server's own: a process may run several. */
export function createMetrics({ version, pool }: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'verbatim_build_info',
    help: 'The version that runs; always 1.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.versions.node }, 1);
  const requests = new Counter({
    name: 'verbatim_http_requests_total',
    help: 'Requests answered.',
    labelNames: ['route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'verbatim_http_request_duration_seconds',
    help: 'Time to answer a request, streams left out.',
    labelNames: ['route'],
    buckets,
    registers,
  });
  const running = new Gauge({
    name: 'verbatim_http_requests_running',
    help: 'Requests being answered now, open streams among them.',
    registers,
  });
  const streams = new Gauge({
    name: 'verbatim_event_streams',
    help: 'Event streams that are open.',
    registers,
  });
  const cacheReads = new Counter({
    name: 'verbatim_response_cache_reads_total',
    help: 'Questions to the cache of answers, by whether it had the answer.',
    labelNames: ['found'],
    registers,
  });
  watchPool(registry, pool);
  return {
    requestStarted: () => open(running),
    answered(route, status, seconds) {
      requests.inc({ route, status: String(status) });
      if (seconds !== undefined) durations.observe({ route }, seconds);
    },
    streamOpened: () => open(streams),
    cacheRead: (found) => cacheReads.inc({ found: String(found) }),
    watch({ name, help, read }) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
  };
}

function watchPool(registry: Registry, pool: () => PoolUsage): void {
  const registers = [registry];
  new Gauge({
    name: 'verbatim_database_connections',
    help: 'Connections of the pool by what they do.',
    labelNames: ['state'],
    registers,
    collect() {
      const { inUse, idle } = pool();
      this.set({ state: 'in_use' }, inUse);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'verbatim_database_waiting',
    help: 'Queries that wait for a connection of the pool.',
    registers,
    collect() {
      this.set(pool().waiting);
    },
  });
}

function open(gauge: Gauge): () => void {
  gauge.inc();
  let isOpen = true;
  return () => {
    if (isOpen) gauge.dec();
    isOpen = false;
  };
}
