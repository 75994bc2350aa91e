import type { Bundle } from './bundle.ts';

/** What a bundle is made of: bytes by package, our own code as `lib`, the most first. */
export function contents({ metafile }: Bundle): [part: string, bytes: number][] {
  const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint);
  const parts = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const part = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'lib';
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  return [...parts].toSorted(([, a], [, b]) => b - a);
}
