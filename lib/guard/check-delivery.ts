import { isLeadError } from '../errors.ts';
import type { Delivery } from '../types.ts';
import { isForeignOrigin } from './check-origin.ts';
import type { CaptchaResult, CaptchaSettings } from './verify-captcha.ts';
import { type VerifySettings, verifySignature } from './verify-signature.ts';

/** What the settings of a delivery's door say: who may come in. */
export interface DoorSettings {
  /** Origins of the sites that may post from a browser; empty: any may. */
  readonly origins: readonly string[];
  readonly verify: VerifySettings | null;
}

/** Whether a delivery's sender may come in; owed, when that can't be told now. */
export type Check =
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly reason: 'origin' | 'signature' }
  | { readonly state: 'owed'; readonly error: unknown };

/**
 * Checks where a delivery comes from: the site a browser posted from, and the signature or token of its sender. A
 * signature that can't be checked for want of its secret is owed, not wrong.
 *
 * @param body reads the delivery's body; called only for schemes whose secret is in it
 */
export async function checkDelivery(
  delivery: Delivery,
  { origins, verify }: DoorSettings,
  secrets: Readonly<Record<string, string>>,
  body: () => Promise<unknown>,
): Promise<Check> {
  if (isForeignOrigin(delivery.headers, { origins })) return { state: 'failed', reason: 'origin' };
  if (!verify) return { state: 'passed' };
  try {
    const isRight = await verifySignature(delivery, verify, secrets, body);
    return isRight ? { state: 'passed' } : { state: 'failed', reason: 'signature' };
  } catch (error) {
    if (!isLeadError(error)) throw error;
    return { state: 'owed', error };
  }
}

/** Marks a delivery with the checks that are still owed to it. */
export const owing = (check: Check, captcha: CaptchaResult): Pick<Delivery, 'unchecked'> =>
  check.state === 'owed' ? { unchecked: 'everything' } : captcha === 'unavailable' ? { unchecked: 'captcha' } : {};

/** Whether nobody asked for the visitor's captcha. Its token lives for minutes, so the check can't be made up for later. */
export const owesCaptcha = ({ unchecked }: Delivery, { turnstile, hcaptcha, recaptcha }: CaptchaSettings): boolean =>
  unchecked === 'captcha' || (unchecked === 'everything' && (turnstile ?? hcaptcha ?? recaptcha) !== null);
