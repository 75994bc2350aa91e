import { isBrowserNavigation, redirectAnswer, thankYouPage } from './answers/browser-answer.ts';
import { jsonAnswer } from './answers/json-answer.ts';
import { redirectTarget } from './answers/redirect-target.ts';
import type { Clock } from './clock.ts';
import { isLeadError, RequestError } from './errors.ts';
import { isForeignOrigin } from './guard/check-origin.ts';
import { screenSpam } from './guard/screen-spam.ts';
import type { CaptchaResult } from './guard/verify-captcha.ts';
import { secretNames, signedIdHeaders, verifySignature } from './guard/verify-signature.ts';
import { decodeDelivery } from './intake/decode/decode-delivery.ts';
import { deliveriesOf } from './intake/deliveries-of.ts';
import { parseSubmission } from './intake/parse-submission.ts';
import { answerHandshake } from './intake/providers/answer-handshake.ts';
import { providerAnswer } from './intake/providers/provider-answer.ts';
import { formOf, receive } from './intake/receive.ts';
import type { Log } from './log.ts';
import type { Meter } from './metrics.ts';
import { originId, submissionKey } from './once/submission-key.ts';
import { type Forms, formSettings } from './settings/forms.ts';
import type { Settings } from './settings/settings.ts';
import type { Delivery, FormSettings, HttpAnswer, HttpRequest, Submission } from './types.ts';

