import { lookUp } from '../names/look-up.ts';
import { normalise } from '../names/spelling.ts';
import type { UtmField } from '../names/technical.ts';
import type { Answer, LeadFields, LeadStructure, MappedLead, Submission } from '../types.ts';
import { assignUser } from './assign-user.ts';
import { comments, oneLine } from './comments.ts';
import { constants } from './constants.ts';
import { isEmail, isPhoneLike, phoneNumber } from './contacts.ts';
import { LeadDraft } from './lead-draft.ts';
import { leadTitle } from './lead-title.ts';
import { mappedFields } from './mapped-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { nameFields } from './name-fields.ts';
import { type Placed, placeAnswers } from './place-answers.ts';
import { sourceDescription, trackingLines } from './tracking.ts';
import { birthDate } from './value-rules.ts';

/** `WEB` ("Website") exists in every portal; `WEBFORM` stands for the portal's own CRM forms. */
const SOURCE_ID = 'WEB';

const IM_TYPES: readonly (readonly [RegExp, string])[] = [
  [/telegram|телеграм|^tg/, 'TELEGRAM'],
  [/^vk|^вк|вконтакте/, 'VK'],
  [/skype/, 'SKYPE'],
  [/viber/, 'VIBER'],
];
const messenger = ({ answer }: Placed) =>
  IM_TYPES.find(([name]) => [answer.key, answer.label ?? ''].some((own) => name.test(normalise(own))))?.[1] ?? 'OTHER';

const isConsent = ({ key, label }: Answer) => [key, label ?? ''].some((name) => lookUp(name)?.group === 'CONSENT');
const minute = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

type Fields = { readonly [F in keyof LeadFields]: LeadFields[F] | undefined };
const isBlank = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isOnePhone = (part: string) => isPhoneLike(part, [5, 15]);

/** The person who gets the lead: the same one for the same phone or e-mail. */
const responsible = (
  { assign }: MappingSettings,
  { PHONE, EMAIL }: Pick<LeadFields, 'PHONE' | 'EMAIL'>,
  otherwise: string,
) => (assign.length > 0 ? assignUser(assign, PHONE?.[0]?.VALUE ?? EMAIL?.[0]?.VALUE ?? otherwise) : undefined);

/** Without fields that have no value. What is left has the types it had. */
const filled = (fields: Fields): LeadFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value))) as LeadFields;

/**
 * Makes a lead of a submission. Each answer goes to the field the settings map it to, else to the one that its type, key,
 * label or value leads to, else to COMMENTS under its label: nothing that was typed is lost.
 *
 * @param structure the portal's lead fields, for the conversion of mapped ones; null when they are not needed
 * @param options.visitor what tells the visitor from others where neither phone nor e-mail does
 */
export function mapLead(
  submission: Submission,
  settings: MappingSettings,
  structure: LeadStructure | null,
  { visitor }: { readonly visitor: string },
): MappedLead {
  const { tracking, answers, receivedAt } = submission;
  const mapped = mappedFields(submission, settings, structure);
  const constant = constants(settings);
  const taken = new Set(
    [...Object.keys(mapped.fields), ...Object.keys(constant)].filter((field) => field !== 'COMMENTS'),
  );
  const draft = new LeadDraft([...mapped.placed, ...placeAnswers(mapped.rest)], taken);
  for (const { field, answer } of mapped.filled) draft.filled(field, { answer, rule: 'configured map' });
  for (const answer of mapped.unfit) draft.note({ answer, rule: 'does not fit the field it is mapped to' });
  for (const field of Object.keys(constant)) draft.known(field, 'constant', 'settings', 'constant');
  const names = nameFields(draft.placed);
  for (const one of names.left) draft.note(one);
  for (const one of names.repeated) draft.ignore(one);

  const person = {
    NAME: draft.text('NAME', names.NAME),
    SECOND_NAME: draft.text('SECOND_NAME', names.SECOND_NAME),
    LAST_NAME: draft.text('LAST_NAME', names.LAST_NAME),
    COMPANY_TITLE: draft.one('COMPANY_TITLE'),
    PHONE: draft.many('PHONE', (phone) => phoneNumber(phone, settings.country), isOnePhone),
    EMAIL: draft.many('EMAIL', (email) => email, isEmail),
  };
  const fields = filled({
    TITLE: leadTitle(submission, settings, person, draft),
    ...person,
    WEB: draft.many('WEB', (site) => site),
    IM: draft.many('IM', (account) => account, undefined, messenger),
    POST: draft.one('POST'),
    BIRTHDATE: birthDate(draft.one('BIRTHDATE') ?? '') ?? undefined,
    ADDRESS: draft.one('ADDRESS'),
    ADDRESS_2: draft.one('ADDRESS_2'),
    ADDRESS_CITY: draft.one('ADDRESS_CITY'),
    ADDRESS_REGION: draft.one('ADDRESS_REGION'),
    ADDRESS_POSTAL_CODE: draft.one('ADDRESS_POSTAL_CODE'),
    ADDRESS_COUNTRY: draft.one('ADDRESS_COUNTRY'),
    UTM_SOURCE: draft.known('UTM_SOURCE', utm('UTM_SOURCE'), 'tracking'),
    UTM_MEDIUM: draft.known('UTM_MEDIUM', utm('UTM_MEDIUM'), 'tracking'),
    UTM_CAMPAIGN: draft.known('UTM_CAMPAIGN', utm('UTM_CAMPAIGN'), 'tracking'),
    UTM_CONTENT: draft.known('UTM_CONTENT', utm('UTM_CONTENT'), 'tracking'),
    UTM_TERM: draft.known('UTM_TERM', utm('UTM_TERM'), 'tracking'),
    TRACE: draft.known('TRACE', tracking.trace, 'tracking'),
    SOURCE_ID,
    SOURCE_DESCRIPTION: draft.known('SOURCE_DESCRIPTION', sourceDescription(tracking), 'page and referrer'),
    ASSIGNED_BY_ID: responsible(settings, person, visitor),
    ...mapped.fields,
    ...constant,
    COMMENTS: comments([
      // as text like the rest: markup of the settings' own could take what a visitor typed along
      ...(constant.COMMENTS ? [{ label: null, text: constant.COMMENTS }] : []),
      ...draft.lines(answers, (answer) => (receivedAt !== undefined && isConsent(answer) ? minute(receivedAt) : null)),
      ...trackingLines(tracking.ids, mapped),
    ]),
  });
  return { fields, params: settings.notify ? { REGISTER_SONET_EVENT: 'Y' } : {}, steps: draft.steps };

  function utm(field: UtmField): string {
    return oneLine(tracking.utm[field] ?? '').slice(0, 255);
  }
}
