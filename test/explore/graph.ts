/** Which world follows which, by their numbers. */
export class Graph {
  readonly next: number[][] = [];
  readonly from: number[] = [];
  readonly what: string[] = [];

  add(from: number, what: string): number {
    this.from.push(from);
    this.what.push(what);
    return this.next.push([]) - 1;
  }

  way(to: number): string[] {
    const steps: string[] = [];
    for (let at = to; at > 0; at = this.from[at] ?? 0) steps.unshift(this.what[at] ?? '');
    return steps;
  }

  /** How many ways lead to the worlds from which none goes on; null when there is a circle. */
  ways(): bigint | null {
    const waiting = new Int32Array(this.next.length);
    for (const to of this.next.flat()) waiting[to] = (waiting[to] ?? 0) + 1;
    const ways = this.next.map(() => 0n);
    ways[0] = 1n;
    const ready = [0];
    let total = 0n;
    let done = 0;
    for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
      done++;
      const here = ways[at] ?? 0n;
      const next = this.next[at] ?? [];
      if (next.length === 0) total += here;
      for (const to of next) {
        ways[to] = (ways[to] ?? 0n) + here;
        waiting[to] = (waiting[to] ?? 0) - 1;
        if (waiting[to] === 0) ready.push(to);
      }
    }
    return done === this.next.length ? total : null;
  }
}