/** Every other method brings a submission: some senders PUT or PATCH theirs. */
const CARRIES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface AcceptIo {
  readonly settings: () => Promise<Settings>;
  /** Asks the captcha service about the visitor's token. */
  readonly captcha: (
    settings: FormSettings,
    secrets: Settings['secrets'],
    control: Submission['control'],
    sourceIp: string | null,
  ) => Promise<CaptchaResult>;
  /** Takes all leads of a request over: returns once none can be lost any more, throws otherwise. */
  readonly take: (deliveries: readonly Delivery[]) => Promise<void>;
  /** Keeps spam where somebody can look at it. */
  readonly spam: (delivery: Delivery, reason: string) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** The settings of a form, or null when they can't be read: the submission is taken all the same and checked later. */
async function settingsOf(form: string | null, { settings, log }: AcceptIo) {
  try {
    const { forms, secrets } = await settings();
    return { forms, settings: formSettings(forms, form), secrets };
  } catch (error) {
    if (!isLeadError(error)) throw error;
    log.error('Settings not readable: taking submissions unchecked, the checks are made up for later', { error });
    return null;
  }
}

const NO_SETTINGS: { forms: Forms; settings: FormSettings } & Pick<Settings, 'secrets'> = {
  forms: {},
  settings: formSettings({}, null),
  secrets: {},
};

/** What a log line may call the form: a name that its tool gives is the sender's text, unless the settings know it. */
const formForLog = (form: string | null, { formId, formName }: Submission, { forms = {} }: Forms): string | null =>
  form ?? [formId, formName].find((name) => name && Object.hasOwn(forms, name)) ?? null;

/** A signature that can't be checked for want of its secret is owed, not wrong. */
async function checkSignature(
  delivery: Delivery,
  { settings, secrets }: Pick<typeof NO_SETTINGS, 'settings' | 'secrets'>,
  { log }: AcceptIo,
) {
  if (!settings.verify) return 'passed';
  const body = () => decodeDelivery(delivery);
  try {
    return (await verifySignature(delivery, settings.verify, secrets, body)) ? 'passed' : 'failed';
  } catch (error) {
    if (!isLeadError(error)) throw error;
    log.error('Signature not checked: taking the submission unchecked, the check is made up for later', { error });
    return 'owed';
  }
}

function acceptedAnswer(request: HttpRequest, submission: Submission, settings: FormSettings, id: string): HttpAnswer {
  const provider = providerAnswer(submission.source);
  if (provider) return { status: 200, headers: { 'content-type': provider.contentType }, body: provider.body };
  if (isBrowserNavigation(request)) {
    const target = redirectTarget(submission.control, settings, request.headers);
    return target ? redirectAnswer(target) : thankYouPage(request.headers['accept-language']);
  }
  return jsonAnswer(200, { status: 'accepted', id });
}

/**
 * Takes a form submission over from the public: checked, screened, handed on, and only then answered.
 * Accepted, duplicate and spam can't be told apart from outside.
 *
 * @throws RequestError for the caller's mistakes; whatever `take` throws when nobody took the submission
 */
export async function accept(request: HttpRequest, io: AcceptIo): Promise<HttpAnswer> {
  const form = formOf(request.path);
  const known = await settingsOf(form, io);
  const { forms, settings, secrets } = known ?? NO_SETTINGS;

  if (CARRIES_NOTHING.has(request.method)) {
    return answerHandshake({ ...request, body: undefined }, settings, secrets) ?? jsonAnswer(200, { status: 'ok' });
  }
  if (isForeignOrigin(request.headers, settings)) {
    throw new RequestError(
      'forbidden',
      'This site may not post here: add its origin to "origins" in the forms parameter',
    );
  }

  const kept = receive(request, 'form', io.clock.now(), settings.verify?.name);
  // nobody knows yet which header the check to be made up for will need
  const received = known ? kept : { ...kept, headers: request.headers };
  const signature = await checkSignature(received, { settings, secrets }, io);
  const unauthorized = new RequestError('unauthorized', 'The signature or token of this request is missing or wrong');
  const body = await decodeDelivery(received).catch((error: unknown) => {
    throw signature === 'failed' ? unauthorized : error;
  });
  // providers try an address without signing, so these are answered whoever asks
  const handshake = answerHandshake({ ...request, method: 'POST', body }, settings, secrets);
  if (handshake) return handshake;
  if (signature === 'failed') throw unauthorized;

  const submission = await parseSubmission(received, { secretNames: secretNames(settings.verify) });
  const signed = signedIdHeaders(settings.verify);
  const key = submissionKey(received, submission, signed);
  const answer = acceptedAnswer(request, submission, settings, originId(key.key));
  const seen = { form: formForLog(form, submission, forms), source: submission.source, submission: originId(key.key) };
  const isEmpty = submission.answers.length === 0 && submission.traps.length === 0;
  const reason = submission.notALead ?? (isEmpty ? 'an empty body' : null);
  if (reason) {
    io.log.info('Not a lead', { ...seen, reason });
    return answer;
  }

  const unchecked = !known || signature === 'owed';
  const captcha = known ? await io.captcha(settings, secrets, submission.control, request.sourceIp) : 'not asked';
  const spam = screenSpam(submission, received, settings) ?? (captcha === 'failed' ? 'captcha' : null);
  if (spam) {
    await io.spam(received, spam);
    io.meter.count('SpamStopped');
    io.log.info('Spam stopped', { ...seen, reason: spam });
    return answer;
  }

  const owed: Pick<Delivery, 'unchecked'> = unchecked
    ? { unchecked: 'everything' }
    : captcha === 'unavailable'
      ? { unchecked: 'captcha' }
      : {};
  const deliveries = deliveriesOf(received);
  // parts of a request carry no signature of their own: the sender must send the whole again when it can be checked
  if (deliveries.length > 1 && unchecked) throw new Error('Several leads in one request that can’t be checked now');
  const keyOf = async (delivery: Delivery) =>
    delivery === received
      ? key
      : submissionKey(delivery, await parseSubmission(delivery, { secretNames: secretNames(settings.verify) }), signed);
  await io.take(
    await Promise.all(
      deliveries.map(async (one) => ({ ...one, ...owed, ...(unchecked ? {} : { key: await keyOf(one) }) })),
    ),
  );
  io.meter.count('SubmissionsAccepted', deliveries.length);
  io.log.info('Accepted', seen);
  return answer;
}
