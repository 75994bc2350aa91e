import type { LeadFields, Submission } from '../types.ts';
import type { LeadDraft } from './lead-draft.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { renderTitle } from './render-title.ts';

type Person = {
  readonly [F in 'NAME' | 'SECOND_NAME' | 'LAST_NAME' | 'PHONE' | 'EMAIL' | 'COMPANY_TITLE']: LeadFields[F] | undefined;
};

/** Without a form's name, the site it stands on. */
const hostOf = (pageUrl: string | null) => URL.parse(pageUrl ?? '')?.hostname.replace(/^www\./, '');

/** Everything a template may name: answers by key and label, lead fields, the form, the way here. */
function placeholders({ answers, tracking, formId, formName, source }: Submission, person: Person) {
  const { PHONE, EMAIL, ...texts } = person;
  return Object.fromEntries<string | null | undefined>([
    ...answers.flatMap(({ key, label, value }) => [[key, value] as const, [label ?? key, value] as const]),
    ...Object.entries({ ...tracking.ids, ...tracking.utm, ...texts }),
    ...Object.entries({ PHONE: PHONE?.[0]?.VALUE, EMAIL: EMAIL?.[0]?.VALUE }),
    ...Object.entries({ formId, formName, form: formName ?? formId, source, page: tracking.pageUrl }),
  ]);
}

/**
 * The lead's title: by the configured template, else the visitor's own subject, else the form and who filled it in.
 * What is put together here needs no language: `Contact form: Ana Lopes`, `example.com: +5511900000042`.
 */
export function leadTitle(submission: Submission, settings: MappingSettings, person: Person, draft: LeadDraft): string {
  const values = placeholders(submission, person);
  const configured = settings.title ? renderTitle(settings.title, values) : '';
  if (configured) return draft.known('TITLE', configured, 'settings', 'title template') ?? '';
  const subject = draft.one('TITLE');
  if (subject) return subject;
  const { NAME, LAST_NAME, PHONE, EMAIL } = values;
  const who = [NAME, LAST_NAME].filter(Boolean).join(' ') || PHONE || EMAIL || '';
  const { formName, tracking, source, formId } = submission;
  const where =
    formName ?? hostOf(tracking.pageUrl) ?? (source === 'generic' ? 'Website' : `${source} ${formId ?? ''}`.trim());
  const title = renderTitle('{where}: {who}', { where, who });
  return draft.known('TITLE', title, 'form and visitor', 'default title') ?? '';
}
