/** How many letters must be added, dropped or changed to make one word of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const changed = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const LONGEST = 64;
const plain = (name: string) => name.toUpperCase().replace(/[\s-]+/g, '_');

/** The name most like the one given, whatever its case; null when none is near enough to be meant. */
export function nearestName(name: string, names: readonly string[]): string | null {
  const wanted = plain(name).slice(0, LONGEST);
  const [best] = names.map((known) => ({ known, away: distance(wanted, known) })).sort((a, b) => a.away - b.away);
  return best && best.away <= Math.ceil(best.known.length / 3) ? best.known : null;
}
