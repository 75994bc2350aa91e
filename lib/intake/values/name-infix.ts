import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import type { Answer } from '../../types.ts';

/** What Dutch forms ask for between the first name and the last: `van der`. */
const INFIX = /^(?:tussenvoegsels?|tussenvoegsel_s|voorvoegsels?|name_infix|infix)$/;
const PARTICLES = /^\p{L}[\p{L}’' ]{0,14}$/u;

const nameIn = ({ key, label }: Answer, is: (name: string) => boolean) =>
  [key.slice(key.lastIndexOf('.') + 1), label ?? ''].some((name) => is(normalise(name)));

/** Answers in which the particles of a last name, asked for by themselves, stand before it: `van der` and `Meer`. */
export function withInfix(answers: readonly Answer[]): readonly Answer[] {
  const infix = answers.find((one) => nameIn(one, (name) => INFIX.test(name)) && PARTICLES.test(one.value));
  const last = infix && answers.find((one) => nameIn(one, (name) => lookUp(name)?.group === 'LAST_NAME'));
  if (!infix || !last) return answers;
  const whole = { ...last, value: `${infix.value} ${last.value}` };
  return answers.flatMap((one) => (one === infix ? [] : [one === last ? whole : one]));
}
