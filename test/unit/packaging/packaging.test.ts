import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepMaps } from '../../../lib/packaging/keep-maps.ts';
import { precompute } from '../../../lib/packaging/precompute.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bitrix24-lead-packaging-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('packs the values of a data module, and not what works them out', async () => {
  await writeFile(join(folder, 'squares.data.ts'), 'export const SQUARES: number[] = [1, 2, 3].map((n) => n * n);');
  await writeFile(join(folder, 'entry.ts'), "import { SQUARES } from './squares.data.ts'; console.log(SQUARES);");
  const outfile = join(folder, 'out.mjs');
  await build({
    entryPoints: [join(folder, 'entry.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    plugins: [precompute],
  });
  const packed = await readFile(outfile, 'utf8');
  expect(packed).toContain('JSON.parse("[1,4,9]")');
  expect(packed).not.toContain('map(');
});

it('packs the table of phone numbers compressed, and it is the same table', async () => {
  const entry = join(folder, 'entry.mjs');
  const table = 'libphonenumber-js/metadata.min.json.js';
  await writeFile(entry, `export { default } from ${JSON.stringify(join(process.cwd(), 'node_modules', table))};`);
  const outfile = join(folder, 'out.mjs');
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile, plugins: [precompute] });
  const [packed, plain] = [await import(outfile), await import(join(process.cwd(), 'node_modules', table))];
  expect(packed.default).toEqual(plain.default);
  expect((await readFile(outfile)).length).toBeLessThan(24_000);
});

it('packs undici’s parser compressed, and it is the same parser', async () => {
  const entry = join(folder, 'entry.cjs');
  const parser = join(process.cwd(), 'node_modules', 'undici/lib/llhttp/llhttp_simd-wasm.js');
  await writeFile(entry, `module.exports = require(${JSON.stringify(parser)});`);
  const outfile = join(folder, 'out.cjs');
  await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'cjs', outfile, plugins: [precompute] });
  const [packed, plain] = [await import(outfile), await import(parser)];
  expect(Buffer.compare(packed.default, plain.default)).toBe(0);
  expect((await readFile(outfile)).length).toBeLessThan(25_000);
});

it('moves the source map out of the folder that is packed', async () => {
  await mkdir(join(folder, 'functions'));
  const entry = join(folder, 'functions', 'entry.ts');
  await writeFile(entry, 'export const handler = 1;');
  const outdir = join(folder, '.build', 'functions');
  await build({ entryPoints: [entry], outdir, sourcemap: 'external', metafile: true, plugins: [keepMaps] });
  expect(await readdir(outdir)).toEqual(['entry.js']);
  expect(await readdir(join(folder, '.serverless'))).toEqual(['entry.js.map']);
});
