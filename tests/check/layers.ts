import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { type Check, problems } from './check.ts';
import { type Layer, layers, namedOnly } from './layer-rules.ts';
import { readImports } from './read-imports.ts';

/** The folders that hold sources. */
export const tops = ['shared', 'server', 'desktop', 'tests'];
/** Folders inside them that hold none: what was installed, built or left by a test. */
export const leftOut = ['node_modules', 'out', 'artefacts'];

/** Layers: imports point one way, and each part uses only the packages meant for it. */
export const layersCheck: Check = {
  name: 'layers',
  run: async (root) => {
    const found: string[] = [];
    for (const file of await sourcesUnder(root)) {
      found.push(...forbiddenImports(file, await readFile(join(root, file), 'utf8')));
    }
    return problems(found);
  },
};

async function sourcesUnder(root: string): Promise<string[]> {
  const files: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !leftOut.includes(entry.name)) await walk(path);
      if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)) {
        files.push(relative(root, path).split(sep).join('/'));
      }
    }
  };
  const present = await readdir(root);
  for (const top of tops.filter((name) => present.includes(name))) await walk(join(root, top));
  return files.sort();
}

/** The imports of one file (path from the root, with `/`) that its layer does not allow, one line each. */
export function forbiddenImports(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (!layer) return [`${file}: belongs to no layer; name one in tests/check/layer-rules.ts`];
  return readImports(file, source).flatMap(({ specifier, line }) => {
    const reason = objection(layer, file, specifier);
    return reason === undefined ? [] : [`${file}:${line}: imports ${specifier}, but ${reason}`];
  });
}

const layerOf = (path: string): Layer | undefined =>
  layers.find((layer) => path.startsWith(layer.path));

function objection(layer: Layer, file: string, specifier: string): string | undefined {
  const target = ownFile(file, specifier);
  if (target !== undefined) return layerObjection(layer, target);
  if (isBuiltin(specifier)) {
    return layer.node ? undefined : `${layer.name} runs where there are no modules of Node`;
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const allowed =
    layer.packages === 'all' ? !namedOnly.includes(name) : layer.packages.includes(name);
  return allowed || isForTests(layer) ? undefined : `${layer.name} may not use the package ${name}`;
}

const isForTests = (layer: Layer): boolean => layer.name === 'tests';

function layerObjection(layer: Layer, target: string): string | undefined {
  // package.json is data that every part may read.
  if (!tops.includes(target.split('/')[0] ?? '')) return undefined;
  const other = layerOf(target);
  if (other === layer || (other && layer.layers.includes(other.name))) return undefined;
  const may = layer.layers.length === 0 ? 'only itself' : `only ${layer.layers.join(', ')}`;
  return `${layer.name} may import ${may}`;
}

/** The file that a specifier names inside the repository, from the root; undefined for a package. */
function ownFile(file: string, specifier: string): string | undefined {
  const path = specifier.split('?')[0] ?? specifier;
  if (path.startsWith('#')) return path.slice(1);
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  return undefined;
}
