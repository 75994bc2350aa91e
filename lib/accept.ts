import { isBrowserNavigation, redirectAnswer, thankYouPage } from './answers/browser-answer.ts';
import { jsonAnswer } from './answers/json-answer.ts';
import { redirectTarget } from './answers/redirect-target.ts';
import type { Clock } from './clock.ts';
import { isLeadError, RequestError } from './errors.ts';
import { type Check, checkDelivery, owing } from './guard/check-delivery.ts';
import { screenSpam } from './guard/screen-spam.ts';
import type { CaptchaResult, CaptchaSettings } from './guard/verify-captcha.ts';
import { answerHandshake } from './intake/answer-handshake.ts';
import { decodeDelivery } from './intake/decode/decode-delivery.ts';
import { formOf, receive } from './intake/receive.ts';
import { splitDelivery } from './intake/split-delivery.ts';
import { successAnswer } from './intake/success-answer.ts';
import type { Log } from './log.ts';
import type { Meter } from './metrics.ts';
import { originId, submissionKey } from './once/submission-key.ts';
import { readSubmission } from './read-delivery.ts';
import { type FormSettings, type Forms, formSettings } from './settings/forms.ts';
import type { Settings } from './settings/settings.ts';
import type { Delivery, HttpAnswer, HttpRequest, Submission } from './types.ts';

export interface AcceptIo {
  readonly settings: () => Promise<Settings>;
  /** Asks the captcha service about the visitor's token. */
  readonly captcha: (
    settings: CaptchaSettings,
    secrets: Settings['secrets'],
    control: Submission['control'],
    sourceIp: string | null,
    id: string,
  ) => Promise<CaptchaResult>;
  /** Takes all leads of a request over: returns once none can be lost any more, throws otherwise. */
  readonly take: (deliveries: readonly Delivery[]) => Promise<void>;
  /** Keeps spam where somebody can look at it. */
  readonly spam: (delivery: Delivery, reason: string) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly meter: Meter;
}

/** Every other method brings a submission: some senders PUT or PATCH theirs. */
const CARRIES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

const FORBIDDEN = 'This site may not post here: add its origin to "origins" in the forms parameter';
const UNAUTHORIZED = 'The signature or token of this request is missing or wrong';

/** The settings, or none when they can't be read: the submission is taken all the same and checked later. */
async function settingsOrNone({ settings, log }: AcceptIo): Promise<Settings | null> {
  try {
    return await settings();
  } catch (error) {
    if (!isLeadError(error)) throw error;
    log.error('Settings not readable: taking submissions unchecked, the checks are made up for later', { error });
    return null;
  }
}

/** What a log line may call the form: a name that its tool gives is the sender's text, unless the settings know it. */
const formForLog = (form: string | null, { formId, formName }: Submission, { forms = {} }: Forms): string | null =>
  form ?? [formId, formName].find((name) => name && Object.hasOwn(forms, name)) ?? null;

/** What everybody is told whose submission was read, whatever becomes of it. */
function acceptedAnswer(request: HttpRequest, submission: Submission, door: FormSettings, id: string): HttpAnswer {
  const wanted = successAnswer(submission.source);
  if (wanted) return { status: 200, headers: { 'content-type': wanted.contentType }, body: wanted.body };
  if (isBrowserNavigation(request)) {
    const target = redirectTarget(submission.control, door, request.headers);
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
  const settings = await settingsOrNone(io);
  const { forms, secrets } = settings ?? { forms: {}, secrets: {} };
  const door = formSettings(forms, form);

  if (CARRIES_NOTHING.has(request.method)) {
    return answerHandshake({ ...request, body: undefined }, door, secrets) ?? jsonAnswer(200, { status: 'ok' });
  }
  const kept = receive(request, 'form', io.clock.now(), door.verify?.name);
  // nobody knows yet which header the check to be made up for will need
  const received = settings ? kept : { ...kept, headers: request.headers };
  const check: Check = settings
    ? await checkDelivery(received, door, secrets, () => decodeDelivery(received))
    : { state: 'owed', error: null };
  if (check.state === 'failed' && check.reason === 'origin') throw new RequestError('forbidden', FORBIDDEN);
  if (check.state === 'owed' && check.error) {
    const advice = 'Signature not checked: taking the submission unchecked, the check is made up for later';
    io.log.error(advice, { error: check.error });
  }
  const unauthorized = check.state === 'failed' ? new RequestError('unauthorized', UNAUTHORIZED) : null;
  const body = await decodeDelivery(received).catch((error: unknown) => {
    throw unauthorized ?? error;
  });
  // providers try an address without signing, so these are answered whoever asks
  const handshake = answerHandshake({ ...request, method: 'POST', body }, door, secrets);
  if (handshake) return handshake;
  if (unauthorized) throw unauthorized;

  const reading = readSubmission(body, received, forms);
  const { submission } = reading;
  const key = submissionKey(received, reading, door.verify);
  const id = originId(key.key);
  const answer = acceptedAnswer(request, submission, door, id);
  const seen = { form: formForLog(form, submission, forms), source: submission.source, submission: id };
  const isEmpty = submission.answers.length === 0 && submission.traps.length === 0;
  const reason = submission.notALead ?? (isEmpty ? 'an empty body' : null);
  if (reason) {
    io.log.info('Not a lead', { ...seen, reason });
    return answer;
  }

  const captcha = settings ? await io.captcha(door, secrets, submission.control, request.sourceIp, id) : 'not asked';
  const spam = screenSpam(submission, received, door) ?? (captcha === 'failed' ? 'captcha' : null);
  if (spam) {
    await io.spam(received, spam);
    io.meter.count('SpamStopped');
    io.log.info('Spam stopped', { ...seen, reason: spam });
    return answer;
  }

  const deliveries = splitDelivery(received);
  // parts of a request carry no signature of their own: the sender must send the whole again when it can be checked
  if (deliveries.length > 1 && check.state === 'owed')
    throw new Error('Several leads in one request that can’t be checked now');
  await io.take(await Promise.all(deliveries.map(named)));
  io.meter.count('SubmissionsAccepted', deliveries.length);
  io.log.info('Accepted', seen);
  return answer;

  /** With its key, which only who was checked can have, and with the checks it is still owed. */
  async function named(delivery: Delivery): Promise<Delivery> {
    const owed = owing(check, captcha);
    if (check.state === 'owed') return { ...delivery, ...owed };
    if (delivery === received) return { ...delivery, ...owed, key };
    const part = readSubmission(await decodeDelivery(delivery), delivery, forms);
    return { ...delivery, ...owed, key: submissionKey(delivery, part, door.verify) };
  }
}
