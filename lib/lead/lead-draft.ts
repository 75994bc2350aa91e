import type { Answer, MappingStep, MultiFieldValue } from '../types.ts';
import { type CommentLine, clean, commentLine, labelOf, oneLine } from './comments.ts';
import { contactKey, MOST_CONTACTS, parts } from './contacts.ts';
import type { Placed } from './place-answers.ts';
import type { Slot } from './value-rules.ts';

/** Longest text of a field; the portal's own limits are not documented. */
const LIMITS: Readonly<Record<string, number>> = { NAME: 50, SECOND_NAME: 50, LAST_NAME: 50 };
const USUAL_LIMIT = 255;

const UNLABELLED = 'a field without a label';

const shortened = (text: string, limit: number) =>
  text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trim();

/**
 * A lead under construction: hands placed answers out to fields, each once, and remembers why. What no field took ends in
 * the comments, and so does what had to be cut.
 */
export class LeadDraft {
  readonly steps: MappingStep[] = [];
  readonly placed: readonly Placed[];
  readonly #noted = new Map<Answer, string>();
  readonly #used = new Set<Answer>();

  /** @param taken fields that are filled already: what else would go there is noted */
  constructor(placed: readonly Placed[], taken: ReadonlySet<string>) {
    const fieldOf = (slot: Slot) => (slot === 'NAME_OR_FULL' || slot === 'NAME_FULL' ? 'NAME' : slot);
    this.placed = placed.map((one) => (one.slot && taken.has(fieldOf(one.slot)) ? { ...one, slot: null } : one));
    for (const one of this.placed.filter(({ slot }) => slot === 'nothing')) this.ignore(one);
  }

  /** Notes down that an answer filled a field. */
  filled(field: string, { answer, rule }: Pick<Placed, 'answer' | 'rule'>): void {
    this.#used.add(answer);
    this.steps.push({ field, from: labelOf(answer) ?? UNLABELLED, rule });
  }

  /** A value that is no answer, as the text of a field; undefined when there is none. */
  known(field: string, value: string | null | undefined, from: string, rule = 'background'): string | undefined {
    if (!value) return undefined;
    this.steps.push({ field, from, rule });
    return value;
  }

  /** Leaves an answer to the comments. */
  note({ answer, rule }: Pick<Placed, 'answer' | 'rule'>): void {
    this.#used.add(answer);
    if (!this.#noted.has(answer)) this.#noted.set(answer, rule);
  }

  /** Passes over an answer that says nothing but what others say. */
  ignore({ answer }: Pick<Placed, 'answer'>): void {
    this.#used.add(answer);
  }

  /** An answer as the text of a field; undefined when there is none. What is too long is cut, and noted in full. */
  text(field: string, placed: Placed | null): string | undefined {
    if (!placed) return undefined;
    const whole = oneLine(placed.answer.value);
    const text = shortened(whole, LIMITS[field] ?? USUAL_LIMIT);
    if (text === '') return undefined;
    this.filled(field, placed);
    if (text !== whole) this.note({ answer: placed.answer, rule: `too long for ${field}` });
    return text;
  }

  /** The first answer of a slot; with a configured map, all of them. Others are noted unless they say the same. */
  one(slot: Slot): string | undefined {
    const [first, ...others] = this.placed.filter((placed) => placed.slot === slot);
    if (!first) return undefined;
    const isTogether = ({ rule }: Placed) => rule === first.rule && rule === 'configured map';
    const together = others.filter(isTogether);
    for (const other of others.filter((one) => !isTogether(one))) {
      if (other.answer.value === first.answer.value) this.ignore(other);
      else this.note({ answer: other.answer, rule: `${slot} is taken` });
    }
    const value = [first, ...together].map(({ answer }) => answer.value).join(', ');
    for (const one of [first, ...together]) this.ignore(one);
    return this.text(slot, { ...first, answer: together.length > 0 ? { ...first.answer, value } : first.answer });
  }

  /** All answers of a slot as values of a multi-field, each value once; those that are too many are noted. */
  many(
    slot: Slot,
    textOf: (part: string) => string,
    isOne: (part: string) => boolean = () => false,
    typeOf: (placed: Placed) => string = () => 'WORK',
  ): MultiFieldValue[] {
    const values = new Map<string, MultiFieldValue>();
    let room = MOST_CONTACTS;
    for (const placed of this.placed.filter((one) => one.slot === slot)) {
      const split = parts(oneLine(placed.answer.value), isOne);
      room -= split.length;
      if (room < 0) {
        this.note({ answer: placed.answer, rule: `too many for ${slot}` });
        continue;
      }
      this.filled(slot, placed);
      for (const part of split) {
        const VALUE = textOf(part);
        if (VALUE && !values.has(contactKey(VALUE)))
          values.set(contactKey(VALUE), { VALUE, VALUE_TYPE: typeOf(placed) });
      }
    }
    return [...values.values()];
  }

  /** Lines of the comments: messages first, then whatever no field took, in the order it was asked. */
  lines(answers: readonly Answer[], whenGiven: (answer: Answer) => string | null): CommentLine[] {
    const messages = this.placed.filter(({ slot }) => slot === 'COMMENTS');
    for (const message of messages) this.note(message);
    const ruleOf = new Map(this.placed.map(({ answer, rule }) => [answer, rule]));
    for (const answer of answers)
      if (!this.#used.has(answer)) this.note({ answer, rule: ruleOf.get(answer) ?? 'unknown' });
    const first = new Set(messages.map(({ answer }) => answer));
    const ordered = [...first, ...answers.filter((answer) => this.#noted.has(answer) && !first.has(answer))];
    return ordered.map((answer) => {
      const line = commentLine(answer);
      this.steps.push({ field: 'COMMENTS', from: line.label ?? UNLABELLED, rule: this.#noted.get(answer) ?? '' });
      const given = whenGiven(answer);
      return given ? { ...line, text: `${clean(line.text)} (${given})` } : line;
    });
  }
}
