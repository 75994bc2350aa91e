import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { EXCLUSIONS, type Exclusion } from './exclusions.ts';

const HELPER = JSON.stringify(fileURLToPath(new URL('left-out.ts', import.meta.url)));

/** A path behind its last `node_modules/`. */
const inPackages = (path: string) => path.replaceAll('\\', '/').split('node_modules/').at(-1) ?? path;

const standing = (what: string, reason: string) => `${JSON.stringify(what)}, ${JSON.stringify(reason)}`;

/** The names that an ES module exports; null for CommonJS. */
async function exportsOf(path: string): Promise<readonly string[] | null> {
  const { metafile } = await build({
    entryPoints: [path],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const isEsm = Object.values(metafile.inputs).some(({ format }) => format === 'esm');
  return isEsm ? Object.values(metafile.outputs).flatMap((output) => output.exports) : null;
}

/** A file without the statements that a row of the table cuts, and with those it calls idle as ones that may go. */
function trimmed(text: string, { file, cut, by = '', idle }: Exclusion): string {
  const change = (before: string, pattern: RegExp, to: string) => {
    const after = before.replace(pattern, to);
    if (after === before)
      throw new Error(`${file} has no statement like ${pattern} any more: see to its row of the exclusions`);
    return after;
  };
  const rest = cut ? change(text, cut, by) : text;
  return idle ? change(rest, idle, '$<start>/* @__PURE__ */ (() => $<value>)();') : rest;
}

/** A file of which some exports only stand there: under other names they are needed by nothing, and so are not packed. */
function withStands(text: string, { what, file, reason, parts = [] }: Exclusion): string {
  const renamed = parts.reduce((before, name) => {
    const after = before.replace(new RegExp(`^export (class|const|function) ${name}\\b`, 'm'), `$1 unused_${name}`);
    if (after === before) throw new Error(`${file} does not export ${name} any more: see to its row of the exclusions`);
    return after;
  }, text);
  const stands = parts.map((name) => `export const ${name} = /* @__PURE__ */ leftOut(${standing(what, reason)});`);
  return [`import { leftOut } from ${HELPER};`, ...stands, renamed].join('\n');
}

/** A file of data with some of its values only. */
function withValues(path: string, { what, file, reason, values = [] }: Exclusion): string {
  const all: object = createRequire(path)(path);
  const kept = Object.entries(all).filter(([name]) => values.includes(name));
  if (kept.length < values.length)
    throw new Error(`${file} has not all of ${values.join(', ')} any more: see to its row of the exclusions`);
  const these = `onlyThese(${JSON.stringify(Object.fromEntries(kept))}, ${standing(what, reason)})`;
  return file.endsWith('.json')
    ? `import { onlyThese } from ${HELPER}; export default ${these};`
    : `const { onlyThese } = require(${HELPER}); module.exports = ${these};`;
}

/** What is packed in place of an excluded file; the error says which row does not fit any more. */
async function replacement(row: Exclusion, path: string): Promise<string> {
  const { what, reason, mentioned, only, cut, idle, parts, values, instead } = row;
  if (instead) return instead;
  if (only) {
    return Object.entries(only)
      .map(([name, from]) => `export { default as ${name} } from ${JSON.stringify(from)};`)
      .join('\n');
  }
  if (cut || idle) return trimmed(await readFile(path, 'utf8'), row);
  if (parts) return withStands(await readFile(path, 'utf8'), row);
  if (values) return withValues(path, row);
  const stand = `leftOut(${standing(what, reason)})`;
  const names = await exportsOf(path);
  if (!names) return `const { leftOut } = require(${HELPER}); module.exports = ${stand}${mentioned ? '' : '()'};`;
  const exported = names.map((name) => `stand as ${name}`).join(', ');
  return `import { leftOut } from ${HELPER}; const stand = /* @__PURE__ */ ${stand}; export { ${exported} };`;
}

const taken = (name: string) => `process.getBuiltinModule(${JSON.stringify(name)})`;

/** One of Node's own modules as an ES module of which only the exports in use are read. */
function builtin(name: string): string {
  const names = Object.keys(process.getBuiltinModule(name) ?? {}).filter((key) => /^[\w$]+$/.test(key));
  return [
    `const it = ${taken(name)};`,
    'export default it;',
    ...names.map((key) => `export const ${key} = /* @__PURE__ */ (() => it.${key})();`),
  ].join('\n');
}

/**
 * Leaves out of a bundle what never runs, row by row of the table; a row that matches nothing fails the build.
 * Node's own modules are taken instead of imported: an import reads every export there is, and some of those of `http`
 * are getters that load Node's own copy of undici.
 */
export const leaveOut = (exclusions: readonly Exclusion[] = EXCLUSIONS): Plugin => ({
  name: 'leave-out',
  setup({ onResolve, onLoad, onEnd, initialOptions }) {
    const matched = new Set<Exclusion>();
    initialOptions.metafile = true;

    onResolve({ filter: /^(node:)?[a-z_]+(\/[a-z_]+)?$/ }, ({ path, kind }) =>
      isBuiltin(path) ? { path, namespace: kind === 'import-statement' ? 'node-import' : 'node-require' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'node-require' }, ({ path }) => ({
      contents: `module.exports = ${taken(path)};`,
    }));
    onLoad({ filter: /.*/, namespace: 'node-import' }, ({ path }) => ({ contents: builtin(path) }));

    onLoad({ filter: /[\\/]node_modules[\\/]/ }, async ({ path }) => {
      const row = exclusions.find(({ file }) => file === inPackages(path));
      if (!row) return undefined;
      matched.add(row);
      return { contents: await replacement(row, path), resolveDir: dirname(path) };
    });

    onEnd(({ metafile }) => {
      const packed = Object.keys(metafile?.inputs ?? {}).map(inPackages);
      const missed = exclusions
        .filter((row) => !matched.has(row))
        .filter(({ of }) => packed.some((path) => path.startsWith(`${of}/`)));
      return {
        errors: missed.map(({ what, file }) => ({
          text: `${what} (${file}) is not where it was and would be packed: see to its row of the exclusions`,
        })),
      };
    });
  },
});
