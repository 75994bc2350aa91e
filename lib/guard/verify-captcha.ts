import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import type { Submission } from '../types.ts';

/** `unavailable`: nobody could tell, so the visitor passes and the lead says so. */
export type CaptchaResult = 'passed' | 'failed' | 'unavailable' | 'not asked';

type Service = 'turnstile' | 'hcaptcha' | 'recaptcha';

/** What a form's settings say of captchas: names of the services' secrets. */
export type CaptchaSettings = Readonly<Record<Service, string | null>>;

export interface CaptchaIo {
  readonly clock: Pick<Clock, 'timeout'>;
  /** As the platform's `fetch`. */
  readonly post: (url: string, init: RequestInit) => Promise<Response>;
  /** Where the services are, when not at their own addresses. */
  readonly endpoints?: Readonly<Partial<Record<Service, string>>>;
}

/** Longer than this no visitor should wait. Milliseconds. */
const TIMEOUT = 3000;

/** reCAPTCHA 3 gives 0 for a robot, 1 for a person; Google's documentation proposes to draw the line here. */
const LEAST_SCORE = 0.5;

interface Row {
  readonly service: Service;
  readonly endpoint: string;
  /** Control keys the token may stand under, without underscores. */
  readonly tokens: readonly string[];
}

const SERVICES: readonly Row[] = [
  {
    service: 'turnstile',
    endpoint: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    tokens: ['cfturnstileresponse', 'captchatoken'],
  },
  {
    service: 'hcaptcha',
    endpoint: 'https://api.hcaptcha.com/siteverify',
    tokens: ['hcaptcharesponse', 'grecaptcharesponse', 'captchatoken'],
  },
  {
    service: 'recaptcha',
    endpoint: 'https://www.google.com/recaptcha/api/siteverify',
    tokens: ['grecaptcharesponse', 'recaptchatoken', 'captchatoken'],
  },
];

const Reply = v.object({
  success: v.boolean(),
  score: v.exactOptional(v.number()),
  'error-codes': v.fallback(v.optional(v.array(v.string()), []), []),
});

/** Errors that are the service's or our settings' fault: the visitor is not to suffer for them. */
const NOT_THE_VISITORS = /input-secret|sitekey-secret-mismatch|internal-error/;

/** Answers to a request that is wrong in itself; of ours, only the token was not ours to write. HTTP statuses. */
const MALFORMED: ReadonlySet<number> = new Set([400, 413, 414, 422]);

/** What services give out as tokens. Anything else is never sent on: it may be meant for the guard in front of the service. */
const TOKEN = /^(?!.*\.\.)[\w.~+/=:-]{1,4096}$/;

function resultOf(reply: v.InferOutput<typeof Reply>, service: Service): CaptchaResult {
  if (reply.success) return service === 'recaptcha' && (reply.score ?? 1) < LEAST_SCORE ? 'failed' : 'passed';
  return reply['error-codes'].some((code) => NOT_THE_VISITORS.test(code)) ? 'unavailable' : 'failed';
}

function tokenOf(control: Submission['control'], { tokens }: Row): string | undefined {
  const plain = new Map(
    Object.entries(control).map(([key, value]) => [key.toLowerCase().replace(/[^a-z]/g, ''), value]),
  );
  return tokens.map((name) => plain.get(name)?.trim()).find(Boolean);
}

const asUuid = (id: string) => id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/**
 * Asks the captcha service that a form's settings name whether the visitor's token is good. One request, at most 3 s.
 * When the service does not answer, or its secret is missing or not its own, the result is `unavailable`. Never throws.
 *
 * @param control the submission's control answers, where the page puts the token
 * @param id the submission's, 32 hex digits: Turnstile answers a token again for the same one, so that a visitor whose
 * submission was not taken may send it again
 */
export async function verifyCaptcha(
  settings: CaptchaSettings,
  secrets: Readonly<Record<string, string>>,
  control: Submission['control'],
  sourceIp: string | null,
  id: string,
  { clock, post, endpoints = {} }: CaptchaIo,
): Promise<CaptchaResult> {
  const asked = SERVICES.filter(({ service }) => settings[service] !== null);
  if (asked.length === 0) return 'not asked';
  const [found] = asked.flatMap((row) => {
    const token = tokenOf(control, row);
    return token ? [{ ...row, token, name: settings[row.service] ?? '' }] : [];
  });
  if (!found || !TOKEN.test(found.token)) return 'failed';

  const { service, endpoint, token, name } = found;
  const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (!secret) return 'unavailable';
  const body = new URLSearchParams({
    ...{ secret, response: token },
    ...(sourceIp && { remoteip: sourceIp }),
    ...(service === 'turnstile' && { idempotency_key: asUuid(id) }),
  });
  try {
    const response = await post(endpoints[service] ?? endpoint, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: clock.timeout(TIMEOUT),
    });
    const reply = v.safeParse(Reply, await response.json().catch(() => null));
    if (reply.success) return resultOf(reply.output, service);
    return MALFORMED.has(response.status) ? 'failed' : 'unavailable';
  } catch {
    return 'unavailable'; // down, or too slow
  }
}
