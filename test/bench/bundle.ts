import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import plugins from '../../lib/packaging/plugins.ts';
import { copyService, packageService } from '../integration/package-service.ts';

export const RIVALS = ['empty', 'node-http', 'fetch', 'naive', 'b24jssdk', 'slim', 'send-message'] as const;
/** Packed with our plugin; the others as esbuild alone packs them. */
const OURS = ['lead', 'accept', 'slim'] as const;

export type BundleName = (typeof RIVALS)[number] | 'lead' | 'accept';

export interface Bundle {
  readonly file: string;
  readonly bytes: number;
  readonly metafile: Metafile;
}

export interface Bundles {
  readonly of: Readonly<Record<BundleName, Bundle>>;
  readonly remove: () => Promise<void>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** What esbuild alone needs for CommonJS packages in an ES module. */
const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

async function bundle(name: BundleName, options: BuildOptions, folder: string): Promise<Bundle> {
  const isOurs = OURS.some((our) => our === name);
  const entry = name === 'lead' || name === 'accept' ? `../../functions/${name}.ts` : `rivals/${name}.ts`;
  const outdir = join(folder, name, 'functions');
  const { metafile } = await build({
    ...options,
    entryPoints: [here(entry)],
    outdir,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    metafile: true,
    ...(isOurs ? { plugins } : { banner: { js: REQUIRE } }),
  });
  const [bytes = 0] = Object.values(metafile.outputs).flatMap(({ entryPoint, bytes }) => (entryPoint ? [bytes] : []));
  return { file: join(outdir, `${name}.mjs`), bytes, metafile };
}

/** Packs the functions and their rivals with the settings that `osls package` resolves from serverless.yml. */
export async function bundleAll(): Promise<Bundles> {
  const copy = await copyService();
  const folder = await mkdtemp(join(tmpdir(), 'bitrix24-lead-bench-'));
  try {
    const { bundling } = await packageService(copy);
    const pack = (name: BundleName) => bundle(name, bundling, folder);
    const of = {
      empty: await pack('empty'),
      'node-http': await pack('node-http'),
      fetch: await pack('fetch'),
      naive: await pack('naive'),
      b24jssdk: await pack('b24jssdk'),
      slim: await pack('slim'),
      'send-message': await pack('send-message'),
      lead: await pack('lead'),
      accept: await pack('accept'),
    };
    return { of, remove: () => rm(folder, { recursive: true, force: true }) };
  } finally {
    await copy.remove();
  }
}
