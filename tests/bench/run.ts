import { parseArgs } from 'node:util';
import { benchApp } from './bench-app.ts';
import { openBenchDesk } from './bench-desk.ts';
import { benchImport } from './bench-import.ts';
import { benchReplica } from './bench-replica.ts';
import { benchSearch } from './bench-search.ts';
import { benchServer } from './bench-server.ts';
import { benchSuggestions } from './bench-suggestions.ts';
import { contenderNames } from './contender-calls.ts';
import { defaultSettings, type BenchSettings } from './bench-settings.ts';

// The import comes last: it adds to the desk that the others measure.
const benches = { server: benchServer, replica: benchReplica, import: benchImport } as const;
// Only where they are named: one fills the desk with a million quotes first, which takes minutes, the other opens windows.
const named = { search: benchSearch, app: benchApp } as const;
const usual = Object.keys(benches);
// Needs no desk.
const suggestions = 'suggestions';
const names = [...usual, ...Object.keys(named), suggestions];
const usage = `npm run bench -- [${names.join('|')}] ${Object.entries(defaultSettings)
  .map(([name, value]) => `[--${name} ${value}]`)
  .join(' ')}`;

function readArguments(): { readonly settings: BenchSettings; readonly wanted: readonly string[] } {
  const type = 'string' as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(Object.keys(defaultSettings).map((name) => [name, { type }])),
  });
  const number = (name: keyof typeof defaultSettings): number => {
    const value = Number(values[name] ?? defaultSettings[name]);
    if (!(value > 0)) throw new Error(`--${name} must be a number above 0.`);
    return value;
  };
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no bench ${unknown}.`);
  return {
    wanted: positionals.length === 0 ? usual : positionals,
    settings: {
      articles: number('articles'),
      quotesPerArticle: number('quotesPerArticle'),
      actors: number('actors'),
      rounds: number('rounds'),
      seconds: number('seconds'),
      concurrency: number('concurrency'),
      contenders: contenderNames,
      say: (line) => console.log(line),
    },
  };
}

async function main(): Promise<number> {
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { settings } = read;
  if (read.wanted.includes(suggestions)) await benchSuggestions(settings.say);
  const wanted = read.wanted.filter((name) => name !== suggestions);
  if (wanted.length === 0) return 0;
  const { articles, quotesPerArticle, actors } = settings;
  settings.say(
    `A desk of ${articles} articles, ${articles * quotesPerArticle} quotes and ${actors} actors.`,
  );
  const desk = await openBenchDesk(settings, (close) => {
    const stop = (): void => void close().then(() => process.exit(130));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
  try {
    for (const [name, bench] of Object.entries({ ...benches, ...named })) {
      if (wanted.includes(name)) await bench(desk, settings);
    }
    return 0;
  } finally {
    await desk.close();
  }
}

process.exit(await main());
