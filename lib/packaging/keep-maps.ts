import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Puts the source maps beside the packages instead of into them: a function would pay for reading them at every cold
 * start. serverless-esbuild packs all of the folder it builds in, and copies what is in `.serverless` next to that.
 */
export const keepMaps: Plugin = {
  name: 'keep-maps',
  setup({ onEnd, initialOptions: { outdir } }) {
    onEnd(async ({ metafile, errors }) => {
      if (!outdir || errors.length > 0) return;
      const maps = Object.keys(metafile?.outputs ?? {}).filter((path) => path.endsWith('.map'));
      for (const map of maps) {
        const folder = join(dirname(dirname(outdir)), '.serverless');
        await mkdir(folder, { recursive: true });
        await rename(join(outdir, basename(map)), join(folder, basename(map)));
      }
    });
  },
};
