/** The `time` member of an answer. */
export interface TimeBlock {
  readonly start: number;
  readonly finish: number;
  readonly duration: number;
  readonly processing: number;
  readonly date_start: string;
  readonly date_finish: string;
  readonly operating_reset_at: number;
  readonly operating: number;
}

const WINDOW = 600;
/** What every call is said to have taken. Seconds. */
const PROCESSING = 0.05;

const isoDate = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+00:00`;

/** Accounts for the execution time of each method, over windows of ten minutes. */
export function operatingTime(now: () => number): (method: string) => TimeBlock {
  const windows = new Map<string, { readonly resetAt: number; seconds: number }>();
  return (method) => {
    const start = now() / 1000;
    const known = windows.get(method);
    const window = known && known.resetAt > start ? known : { resetAt: Math.floor(start) + WINDOW, seconds: 0 };
    window.seconds += PROCESSING;
    windows.set(method, window);
    const finish = start + PROCESSING;
    return {
      start,
      finish,
      duration: PROCESSING,
      processing: PROCESSING,
      date_start: isoDate(start),
      date_finish: isoDate(finish),
      operating_reset_at: window.resetAt,
      operating: window.seconds,
    };
  };
}
