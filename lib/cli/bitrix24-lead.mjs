#!/usr/bin/env node
// A checkout runs its source as it stands; the package has none and runs what was built of it.
import { existsSync } from 'node:fs';

const source = new URL('main.ts', import.meta.url);
const built = new URL('../../dist/cli.js', import.meta.url);
const entry = [process.features.typescript && source, built].find((file) => file && existsSync(file));
if (entry) {
  await import(entry.href);
} else {
  console.error(
    'error: Node.js 22.18 or newer runs this from a checkout: start it with npx; or build it: npm run build',
  );
  process.exitCode = 2;
}
