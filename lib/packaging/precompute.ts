import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** Packs a module whose name ends in `.data.ts` as the values that it exports, worked out now instead of at every start. */
export const precompute: Plugin = {
  name: 'precompute',
  setup({ onLoad }) {
    onLoad({ filter: /\.data\.ts$/ }, async ({ path }) => {
      const exported: object = await import(pathToFileURL(path).href);
      const values = Object.entries(exported).map(
        ([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`,
      );
      return { contents: values.join('\n') };
    });
  },
};
