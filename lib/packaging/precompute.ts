import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** libphonenumber's table of the countries' numbers, which is data as well. */
const PHONE_TABLE = /[\\/]libphonenumber-js[\\/]metadata\.min\.json\.js$/;

/** Characters of JSON from which on half the size is worth the tenth of a millisecond that decompressing takes. */
const LARGE = 5_000;

const valuesOf = async (path: string): Promise<readonly (readonly [name: string, json: string])[]> => {
  const module: object = await import(pathToFileURL(path).href);
  return Object.entries(module).map(([name, value]) => [name, JSON.stringify(value)] as const);
};

const compressed = (json: string) => {
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(json) };
  const packed = brotliCompressSync(json, { params: size }).toString('base64');
  return `brotliDecompressSync(Buffer.from(${JSON.stringify(packed)}, 'base64')).toString()`;
};

const exported = ([name, json]: readonly [name: string, json: string]) => {
  const value = `JSON.parse(${json.length < LARGE ? JSON.stringify(json) : compressed(json)})`;
  return name === 'default' ? `export default ${value};` : `export const ${name} = ${value};`;
};

const asData = async ({ path }: { readonly path: string }) => ({
  contents: ["import { brotliDecompressSync } from 'node:zlib';", ...(await valuesOf(path)).map(exported)].join('\n'),
});

/** Packs a module whose name ends in `.data.ts` as the values that it exports, worked out now instead of at every start. */
export const precompute: Plugin = {
  name: 'precompute',
  setup({ onLoad }) {
    onLoad({ filter: /\.data\.ts$/ }, asData);
    onLoad({ filter: PHONE_TABLE }, asData);
  },
};
