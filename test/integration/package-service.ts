import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as v from 'valibot';

const PROJECT = resolve(import.meta.dirname, '../..');
const SOURCES = ['serverless.yml', 'package.json', 'tsconfig.json', 'functions', 'lib'];

const Template = v.object({
  Conditions: v.record(v.string(), v.unknown()),
  Outputs: v.record(v.string(), v.object({ Value: v.unknown() })),
  Resources: v.record(
    v.string(),
    v.object({
      Type: v.string(),
      Condition: v.optional(v.string()),
      UpdateReplacePolicy: v.optional(v.string()),
      DeletionPolicy: v.optional(v.string()),
      Properties: v.optional(v.record(v.string(), v.unknown()), {}),
    }),
  ),
});

/** How the bundles are made, as resolved from serverless.yml. */
const State = v.object({
  service: v.object({
    provider: v.object({ stackTags: v.record(v.string(), v.string()) }),
    custom: v.object({
      esbuild: v.object({
        bundle: v.literal(true),
        minify: v.boolean(),
        format: v.literal('esm'),
        target: v.string(),
        mainFields: v.array(v.string()),
        charset: v.literal('utf8'),
        sourcemap: v.literal('external'),
        sourcesContent: v.boolean(),
      }),
    }),
  }),
});

export interface PackagedService {
  readonly template: v.InferOutput<typeof Template>;
  readonly bundling: v.InferOutput<typeof State>['service']['custom']['esbuild'];
  readonly stackTags: Readonly<Record<string, string>>;
  /** Bytes of a file of the package: a function's zip, its source map beside. */
  sizeOf(file: string): Promise<number>;
}

export interface Copy {
  readonly folder: string;
  /** Replaces one file of the copy. */
  write(path: string, text: string): Promise<void>;
  /** Runs `osls package`; the exit code and everything printed. */
  osls(...options: string[]): Promise<{ readonly code: number | null; readonly output: string }>;
  remove(): Promise<void>;
}

/**
 * Copies what gets packaged into a folder of its own, so that packaging neither leaves anything in the checkout nor
 * meets another run there. There is no AWS account: no credentials in the environment, no home folder with a profile.
 */
export async function copyService(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'bitrix24-lead-package-'));
  for (const name of SOURCES) await cp(join(PROJECT, name), join(folder, name), { recursive: true });
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  for (const name of ['home', 'tmp']) await mkdir(join(folder, name));
  return {
    folder,
    write: (path, text) => writeFile(join(folder, path), text),
    osls: (...options) =>
      new Promise((done, failed) => {
        const cli = join(folder, 'node_modules/osls/bin/serverless.js');
        const child = spawn(process.execPath, [cli, 'package', '--package', 'out', ...options], {
          cwd: folder,
          env: {
            PATH: process.env.PATH,
            HOME: join(folder, 'home'),
            TMPDIR: join(folder, 'tmp'), // serverless-esbuild leaves a folder for each function behind
            AWS_EC2_METADATA_DISABLED: 'true',
          },
          stdio: ['ignore', 'pipe', 'pipe'],
          timeout: 60_000,
        });
        let output = '';
        const read = (chunk: Buffer) => {
          output += chunk;
        };
        child.stdout.on('data', read);
        child.stderr.on('data', read);
        child.on('error', failed);
        child.on('close', (code) => done({ code, output }));
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Packages the service as `npm run package` does and reads what CloudFormation would get. Throws with what osls printed. */
export async function packageService(copy: Copy, ...options: string[]): Promise<PackagedService> {
  const { code, output } = await copy.osls(...options);
  if (code !== 0) throw new Error(`osls package ended with ${code}:\n${output}`);
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(copy.folder, 'out', name), 'utf8'));
  const state = v.parse(State, await read('serverless-state.json'));
  return {
    template: v.parse(Template, await read('cloudformation-template-update-stack.json')),
    bundling: state.service.custom.esbuild,
    stackTags: state.service.provider.stackTags,
    sizeOf: async (file) => (await stat(join(copy.folder, 'out', file))).size,
  };
}
