/** Currency marks people type, in lower case; `$` alone means the US dollar. */
const CURRENCY_MARKS = new Map(
  Object.entries({
    '€': 'EUR',
    euro: 'EUR',
    euros: 'EUR',
    евро: 'EUR',
    $: 'USD',
    us$: 'USD',
    '£': 'GBP',
    '₽': 'RUB',
    'р.': 'RUB',
    руб: 'RUB',
    'руб.': 'RUB',
    рублей: 'RUB',
    '₴': 'UAH',
    грн: 'UAH',
    'грн.': 'UAH',
    '₸': 'KZT',
    тг: 'KZT',
    тенге: 'KZT',
    теңге: 'KZT',
    br: 'BYN',
    zł: 'PLN',
    '₺': 'TRY',
    tl: 'TRY',
    r$: 'BRL',
    '₹': 'INR',
  }),
);
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** `p` stands for the mark that groups thousands, `d` for the decimal mark. */
const grouped = (p: string, d: string) => [
  new RegExp(`^\\d{1,3}(?:${p}\\d{3})+${d}\\d+$`),
  new RegExp(`^\\d{1,3}(?:${p}\\d{3}){2,}$`),
];

/** How numbers are written; whatever is no digit and no decimal mark groups thousands. */
const SHAPES: readonly { readonly patterns: readonly RegExp[]; readonly decimal: string }[] = [
  { patterns: [/^\d+$/, /^\d{1,3}(?:[ '’]\d{3})+$/], decimal: '' },
  { patterns: grouped("[, '’]", '\\.'), decimal: '.' },
  { patterns: grouped("[. '’]", ','), decimal: ',' },
];
const ONE_MARK = /^(\d+)[.,](\d+)$/;
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;
/** More digits than a double holds exactly would come out changed. */
const MAX_DIGITS = 15;

function readDigits(text: string, whole: boolean): number | undefined {
  if (text.replace(/\D/g, '').length > MAX_DIGITS) return undefined;
  if (AMBIGUOUS.test(text)) return whole ? Number(text.replace(/\D/g, '')) : undefined;
  const [, units, fraction] = ONE_MARK.exec(text) ?? [];
  if (units) return Number(`${units}.${fraction}`);
  const shape = SHAPES.find(({ patterns }) => patterns.some((pattern) => pattern.test(text)));
  if (!shape) return undefined;
  return Number([...text].map((mark) => (mark === shape.decimal ? '.' : mark.replace(/\D/, ''))).join(''));
}

const currencyOf = (mark: string) =>
  CURRENCY_MARKS.get(mark.toLowerCase()) ?? (CODES.has(mark.toUpperCase()) ? mark.toUpperCase() : undefined);

/**
 * Reads a number as people write it: comma or dot as decimal mark, thousands grouped by spaces, apostrophes or the
 * other mark, a currency sign or ISO 4217 code before or after. `1,200` may be 1.2 or 1200 and is read only when
 * it must be a whole number.
 *
 * @returns undefined when the text is anything but one such number; currency null when none is written
 */
export function readAmount(
  text: string,
  { whole = false }: { readonly whole?: boolean } = {},
): { readonly number: number; readonly currency: string | null } | undefined {
  const line = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const [, before = '', sign = '', digits = '', after = ''] =
    /^([^\d+−-]*)([+−-]?)(\d(?:[\d.,'’ ]*\d)?)([^\d]*)$/.exec(line.replace(/\|/, ' ')) ?? [];
  const marks = [before.trim(), after.trim()].filter(Boolean);
  const [currency = null] = marks.map(currencyOf);
  const number = readDigits(digits, whole);
  if (number === undefined || marks.length > 1 || (marks.length === 1 && !currency)) return undefined;
  return { number: /[−-]/.test(sign) ? -number : number, currency: currency ?? null };
}
