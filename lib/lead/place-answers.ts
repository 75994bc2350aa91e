import { normalise } from '../names/spelling.ts';
import type { Answer } from '../types.ts';
import { isEmail, isInternational, isPhoneLike, looksInternational, MOST_CONTACTS, parts } from './contacts.ts';
import { meaningsOf } from './meaning.ts';
import { type Slot, slotFor } from './value-rules.ts';

/** An answer, where it goes, and the rule that put it there. */
export interface Placed {
  readonly answer: Answer;
  readonly slot: Slot | null;
  readonly rule: string;
}

/** Words for a phone inside a question: `На какой телефон перезвонить?`. */
const PHONE_WORD =
  /(?:^|_)(?:(?:tele)?phone|tel|mobile|whatsapp|телефон\p{L}*|тэлефон\p{L}*|telefon\p{L}*|telefone|movil|celular|cellulare|handy\p{L}*|gsm)(?:_|$)/u;
const asksForPhone = ({ key, label }: Answer) => [key, label ?? ''].some((name) => PHONE_WORD.test(normalise(name)));
const isAnyPhone = (value: string) => isPhoneLike(value);

/** A value speaks for itself only where no name does: wholly an address, wholly an international number, a number
 * where a phone was asked for in other words. */
function byValue(placed: readonly Placed[]): Placed[] {
  const has = (slot: Slot) => placed.some((one) => one.slot === slot);
  // so many numbers are no visitor's, and each takes its time to be told from others
  const numbers = placed.flatMap(({ slot, answer }) =>
    slot === null ? parts(answer.value, looksInternational).filter(looksInternational) : [],
  );
  const [noEmail, noPhone] = [!has('EMAIL'), !has('PHONE') && numbers.length <= MOST_CONTACTS];
  return placed.map((one): Placed => {
    if (one.slot !== null || one.answer.files) return one;
    const { value } = one.answer;
    if (noEmail && parts(value, isEmail).every(isEmail)) return { ...one, slot: 'EMAIL', rule: 'value is an e-mail' };
    const isNumber = asksForPhone(one.answer) ? isAnyPhone : isInternational;
    if (noPhone && parts(value, isNumber).every(isNumber)) return { ...one, slot: 'PHONE', rule: 'value is a phone' };
    return one;
  });
}

/** Finds the place of each answer: by type, key, label, and where these say nothing, by its value. */
export function placeAnswers(answers: readonly Answer[]): Placed[] {
  const meanings = answers.map((answer) => {
    const all = meaningsOf(answer);
    return { answer, ...(all.find(({ group }) => slotFor(group, answer) !== null) ?? all[0]) };
  });
  const money = meanings.some(({ group }) => group === 'OPPORTUNITY');
  return byValue(
    meanings.map(({ answer, group, rule }): Placed => {
      const slot = slotFor(group, answer);
      // A currency without an amount is the shop's setting, and never the visitor's word.
      if (slot === 'MONEY')
        return { answer, slot: money ? null : 'nothing', rule: money ? 'no public form sets an amount' : rule };
      return { answer, slot, rule };
    }),
  );
}
