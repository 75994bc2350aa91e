import { wordsIn } from '../names/known-names.ts';
import { MACHINE_CLAIMS, SURE_CLAIMS } from '../names/standards.ts';
import type { Answer } from '../types.ts';
import type { TextField } from './fields/lead-fields.ts';

/** Where an answer goes, or a part of it; `nothing`: it says nothing of the visitor. */
interface ByStandard {
  readonly slot: TextField | 'nothing';
  readonly rule: string;
  readonly part?: string;
}

/** What stands where in a value of several parts, as vCard writes it: `King;Ada;L;;`. */
const STRUCTURED: Readonly<Record<string, readonly (TextField | null)[]>> = {
  n: ['LAST_NAME', 'NAME', 'SECOND_NAME', null, null],
  adr: [
    ...([null, 'ADDRESS_2', 'ADDRESS', 'ADDRESS_CITY', 'ADDRESS_REGION', 'ADDRESS_POSTAL_CODE'] as const),
    'ADDRESS_COUNTRY',
  ],
};

const leaf = ({ key }: Answer) => key.slice(key.lastIndexOf('.') + 1).toLowerCase();

/** The parts of a vCard's value; null for one that is not written so. */
function structured(answer: Answer): ByStandard[] | null {
  const slots = STRUCTURED[leaf(answer)];
  if (!slots || !answer.value.includes(';')) return null;
  const parts = answer.value.split(';', slots.length + 1).map((part) => part.trim());
  if (parts.length !== slots.length || !parts.some(Boolean)) return null;
  return parts.flatMap((part, index) => {
    const slot = slots[index];
    return slot && part ? [{ slot, part, rule: `vCard ${answer.key}` }] : [];
  });
}

const MACHINE = new Set(wordsIn(MACHINE_CLAIMS));
/** What a vCard says of itself. */
const OF_A_CARD = new Set(['version', 'uid', 'rev', 'prodid', 'kind']);
const SURE = new Set(wordsIn(SURE_CLAIMS));

/**
 * Reads answers as the standard means them that the others speak, where their names alone would not say it: a vCard's
 * structured values and its TITLE, the claims of an identity that a machine makes.
 *
 * @returns null for an answer that means what its name means
 */
export function byStandard(answers: readonly Answer[]): (answer: Answer) => readonly ByStandard[] | null {
  const keys = new Set(answers.map(leaf));
  const isCard = keys.has('fn') && !keys.has('ln') && ['n', 'org', 'adr', 'tel'].some((key) => keys.has(key));
  const isIdentity = keys.has('sub') && [...SURE].some((key) => keys.has(key));
  return (answer) => {
    const key = leaf(answer);
    if (isIdentity && MACHINE.has(key) && !/\s/.test(answer.value)) return [{ slot: 'nothing', rule: 'machine claim' }];
    if (isCard && OF_A_CARD.has(key)) return [{ slot: 'nothing', rule: 'of the vCard itself' }];
    if (isCard && key === 'title') return [{ slot: 'POST', rule: `vCard ${answer.key}` }];
    return structured(answer);
  };
}
