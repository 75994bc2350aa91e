import { LeadHaltedError } from '../errors.ts';

/** Where the text breaks off being JSON; the rest of the parser's message would quote it. */
const placeOf = (error: unknown) =>
  /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'its end';

/**
 * Parses a parameter that holds JSON; without the parameter, or when it is blank, an empty object.
 *
 * @param name of the parameter, without the prefix
 * @throws LeadHaltedError that names the place of the mistake and quotes nothing
 */
export function readJson(name: string, code: string, json: string | undefined): unknown {
  if (!json?.trim()) return {};
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new LeadHaltedError(
      `The parameter "${name}" is not valid JSON (see ${placeOf(error)}); submissions wait in the queue until it is mended`,
      { code },
    );
  }
}
