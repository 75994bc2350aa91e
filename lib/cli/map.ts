import { Command } from 'commander';
import { readEvent } from '../aws/read-event.ts';
import { leadStructure } from '../bitrix24/lead-structure.ts';
import { readMethod } from '../bitrix24/read-method.ts';
import { systemClock } from '../clock.ts';
import { isServerDoor, receive } from '../intake/receive.ts';
import { parseJson } from '../json.ts';
import type { MappedLead } from '../lead/map-lead.ts';
import { pendingLead } from '../once/pending-lead.ts';
import { headerId, originId, submissionKey } from '../once/submission-key.ts';
import { readDelivery } from '../read-delivery.ts';
import { formSettings, parseForms } from '../settings/forms.ts';
import type { Delivery, Submission } from '../types.ts';
import { checkPortal, endpointOf, type PortalOptions, stageParameters, withPortalOptions } from './portal-options.ts';
import { printTable } from './print-table.ts';
import { readInput, readJson } from './read-input.ts';
import { UsageError } from './run-command.ts';

interface MapOptions extends PortalOptions {
  readonly form?: string;
  readonly contentType?: string;
  readonly forms?: string;
  readonly json?: boolean;
}

/** A saved body of a public form, unless the file holds a whole Lambda event. */
function deliveryOf(bytes: Buffer, { form, contentType }: MapOptions): Delivery {
  const now = Date.now();
  const event = parseJson(bytes.toString('utf8'));
  const incoming = readEvent(event, { requestId: '', now });
  if (incoming.kind === 'nothing' || incoming.kind === 'refused')
    throw new UsageError(`There is no lead in this event: ${incoming.reason}`);
  if (incoming.kind === 'http')
    return receive(incoming.request, isServerDoor(incoming.request.path) ? 'server' : 'form', now);
  if (incoming.via === 'queue' || incoming.delivery.transportId) return incoming.delivery;
  return {
    door: 'form',
    form: form ?? null,
    headers: contentType ? { 'content-type': contentType } : {},
    query: '',
    body: bytes,
    sourceIp: null,
    receivedAt: now,
    transportId: null,
  };
}

/** The forms parameter: given, else the stage's, else none. */
async function formsOf({ forms, stage }: MapOptions): Promise<string | undefined> {
  if (forms !== undefined) return JSON.stringify(await readJson(forms, '--forms'));
  return stage === undefined ? undefined : (await (await stageParameters(stage, ['forms'])).read()).forms;
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function print({ headers }: Delivery, submission: Submission, { fields, steps }: MappedLead): void {
  const { source, formId, formName, id } = submission;
  console.log(`Source: ${source}   Form: ${formId ?? formName ?? '-'}   Id: ${headerId(headers) ?? id?.value ?? '-'}`);
  console.log();
  const { COMMENTS: comments, ...others } = fields;
  const rows = Object.entries(others).map(([field, value]) => {
    const because = steps.filter((step) => step.field === field);
    return [
      field,
      shown(value),
      because.map(({ from }) => from).join(', '),
      because.map(({ rule }) => rule).join(', '),
    ];
  });
  printTable(['FIELD', 'VALUE', 'FROM', 'RULE'], rows);
  if (comments === undefined) return;
  console.log('\nCOMMENTS');
  for (const line of comments.split(/\r?\n|<br\s*\/?>/)) console.log(`  ${line}`);
}

/** `map`: what lead a saved body or Lambda event would become, field by field, and why. Sends nothing. */
export const mapCommand = (): Command =>
  withPortalOptions(new Command('map'))
    .description('show what lead a saved form body or a whole Lambda event would become; nothing is sent')
    .argument('<file>', 'the body or the event; - reads standard input')
    .option('--form <name>', 'the form, as in /forms/NAME')
    .option('--content-type <type>', 'content type of the body, where it can not be told from its look')
    .option('--forms <json|file>', 'the forms parameter to map with')
    .option('--json', 'lead and steps as JSON')
    .action(async (file: string, options: MapOptions) => {
      if (options.url || options.token || options.ca) checkPortal(options);
      const delivery = deliveryOf(await readInput(file), options);
      const forms = parseForms(await formsOf(options));
      const reading = await readDelivery(delivery, forms);
      if (reading.raw) {
        console.log(JSON.stringify(reading.raw, null, 2));
        return;
      }
      const { submission } = reading;
      const structure =
        options.url || options.stage
          ? await leadStructure(await endpointOf(options), { clock: systemClock }, readMethod)
          : null;
      const { key } = submissionKey(delivery, reading, formSettings(forms, delivery.form).verify);
      const lead = pendingLead(originId(key), delivery, reading, structure);
      if (submission.notALead || !lead) {
        throw new UsageError(`This makes no lead: ${submission.notALead ?? 'there is nothing in it'}`);
      }
      if (options.json) console.log(JSON.stringify(lead, null, 2));
      else print(delivery, submission, lead);
    });
