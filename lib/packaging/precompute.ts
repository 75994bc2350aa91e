import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** libphonenumber's table of the countries' numbers, which is data as well. */
const PHONE_TABLE = /[\\/]libphonenumber-js[\\/]metadata\.min\.json\.js$/;

/** undici's parser, in WebAssembly: three quarters of it go by compression. */
const PARSER = /[\\/]undici[\\/]lib[\\/]llhttp[\\/]llhttp_simd-wasm\.js$/;

/** Characters of JSON from which on half the size is worth the tenth of a millisecond that decompressing takes. */
const LARGE = 5_000;

const valuesOf = async (path: string): Promise<readonly (readonly [name: string, json: string])[]> => {
  const module: object = await import(pathToFileURL(path).href);
  return Object.entries(module).map(([name, value]) => [name, JSON.stringify(value)] as const);
};

/** Code for bytes, which are packed compressed. */
const unpacked = (bytes: Buffer) => {
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return `brotliDecompressSync(Buffer.from(${JSON.stringify(packed.toString('base64'))}, 'base64'))`;
};

const exported = ([name, json]: readonly [name: string, json: string]) => {
  const value = `JSON.parse(${json.length < LARGE ? JSON.stringify(json) : `${unpacked(Buffer.from(json))}.toString()`})`;
  return name === 'default' ? `export default ${value};` : `export const ${name} = ${value};`;
};

const asData = async ({ path }: { readonly path: string }) => ({
  contents: ["import { brotliDecompressSync } from 'node:zlib';", ...(await valuesOf(path)).map(exported)].join('\n'),
});

const asBytes = ({ path }: { readonly path: string }) => {
  const bytes: unknown = createRequire(path)(path);
  if (!Buffer.isBuffer(bytes)) throw new Error(`${path} has no bytes any more: see to how it is packed`);
  return {
    contents: `const { brotliDecompressSync } = require('node:zlib'); module.exports = ${unpacked(bytes)};`,
  };
};

/** Packs a module whose name ends in `.data.ts` as the values that it exports, worked out now instead of at every start. */
export const precompute: Plugin = {
  name: 'precompute',
  setup({ onLoad }) {
    onLoad({ filter: /\.data\.ts$/ }, asData);
    onLoad({ filter: PHONE_TABLE }, asData);
    onLoad({ filter: PARSER }, asBytes);
  },
};
