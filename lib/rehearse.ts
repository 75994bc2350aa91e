import { parseSubmission } from './intake/parse-submission.ts';
import { mapLead } from './lead/map-lead.ts';
import { formSettings } from './settings/forms.ts';

const FORM = { name: 'Ada Lovelace', phone: '+12025550143', email: 'ada@example.com', message: 'How do you do?' };

/** Makes a lead of a made-up form and throws it away, so that the first visitor's meets code that is compiled already. */
export async function rehearse(): Promise<void> {
  const delivery = {
    door: 'form',
    form: null,
    headers: { 'content-type': 'application/json' },
    query: '',
    body: Buffer.from(JSON.stringify(FORM)),
    sourceIp: null,
    receivedAt: 0,
    transportId: null,
  } as const;
  mapLead(await parseSubmission(delivery), formSettings({}, null), null, { originId: '' });
}
