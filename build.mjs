// Builds the package into dist/: command line and library in plain JavaScript for Node.js 20 and newer, types, licenses.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
process.chdir(root);
rmSync(dist, { recursive: true, force: true });

/** Of undici the pool alone: it is a tenth of the whole, and the rest does not load in Node.js 20. */
const poolOnly = {
  name: 'pool only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: 'pool', namespace: 'undici' }));
    onLoad({ filter: /./, namespace: 'undici' }, () => ({
      contents: "export { default as Pool } from 'undici/lib/dispatcher/pool.js';",
      resolveDir: root,
    }));
  },
};

const common = {
  plugins: [poolOnly],
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none', // whole licenses go along instead
  metafile: true,
};

const modules = await build({
  ...common,
  entryPoints: { cli: 'lib/cli/main.ts', index: 'lib/index.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  banner: {
    // for the CommonJS packages in the bundle
    js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
  },
});
const commonjs = await build({ ...common, entryPoints: ['lib/index.ts'], outdir: 'dist/cjs', format: 'cjs' });
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');

/** Declarations: of the library's face and what it names, no more. Once for each kind of module. */
const declared = join(dist, 'declared');
writeFileSync(
  join(dist, 'tsconfig.json'),
  JSON.stringify({
    extends: '../tsconfig.json',
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: '../lib',
      outDir: 'declared',
    },
    include: [],
    files: ['../lib/index.ts'],
  }),
);
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'dist/tsconfig.json'], {
  stdio: 'inherit',
});
rmSync(join(dist, 'tsconfig.json'));

const IMPORT = /(from |import\()(['"])(\.[^'"]+)\.ts\2/g;
/** The types of lead fields are inferred from schemas, so the declarations of what schemas are go along. */
const SCHEMAS = /(from |import\()(['"])valibot\2/g;

function copyDeclarations(file, seen = new Set()) {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(join(declared, file), 'utf8');
  for (const folder of ['types', 'cjs/types']) {
    const to = join(dist, folder, file);
    mkdirSync(dirname(to), { recursive: true });
    const up = '../'.repeat(file.split('/').length - 1) || './';
    writeFileSync(to, text.replace(IMPORT, '$1$2$3.js$2').replace(SCHEMAS, `$1$2${up}valibot.js$2`));
  }
  for (const [, , , path] of text.matchAll(IMPORT)) copyDeclarations(join(dirname(file), `${path}.d.ts`), seen);
}
copyDeclarations('index.d.ts');
for (const [folder, kind] of [
  ['types', 'mts'],
  ['cjs/types', 'cts'],
])
  copyFileSync(join(root, `node_modules/valibot/dist/index.d.${kind}`), join(dist, folder, 'valibot.d.ts'));
rmSync(declared, { recursive: true });

/** The licenses of every package that is in the bundles. */
const inputs = [modules, commonjs].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = [...new Set(inputs.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]))].filter(
  Boolean,
);
const licenses = packages.sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `${name} ${version}, ${license}\n\n${text}`.trim();
});
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), `${licenses.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
