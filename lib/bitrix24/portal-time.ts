import * as v from 'valibot';

const seconds = v.exactOptional(v.number());
const date = v.exactOptional(v.string());

/** What an answer says of the time it took; the REST documentation's members, each of which may be missing. */
export const PortalTimeSchema = v.looseObject({
  start: seconds,
  finish: seconds,
  duration: seconds,
  processing: seconds,
  date_start: date,
  date_finish: date,
  operating_reset_at: seconds,
  operating: seconds,
});

/** The answer as it came; only an account of the time that is none is left out. */
export function withSoundTime(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { time, ...others } = answer;
  return time === undefined || v.is(PortalTimeSchema, time) ? answer : others;
}
