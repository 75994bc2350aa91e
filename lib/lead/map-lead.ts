import { lookUp } from '../names/look-up.ts';
import type { UtmField } from '../names/technical.ts';
import type { Answer, Submission, Tracking } from '../types.ts';
import { assignUser } from './assign-user.ts';
import { BY_MAP, isShared } from './by-map.ts';
import { birthDate } from './by-meaning.ts';
import { type CommentLine, commentLine, comments } from './comments.ts';
import type { LeadParams } from './fields/check-lead.ts';
import { isEmpty } from './fields/kinds.ts';
import { type LeadFields, type LeadStructure, longestOf } from './fields/lead-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { type MappingStep, type Placing, placeAnswers } from './place-answers.ts';
import { clean, cut, oneLine, withoutTags } from './text.ts';
import { usualTitle } from './title.ts';

/** A lead ready to be sent and how it came to be. */
export interface MappedLead {
  readonly fields: LeadFields;
  readonly params: LeadParams;
  readonly steps: readonly MappingStep[];
}

const isConsent = ({ key, label }: Answer) => [key, label ?? ''].some((name) => lookUp(name)?.group === 'CONSENT');
const minute = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** An answer as a line of the comments; a consent with the time it was given at. */
function lineOf(answer: Answer, { receivedAt }: Submission): CommentLine {
  const line = commentLine(answer);
  if (receivedAt === undefined || !isConsent(answer)) return line;
  return { ...line, text: `${clean(line.text)} (${minute(receivedAt)})` };
}

/** Click and client ids that no field of their own was given to, as one line of the comments. */
function trackingLines(ids: Tracking['ids'], steps: readonly MappingStep[]): CommentLine[] {
  const known = new Set(steps.filter(({ rule, field }) => rule === BY_MAP && !isShared(field)).map(({ from }) => from));
  const left = Object.entries(ids).filter(([name]) => !known.has(name));
  return left.length > 0 ? [{ label: 'Tracking', text: left.map(([name, id]) => `${name} ${id}`).join(', ') }] : [];
}

/** Page and referrer; empty when neither is known. */
function sourceDescription({ pageUrl, referrer }: Tracking): string {
  const came = referrer && referrer !== pageUrl ? referrer : null;
  const text = clean([pageUrl && `Page: ${pageUrl}`, came && `Referrer: ${came}`].filter(Boolean).join('\n'));
  return cut(withoutTags(text), longestOf('SOURCE_DESCRIPTION'));
}

/** The person who gets the lead: the same one for the same phone or e-mail. */
function responsible({ assign }: MappingSettings, { contacts }: Placing['fields'], otherwise: string) {
  const contact = contacts.get('PHONE')?.[0]?.VALUE ?? contacts.get('EMAIL')?.[0]?.VALUE ?? otherwise;
  return assign.length > 0 ? assignUser(assign, contact) : undefined;
}

type Fields = { readonly [F in keyof LeadFields]: LeadFields[F] | null | undefined };

/** Without fields that have no value. What is left has the types it had. */
const filled = (fields: Fields): LeadFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as LeadFields;

/** Where the value of a field came from that neither an answer nor the settings gave; null when it says nothing by itself. */
function backgroundOf(field: string): Omit<MappingStep, 'field'> | null {
  if (field === 'TITLE') return { from: 'form and visitor', rule: 'default title' };
  if (field === 'SOURCE_DESCRIPTION') return { from: 'page and referrer', rule: 'background' };
  return /^(?:UTM_.*|TRACE)$/.test(field) ? { from: 'tracking', rule: 'background' } : null;
}

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
  const { tracking } = submission;
  const placing = placeAnswers(submission, settings, structure);
  const { texts, contacts, given } = placing.fields;
  const utm = (field: UtmField) => cut(oneLine(tracking.utm[field] ?? ''), longestOf(field));

  const lead: Fields = {
    TITLE: texts.get('TITLE') ?? usualTitle(submission, placing.fields),
    NAME: texts.get('NAME'),
    SECOND_NAME: texts.get('SECOND_NAME'),
    LAST_NAME: texts.get('LAST_NAME'),
    COMPANY_TITLE: texts.get('COMPANY_TITLE'),
    POST: texts.get('POST'),
    PHONE: contacts.get('PHONE'),
    EMAIL: contacts.get('EMAIL'),
    WEB: contacts.get('WEB'),
    IM: contacts.get('IM'),
    BIRTHDATE: birthDate(texts.get('BIRTHDATE') ?? ''),
    ADDRESS: texts.get('ADDRESS'),
    ADDRESS_2: texts.get('ADDRESS_2'),
    ADDRESS_CITY: texts.get('ADDRESS_CITY'),
    ADDRESS_REGION: texts.get('ADDRESS_REGION'),
    ADDRESS_POSTAL_CODE: texts.get('ADDRESS_POSTAL_CODE'),
    ADDRESS_COUNTRY: texts.get('ADDRESS_COUNTRY'),
    UTM_SOURCE: utm('UTM_SOURCE'),
    UTM_MEDIUM: utm('UTM_MEDIUM'),
    UTM_CAMPAIGN: utm('UTM_CAMPAIGN'),
    UTM_CONTENT: utm('UTM_CONTENT'),
    UTM_TERM: utm('UTM_TERM'),
    TRACE: tracking.trace,
    // `WEB` ("Website") exists in every portal; `WEBFORM` stands for the portal's own CRM forms.
    SOURCE_ID: 'WEB',
    SOURCE_DESCRIPTION: sourceDescription(tracking),
    ASSIGNED_BY_ID: responsible(settings, placing.fields, visitor),
    COMMENTS: comments([
      // as text like the rest: markup of the settings' own could take what a visitor typed along
      ...(typeof given.COMMENTS === 'string' ? [{ label: null, text: given.COMMENTS }] : []),
      ...placing.leftover.map((answer) => lineOf(answer, submission)),
      ...trackingLines(tracking.ids, placing.steps),
    ]),
  };

  const fields = filled({ ...lead, ...given, COMMENTS: lead.COMMENTS });
  const explained = new Set(placing.steps.map(({ field }) => field));
  const background = Object.keys(fields).flatMap((field) => {
    const origin = explained.has(field) ? null : backgroundOf(field);
    return origin ? [{ field, ...origin }] : [];
  });
  return {
    fields,
    params: settings.notify ? { REGISTER_SONET_EVENT: 'Y' } : {},
    steps: [...placing.steps, ...background],
  };
}
