import { parseOauth } from '../../bitrix24/access-token.ts';
import { parseCertificateAuthority } from '../../bitrix24/certificate-authority.ts';
import { parseEndpoint } from '../../bitrix24/endpoint.ts';
import { checkSecrets, weakSecrets } from '../../settings/secrets.ts';
import { everyForm } from '../every-form.ts';
import { type Check, type Finding, fault, fine, warning } from '../finding.ts';
import { IS_SECRET, PARAMETER_NAMES, quoted } from '../parameter-names.ts';
import type { SetUp } from '../set-up.ts';

async function parameters({ stored }: SetUp): Promise<readonly Finding[]> {
  const found = await stored();
  const names = PARAMETER_NAMES.filter((name) => found[name]);
  const open = names.filter((name) => IS_SECRET[name] && !found[name]?.isSecure);
  return [
    names.length > 0
      ? fine(`readable: ${names.join(', ')}`)
      : fault('there are none', 'run bitrix24-lead configure, with the --stage and --region you deployed to'),
    ...(open.length > 0
      ? [
          fault(
            `${quoted(open)} can be read by whoever may list parameters, since it is stored as plain text`,
            'delete it and store it again as a SecureString (bitrix24-lead configure does)',
          ),
        ]
      : []),
  ];
}

async function access({ stored, endpoint }: SetUp): Promise<Finding> {
  const { 'webhook-url': webhook, oauth, ca } = await stored();
  if (ca) parseCertificateAuthority(ca.value);
  if (webhook) parseEndpoint(webhook.value);
  if (oauth) parseOauth(oauth.value);
  if (webhook && oauth) {
    return warning('both "webhook-url" and "oauth" are stored, and only the webhook is used', 'delete the other one');
  }
  await endpoint();
  return fine(webhook ? 'by webhook' : 'by application');
}

async function forms({ stored, forms: parsed }: SetUp): Promise<Finding> {
  const { forms: own = {} } = await parsed();
  const names = Object.keys(own);
  if (!(await stored()).forms) return fine('none described: every form is taken, with the usual settings');
  return fine(names.length > 0 ? `well-formed: ${names.join(', ')}` : 'well-formed, the same for every form');
}

async function secrets({ forms: parsed, secrets: kept }: SetUp): Promise<readonly Finding[]> {
  const [forms, secrets] = [await parsed(), await kept()];
  checkSecrets(forms, secrets);
  const missing = everyForm(forms).flatMap(({ name, own }) => {
    const { verify, turnstile, hcaptcha, recaptcha } = own;
    const wanted = [verify?.secret, verify?.verifyToken, turnstile, hcaptcha, recaptcha];
    return wanted.flatMap((secret) =>
      secret && !Object.hasOwn(secrets, secret)
        ? [
            fault(
              `${name} needs the secret "${secret}", which is not there`,
              `store it: configure --secret ${secret}=-`,
            ),
          ]
        : [],
    );
  });
  const weak = weakSecrets(secrets);
  const door = Object.hasOwn(secrets, 'lead') ? 'POST /lead has its token' : 'POST /lead is shut, for want of a token';
  return [
    ...(missing.length > 0 ? missing : [fine(`${Object.keys(secrets).length} kept, each fit for its use; ${door}`)]),
    ...(weak.length > 0
      ? [warning(`${quoted(weak)} can be guessed`, 'give each 16 characters or more, best of all random ones')]
      : []),
  ];
}

/** A page that a visitor is sent to must be on one of the form's own sites, else he is not. */
async function redirects({ forms: parsed }: SetUp): Promise<Finding | readonly Finding[]> {
  const lost = everyForm(await parsed()).flatMap(({ name, own, settings: { redirect, origins } }) => {
    const isItsOwn = name === 'every form' || own.redirect !== undefined || own.origins !== undefined;
    const target = redirect && isItsOwn ? new URL(redirect).origin : null;
    return target && !origins.includes(target)
      ? [
          warning(
            `${name} sends nobody to its "redirect": ${target} is not among "origins"`,
            `add ${target} to "origins"`,
          ),
        ]
      : [];
  });
  return lost.length > 0 ? lost : fine('every "redirect" leads to a site among its form’s "origins"');
}

/** Settings alone: what is stored, whether it is well-formed and fits together. */
export const SETTINGS_CHECKS: readonly Check<SetUp>[] = [
  { about: 'parameters', run: parameters },
  { about: 'access', run: access },
  { about: 'forms', run: forms },
  { about: 'secrets', run: secrets },
  { about: 'redirects', run: redirects },
];
