import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

/** From top to bottom; a file imports from its own layer only where a layer may, and from those below. */
const LAYERS: readonly { readonly name: string; readonly files: RegExp; readonly amongThemselves: boolean }[] = [
  {
    name: 'functions, command line, packaging',
    files: /^(functions\/|lib\/(cli|packaging)\/|lib\/index\.ts)/,
    amongThemselves: true,
  },
  { name: 'operator', files: /^lib\/operator\//, amongThemselves: true },
  { name: 'handlers', files: /^lib\/handlers\//, amongThemselves: true },
  { name: 'stories', files: /^lib\/(accept|deliver)\.ts$/, amongThemselves: false },
  { name: 'once', files: /^lib\/once\//, amongThemselves: true },
  { name: 'reading', files: /^lib\/read-delivery\.ts$/, amongThemselves: false },
  { name: 'I/O', files: /^lib\/(aws|bitrix24|settings)\//, amongThemselves: false },
  { name: 'pure', files: /^lib\/(intake|guard|lead|answers|browser)\//, amongThemselves: true },
  { name: 'types and errors', files: /^lib\/(types|errors|clock|log|metrics|json)\.ts$/, amongThemselves: true },
  { name: 'names', files: /^lib\/names\//, amongThemselves: true },
];

const layerOf = (file: string) => LAYERS.findIndex(({ files }) => files.test(file));
const root = new URL('../../', import.meta.url);
const sources = ['functions', 'lib'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);
const importsOf = (file: string) =>
  [...readFileSync(new URL(file, root), 'utf8').matchAll(/^(?:import|export)[^;]*?from '(\.[^']+)'/gms)].map(
    ([, path = '']) => normalize(join(dirname(file), path)).replaceAll('\\', '/'),
  );

it('gives every source file a layer', () => {
  expect(sources.filter((file) => layerOf(file) < 0)).toEqual([]);
  expect(sources.length).toBeGreaterThan(30);
});

it('lets imports point downwards only, and I/O folders stay apart', () => {
  const upward = sources.flatMap((file) =>
    importsOf(file)
      .filter((target) => {
        const [from, to] = [layerOf(file), layerOf(target)];
        const sameFolder = dirname(file) === dirname(target);
        return to < from || (to === from && !LAYERS[from]?.amongThemselves && !sameFolder);
      })
      .map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

it('keeps the pure middle free of network, clock and environment', () => {
  const impure =
    /\bDate\.now\(|\bnew Date\(\)|\bprocess\.env\b|\bfetch\(|from '(node:(http|https|net|fs|timers)|undici|@aws-)/;
  const pure = LAYERS.findIndex(({ name }) => name === 'pure');
  expect(
    sources.filter((file) => layerOf(file) === pure && impure.test(readFileSync(new URL(file, root), 'utf8'))),
  ).toEqual([]);
});

it('lets no import lead back to where it came from', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  function walk(file: string, way: readonly string[]): void {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const target of importsOf(file)) walk(target, [...way, file]);
    done.add(file);
  }
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});

it('keeps the root of lib/ to the stories and what all of it stands on', () => {
  expect(sources.filter((file) => /^lib\/[^/]+$/.test(file)).length).toBeLessThanOrEqual(10);
});

it('names only files that there are in the map of lib/', () => {
  const map = readFileSync(new URL('lib/README.md', root), 'utf8');
  const named = [...map.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(30);
  const known = sources.filter((file) => file.startsWith('lib/'));
  expect(named.filter((path) => !known.some((file) => file.endsWith(`/${path}`)))).toEqual([]);
});
