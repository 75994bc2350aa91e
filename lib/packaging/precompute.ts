import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** libphonenumber's table of the countries' numbers: a third of its size is worth the millisecond that inflating takes. */
const LARGE = /[\\/]libphonenumber-js[\\/]metadata\.min\.json\.js$/;

const valuesOf = async (path: string): Promise<readonly (readonly [name: string, json: string])[]> => {
  const exported: object = await import(pathToFileURL(path).href);
  return Object.entries(exported).map(([name, value]) => [name, JSON.stringify(value)] as const);
};

const exportAs = (name: string, value: string) =>
  name === 'default' ? `export default ${value};` : `export const ${name} = ${value};`;

/** Packs a module whose name ends in `.data.ts` as the values that it exports, worked out now instead of at every start. */
export const precompute: Plugin = {
  name: 'precompute',
  setup({ onLoad }) {
    onLoad({ filter: /\.data\.ts$/ }, async ({ path }) => {
      const values = await valuesOf(path);
      return {
        contents: values.map(([name, json]) => exportAs(name, `JSON.parse(${JSON.stringify(json)})`)).join('\n'),
      };
    });
    onLoad({ filter: LARGE }, async ({ path }) => {
      const values = (await valuesOf(path)).map(([name, json]) => {
        const packed = JSON.stringify(deflateRawSync(json, { level: 9 }).toString('base64'));
        return exportAs(name, `JSON.parse(inflateRawSync(Buffer.from(${packed}, 'base64')))`);
      });
      return { contents: ["import { inflateRawSync } from 'node:zlib';", ...values].join('\n') };
    });
  },
};
