import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

/** From top to bottom; a file imports from its own layer only where a layer may, and from those below. */
const LAYERS: readonly { readonly name: string; readonly files: RegExp; readonly amongThemselves: boolean }[] = [
  { name: 'functions and command line', files: /^(functions\/|lib\/cli\/|lib\/index\.ts)/, amongThemselves: true },
  { name: 'handlers', files: /^lib\/handlers\//, amongThemselves: true },
  { name: 'stories', files: /^lib\/(accept|deliver)\.ts$/, amongThemselves: false },
  { name: 'once', files: /^lib\/once\//, amongThemselves: true },
  { name: 'reading', files: /^lib\/read-delivery\.ts$/, amongThemselves: false },
  { name: 'I/O', files: /^lib\/(aws|bitrix24|settings)\//, amongThemselves: false },
  { name: 'pure', files: /^lib\/(intake|guard|lead|answers)\//, amongThemselves: true },
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
