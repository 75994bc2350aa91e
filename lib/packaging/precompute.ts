import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** libphonenumber's table of the countries' numbers, which is data as well. */
const PHONE_TABLE = /[\\/]libphonenumber-js[\\/]metadata\.min\.json\.js$/;

/** Characters of JSON from which on half the size is worth the millisecond that inflating takes. */
const LARGE = 20_000;

const valuesOf = async (path: string): Promise<readonly (readonly [name: string, json: string])[]> => {
  const module: object = await import(pathToFileURL(path).href);
  return Object.entries(module).map(([name, value]) => [name, JSON.stringify(value)] as const);
};

const deflated = (json: string) => {
  const packed = deflateRawSync(json, { level: 9 }).toString('base64');
  return `inflateRawSync(Buffer.from(${JSON.stringify(packed)}, 'base64')).toString()`;
};

const exported = ([name, json]: readonly [name: string, json: string]) => {
  const value = `JSON.parse(${json.length < LARGE ? JSON.stringify(json) : deflated(json)})`;
  return name === 'default' ? `export default ${value};` : `export const ${name} = ${value};`;
};

const asData = async ({ path }: { readonly path: string }) => ({
  contents: ["import { inflateRawSync } from 'node:zlib';", ...(await valuesOf(path)).map(exported)].join('\n'),
});

/** Packs a module whose name ends in `.data.ts` as the values that it exports, worked out now instead of at every start. */
export const precompute: Plugin = {
  name: 'precompute',
  setup({ onLoad }) {
    onLoad({ filter: /\.data\.ts$/ }, asData);
    onLoad({ filter: PHONE_TABLE }, asData);
  },
};
