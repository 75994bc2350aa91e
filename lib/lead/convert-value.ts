import { folded } from '../names/spelling.ts';
import { yesOrNo } from '../names/words.ts';
import type { Answer } from '../types.ts';
import type { FieldScalar, FieldValue, FileValue } from './fields/kinds.ts';
import type { LeadFieldDescription } from './fields/lead-fields.ts';
import { readAmount } from './read-amount.ts';
import { readDate } from './read-date.ts';
import { withoutTags } from './text.ts';

type Plain = FieldScalar | FileValue;
type Source = Pick<Answer, 'value' | 'files'>;
interface Target extends LeadFieldDescription {
  /** Currency of amounts written without one. */
  readonly currency: string | undefined;
}

const text = ({ value }: Source) => withoutTags(value);

/** Bitrix24 takes `Y`/`N` and `1`/`0`; the letters are what every other flag of a lead takes. */
function flag({ value }: Source): Plain | undefined {
  const said = yesOrNo(value);
  return said === undefined ? undefined : said ? 'Y' : 'N';
}

function wholeNumber({ value }: Source): Plain | undefined {
  const number = readAmount(value, { whole: true })?.number;
  return Number.isSafeInteger(number) ? number : undefined;
}

const id = ({ value }: Source) => (/^[1-9]\d{0,14}$/.test(value.trim()) ? Number(value) : undefined);

function money({ value }: Source, { currency: usual }: Target): Plain | undefined {
  const amount = readAmount(value);
  const currency = amount?.currency ?? usual;
  return amount && currency ? `${amount.number}|${currency}` : undefined;
}

/** The time zone must be in the text: a meeting put off by hours is worse than one in the comments. */
function moment({ value }: Source): Plain | undefined {
  const [, date = '', time, seconds = ':00', zone = '', minutes = '00'] =
    /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(?:\.\d+)? ?(Z|[+-][01]\d)(?::?(\d\d))?$/i.exec(
      value.trim(),
    ) ?? [];
  if (!time || !readDate(date)) return undefined;
  return `${date}T${time}${seconds}${/z/i.test(zone) ? '+00' : zone}:${minutes}`;
}

const WEB_ADDRESS =
  /^(?:https?:\/\/)?(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}[\p{L}\d-]+(?::\d+)?(?:[/?#]\S*)?$/iu;
/** Angle brackets as a browser sends them: no tag can be read, and it is the same address. */
const webAddress = ({ value }: Source) =>
  WEB_ADDRESS.test(value) ? value.replaceAll('<', '%3C').replaceAll('>', '%3E') : undefined;

const pattern =
  (shape: RegExp) =>
  ({ value }: Source) =>
    shape.test(value.trim()) ? value.trim() : undefined;

/** Finds an option by its text, else by its id. */
function optionsOf({ items = [] }: Target): (value: string) => Plain | undefined {
  // turned round, so that the first of two stays
  const ids = new Map(items.toReversed().map(({ ID }) => [ID, ID]));
  const texts = new Map(items.toReversed().map(({ ID, VALUE }) => [folded(VALUE), ID]));
  return (value) => {
    const id = texts.get(folded(value)) ?? ids.get(value.trim());
    return id === undefined ? undefined : Number(id);
  };
}

type Conversion = (source: Source, target: Target) => Plain | undefined;

const CONVERSIONS = new Map(
  Object.entries<Conversion>({
    string: text,
    text,
    address: text,
    integer: wholeNumber,
    double: ({ value }) => readAmount(value)?.number,
    boolean: flag,
    char: flag,
    date: ({ value }) => readDate(value),
    datetime: moment,
    url: webAddress,
    money,
    employee: id,
    user: id,
    crm: pattern(/^(?:(?:L|D|C|CO|SI|Q|T[\da-f]+)_)?[1-9]\d*$/i),
    crm_company: id,
    crm_contact: id,
    crm_lead: id,
    iblock_element: id,
    iblock_section: id,
    crm_status: pattern(/^[A-Z\d_:]{1,50}$/),
    crm_currency: ({ value }) => pattern(/^[A-Z]{3}$/)({ value: value.toUpperCase() }),
  }),
);

/** Whether a field of this type of the portal's can be filled with something typed, or a file. */
export const isFillable = (type: string): boolean => CONVERSIONS.has(type) || type === 'enumeration' || type === 'file';

/** Options out of a `, `-joined list, though an option's own text may hold a comma; undefined unless all are known. */
function options(value: string, target: Target): Plain[] | undefined {
  const option = optionsOf(target);
  const parts = value.split(', ');
  const most = Math.max(1, ...(target.items ?? []).map(({ VALUE }) => VALUE.split(',').length));
  const found: Plain[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = Math.min(start + most, parts.length);
    let known = option(parts.slice(start, end).join(', '));
    while (known === undefined && end > start + 1) {
      end -= 1;
      known = option(parts.slice(start, end).join(', '));
    }
    if (known === undefined) return undefined;
    found.push(known);
    start = end;
  }
  return [...new Set(found)];
}

const fileValues = ({ files = [] }: Source): FileValue[] =>
  files.flatMap(({ name, content }) => (content === undefined ? [] : [{ fileData: [name, content] as const }]));

function several(source: Source, target: Target): readonly Plain[] | undefined {
  if (target.type === 'file') return fileValues(source);
  if (target.type === 'enumeration') return options(source.value, target);
  const one = CONVERSIONS.get(target.type)?.(source, target);
  return one === undefined ? undefined : [one];
}

/**
 * Turns an answer into the value that a lead field of the portal takes, by the field's type in `crm.lead.fields`:
 * numbers, `Y`/`N`, `YYYY-MM-DD`, `YYYY-MM-DDThh:mm:ss±hh:mm`, `300|EUR`, an option's numeric id, `{fileData}`, …;
 * an array when the field is multiple. A field for one file takes the first that came with its content.
 *
 * @param usual currency (ISO 4217) of amounts of money written without one
 * @returns undefined when the answer can't be converted, or when the type is one that nothing typed can fill
 */
export function convertValue(
  answer: Source,
  description: LeadFieldDescription,
  usual: { readonly currency?: string | undefined } = {},
): FieldValue | undefined {
  const target = { ...description, currency: usual.currency };
  const found = several(answer, target);
  if (!found?.length) return undefined;
  return description.isMultiple ? found : found.length === 1 || description.type === 'file' ? found[0] : undefined;
}
