import * as v from 'valibot';
import { isSafeAddress } from '../guard/safe-address.ts';
import { schemeNames, schemeOf } from '../guard/schemes.ts';
import { NAME_ORDERS } from '../lead/stated-order.ts';
import { constantFields, fieldName } from './lead-field-schema.ts';
import { plainObject } from './plain-object.ts';

const text = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));
const secretName = v.pipe(
  v.string('must be the name of a secret in the "secrets" parameter'),
  v.nonEmpty('must not be empty'),
);

const ORIGIN = 'must be an https origin such as "https://example.com" (http only for localhost)';
const origin = v.pipe(
  v.string(ORIGIN),
  v.check((address) => {
    const url = URL.parse(address);
    return isSafeAddress(address) && url !== null && url.href === `${url.origin}/`;
  }, ORIGIN),
  v.transform((address) => new URL(address).origin),
);

const SCHEME = `must be one of ${schemeNames.join(', ')}`;
const USERS = 'must be a list of user ids such as [1, 7]';
const COUNTRY = 'must be a two-letter country code such as "DE"';
const REDIRECT = 'must be an https address such as "https://example.com/thanks"';
const MAP = 'must be an object of question → lead field';
const NAMES = 'must be "given first" or "family first"';
const SECONDS = 'must be a number of seconds from 0 to 3600';

export const verifyEntries = {
  scheme: v.pipe(
    v.string(SCHEME),
    v.check((name) => schemeOf(name) !== undefined, SCHEME),
  ),
  secret: secretName,
  name: v.exactOptional(text),
  verifyToken: v.exactOptional(secretName),
  confirmation: v.exactOptional(text),
};

/** What may be said for all forms and for one. `null` takes back what the top level says. */
export const formEntries = {
  /** ISO 3166 code for phones typed without a country code; null: they stay as typed. */
  country: v.exactOptional(v.nullable(v.pipe(v.string(COUNTRY), v.regex(/^[A-Z]{2}$/, COUNTRY)))),
  /** Origins of the sites that may post from a browser and be redirected to; empty: any may post, none is redirected to. */
  origins: v.exactOptional(v.array(origin, 'must be a list of origins')),
  /** Constant lead fields. */
  fields: v.exactOptional(constantFields),
  /** Template: `{formName}: {NAME} {LAST_NAME}`. */
  title: v.exactOptional(v.nullable(text)),
  /** User ids among whom leads are shared out, the same visitor always to the same one. */
  assign: v.exactOptional(v.array(v.pipe(v.number(USERS), v.integer(USERS), v.minValue(1, USERS)), USERS)),
  /** Tell the responsible person. */
  notify: v.exactOptional(v.boolean('must be true or false')),
  /** Key or label → lead field. */
  map: v.exactOptional(v.pipe(plainObject(MAP), v.record(v.string(), fieldName, MAP))),
  /** Whether an answer goes to the custom field that has its question for a label. */
  match: v.exactOptional(v.boolean('must be true or false')),
  /** The order in which visitors write their names: splits those of two and three words that nothing else tells it of. */
  names: v.exactOptional(v.nullable(v.picklist(NAME_ORDERS, NAMES))),
  /** Where a browser is sent after a post. */
  redirect: v.exactOptional(v.nullable(v.pipe(v.string(REDIRECT), v.check(isSafeAddress, REDIRECT)))),
  /** How the form's sender proves who it is. */
  verify: v.exactOptional(v.nullable(v.strictObject(verifyEntries, 'must be an object with "scheme" and "secret"'))),
  /** Captcha services: names of their secrets. */
  turnstile: v.exactOptional(v.nullable(secretName)),
  hcaptcha: v.exactOptional(v.nullable(secretName)),
  recaptcha: v.exactOptional(v.nullable(secretName)),
  /** Names of trap fields besides the usual ones. */
  honeypot: v.exactOptional(v.array(text, 'must be a list of field names')),
  /** A form filled in faster than this is a robot's, when the page sends its start time; 0: not checked. */
  minimumSeconds: v.exactOptional(v.pipe(v.number(SECONDS), v.minValue(0, SECONDS), v.maxValue(3600, SECONDS))),
};

const OBJECT = 'must be an object';
const FORMS = 'must be an object of form → its settings';

/** The `forms` parameter: settings of all forms, and under `forms` those of each. */
export const FormsSchema = v.pipe(
  plainObject(OBJECT),
  v.strictObject(
    {
      ...formEntries,
      forms: v.exactOptional(
        v.pipe(
          plainObject(FORMS),
          v.record(v.string(), v.pipe(plainObject(OBJECT), v.strictObject(formEntries, OBJECT)), FORMS),
        ),
      ),
    },
    OBJECT,
  ),
);

/** The `forms` parameter, checked: what holds for all forms and, under `forms`, for each. */
export type Forms = v.InferOutput<typeof FormsSchema>;

type OfOneForm = Omit<Forms, 'forms'>;
/** What the `forms` parameter says for one form: its own keys over the top level's. Every member has a default. */
export type FormSettings = { readonly [K in keyof OfOneForm]-?: Exclude<OfOneForm[K], undefined> };

/** What holds for a form that nothing is said of. `null`: there is none. */
export const DEFAULTS = {
  country: null,
  origins: [],
  fields: {},
  title: null,
  assign: [],
  notify: false,
  map: {},
  match: false,
  names: null,
  redirect: null,
  verify: null,
  turnstile: null,
  hcaptcha: null,
  recaptcha: null,
  honeypot: [],
  minimumSeconds: 0,
} satisfies FormSettings;
