import { watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadClientConfig, type ClientConfig } from '../config.ts';
import { readToken } from './graphql-client.ts';
import { importBatch, inRequests, type OnConflictOption } from './import-batch.ts';
import { importReport, type ImportReport } from './import-report.ts';
import { filesIn, readDocumentFile, type FileToImport } from './read-file.ts';
import { readWatchState, stateFile, writeWatchState, type WatchState } from './watch-state.ts';

/** How a folder is watched. */
export interface WatchOptions {
  readonly onConflict: OnConflictOption;
  /** Seconds for which a file must not have changed before it is read. */
  readonly settle: number;
}

interface Watched {
  readonly folder: string;
  readonly config: ClientConfig;
  readonly token: string | undefined;
  readonly options: WatchOptions;
  readonly state: WatchState;
  readonly report: ImportReport;
  readonly stopped: AbortSignal;
}

const [firstRetry, longestRetry] = [1000, 30_000];

/**
 * Imports every file of a folder, and each that comes, until SIGINT or SIGTERM. A file is done once the server has
 * answered for it, and only then written down, so that a process killed at any moment leaves none out; one that it
 * sends again is known to the server by its bytes. What was refused is tried again when the file changes. Looks by itself
 * every few seconds, because what a system tells of changes may be lost; being told only makes it look sooner. Answers
 * the exit code.
 */
export async function watchFolder(folder: string, options: WatchOptions): Promise<number> {
  const loaded = loadClientConfig();
  const complaint = loaded.ok ? await folderProblem(folder) : loaded.message;
  if (!loaded.ok || complaint !== null) {
    console.error(complaint);
    return 1;
  }
  const { config } = loaded;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const watched = {
    folder,
    config,
    token: await readToken(config),
    options,
    state: await readWatchState(folder),
    report: importReport(),
    stopped: stopping.signal,
  };
  try {
    console.error(`Watching ${folder} for articles. Ctrl+C ends it.`);
    const problem = await keepLooking(watched);
    if (problem !== null) console.error(problem);
    console.error(watched.report.summary());
    return problem === null ? 0 : 1;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function folderProblem(folder: string): Promise<string | null> {
  const found = await stat(folder).catch(() => null);
  return found?.isDirectory() === true ? null : `${folder} is no folder: name the one to watch.`;
}

/** Answers why it cannot go on; null when it was stopped. */
async function keepLooking(watched: Watched): Promise<string | null> {
  const { folder, options, stopped } = watched;
  const pause = (options.settle * 1000) / 2;
  const bell = ring(folder);
  let seen = new Map<string, Sight>();
  try {
    while (!stopped.aborted) {
      const began = performance.now();
      const sights = await look(watched);
      const ready = [...sights].flatMap(([file, sight]) => isReady(watched, file, sight, seen));
      seen = sights;
      const problem = await importReady(watched, ready, sights);
      if (problem !== null) return problem;
      // A folder with very many files is not looked through all the time.
      const rest = Math.max(pause, (performance.now() - began) * 4);
      await bell.wait(rest, ready.length === 0 && isSettled(watched, sights), stopped);
    }
    return null;
  } finally {
    bell.close();
  }
}

interface Sight {
  /** Size, time and inode: another file under the name, or other bytes, have another. */
  readonly signature: string;
  /** When it was first seen so, by `performance.now()`. */
  readonly since: number;
}

async function look({ folder }: Watched): Promise<Map<string, Sight>> {
  const sights = new Map<string, Sight>();
  try {
    for await (const file of filesIn(folder)) {
      const found = await stat(file).catch(() => null);
      if (found === null) continue;
      const signature = `${found.size}:${found.mtimeMs}:${found.ino}`;
      sights.set(file, { signature, since: performance.now() });
    }
  } catch {
    // A folder that was taken away while it was read, as with its disk, may come back.
  }
  return sights;
}

function isReady(
  { folder, state, options }: Watched,
  file: string,
  sight: Sight,
  seen: Map<string, Sight>,
): readonly string[] {
  const before = seen.get(file);
  if (before?.signature !== sight.signature) return [];
  // The time goes on from when it was first seen like this.
  Object.assign(sight, { since: before.since });
  if (state.get(relative(folder, file)) === sight.signature) return [];
  return performance.now() - before.since >= options.settle * 1000 ? [file] : [];
}

function isSettled({ folder, state }: Watched, sights: Map<string, Sight>): boolean {
  return [...sights].every(
    ([file, { signature }]) => state.get(relative(folder, file)) === signature,
  );
}

async function importReady(
  watched: Watched,
  files: readonly string[],
  sights: Map<string, Sight>,
): Promise<string | null> {
  const { folder, state, stopped, report } = watched;
  for await (const batch of inRequests(read(files))) {
    const answer = await untilAnswered(watched, batch);
    if (answer === null) return null;
    if (!answer.ok) return answer.message;
    for (const [index, { file }] of batch.entries()) {
      const result = answer.results[index];
      const signature = sights.get(file)?.signature;
      if (result === undefined || signature === undefined) continue;
      report.add(file, result);
      state.set(relative(folder, file), signature);
    }
    for (const path of state.keys()) if (!isThere(folder, path, sights)) state.delete(path);
    await writeWatchState(folder, state);
    if (stopped.aborted) return null;
  }
  return null;
}

function isThere(folder: string, path: string, sights: Map<string, Sight>): boolean {
  // An empty look may be that of a folder that is away.
  return sights.size === 0 || sights.has(`${folder.replace(/[\\/]+$/u, '')}/${path}`);
}

async function* read(files: readonly string[]): AsyncGenerator<FileToImport> {
  for (const file of files) yield await readDocumentFile(file);
}

/** Sends a batch until the server is there to answer; null when it was stopped meanwhile. */
async function untilAnswered(
  { config, token, options, stopped }: Watched,
  batch: readonly FileToImport[],
): Promise<Exclude<Awaited<ReturnType<typeof importBatch>>, { away: true }> | null> {
  for (let [delay, told] = [firstRetry, false]; !stopped.aborted;) {
    const answer = await importBatch(batch, config, token, options.onConflict);
    if (answer.ok || !answer.away) {
      if (told) console.error('The server is back.');
      return answer;
    }
    if (!told) console.error(`${answer.message} Waiting for it.`);
    told = true;
    await wait(delay, undefined, { signal: stopped }).catch(() => undefined);
    delay = Math.min(delay * 2, longestRetry);
  }
  return null;
}

/** Rings when the system says that something changed in the folder itself. */
function ring(folder: string) {
  let pulled: (() => void) | null = null;
  const watcher = start(folder, (name) => {
    if (name === null || !name.startsWith(stateFile)) pulled?.();
  });
  return {
    /** Waits; where all is done, for as much as ten times as long unless something changes. */
    async wait(rest: number, idle: boolean, stopped: AbortSignal): Promise<void> {
      const early = new AbortController();
      const end = (): void => early.abort();
      stopped.addEventListener('abort', end, { once: true });
      if (idle) pulled = end;
      await wait(idle && watcher !== null ? rest * 10 : rest, undefined, {
        signal: early.signal,
      }).catch(() => undefined);
      pulled = null;
      stopped.removeEventListener('abort', end);
    },
    close: () => watcher?.close(),
  };
}

function start(folder: string, changed: (name: string | null) => void) {
  try {
    // Some file systems tell nothing, and some not for ever: then it just looks as often as it would anyway.
    return watch(folder, (_event, name) => changed(name)).on('error', () => undefined);
  } catch {
    return null;
  }
}
