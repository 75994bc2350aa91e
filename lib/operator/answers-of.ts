import { readDelivery } from '../read-delivery.ts';
import type { Forms } from '../settings/forms.ts';
import type { Delivery } from '../types.ts';

/**
 * What somebody wrote in a submission, as lines of `question: answer`. Personal data: only for who asks to see it.
 * Empty when it can't be read.
 */
export async function answersOf(delivery: Delivery, forms: Forms): Promise<readonly string[]> {
  const reading = await readDelivery(delivery, forms).catch(() => null);
  if (!reading) return [];
  if (reading.raw) {
    return Object.entries(reading.raw.fields).map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
  }
  return reading.submission.answers.map(({ label, key, value }) => `${label ?? key}: ${value}`);
}
