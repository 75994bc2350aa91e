/** The value that so many of a hundred are below; the median unless told otherwise. */
export const percentile = (values: readonly number[], percent: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * percent) / 100))] ??
  Number.NaN;

export const median = (values: readonly number[]): number => percentile(values, 50);
