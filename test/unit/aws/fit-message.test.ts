import { describe, expect, it } from 'vitest';
import { readDeliveryMessage, writeDeliveryMessage } from '../../../lib/aws/delivery-message.ts';
import { fitMessage } from '../../../lib/aws/fit-message.ts';
import type { Delivery } from '../../../lib/types.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';

/** What SQS takes, a mebibyte, less 4 KiB for the reason. */
const LIMIT = 1_044_480;
const bytes = (message: string) => Buffer.byteLength(message);

/** A delivery made longer in its query, until its message has so many bytes. */
function padded(delivery: Delivery, size: number, filling = 'q'): Delivery {
  const missing = size - bytes(writeDeliveryMessage(delivery));
  const query = `${filling.repeat(Math.floor(missing / bytes(filling)))}${'q'.repeat(missing % bytes(filling))}`;
  return { ...delivery, query };
}

async function multipart(file: File): Promise<Delivery> {
  const form = new FormData();
  form.set('name', 'Ada');
  form.set('cv', file);
  const response = new Response(form);
  const headers = { 'content-type': response.headers.get('content-type') ?? '' };
  return deliveryOf('', { headers, body: Buffer.from(await response.arrayBuffer()) });
}

describe('a queue message', () => {
  it.each(['q', 'ж', '😀'])('may have exactly as many bytes as the queue takes, full of %s', async (filling) => {
    const delivery = padded(deliveryOf('name=Ada'), LIMIT, filling);
    const message = await fitMessage(delivery);
    expect(bytes(message)).toBe(LIMIT);
    expect(readDeliveryMessage(JSON.parse(message))).toEqual(delivery);
  });

  it.each(['q', 'ж', '😀'])('may not have a byte more, full of %s', async (filling) => {
    const delivery = padded(deliveryOf('name=Ada'), LIMIT + 1, filling);
    await expect(fitMessage(delivery)).rejects.toMatchObject({ name: 'RequestError', code: 'too_large' });
  });

  it('keeps its files when it has exactly as many bytes as the queue takes', async () => {
    const delivery = padded(await multipart(new File(['x'.repeat(1000)], 'cv.pdf')), LIMIT);
    expect(await fitMessage(delivery)).toBe(writeDeliveryMessage(delivery));
  });

  it('gives up its files for a byte more, and keeps their names, types, sizes and all answers', async () => {
    const file = new File(['x'.repeat(1000)], 'cv.pdf', { type: 'application/pdf' });
    const delivery = padded(await multipart(file), LIMIT + 1);
    const read = readDeliveryMessage(JSON.parse(await fitMessage(delivery)));
    expect(read).toEqual({
      ...delivery,
      headers: { 'content-type': 'application/json' },
      body: expect.anything(),
      files: [{ key: 'cv', name: 'cv.pdf', type: 'application/pdf', size: 1000 }],
    });
    expect(JSON.parse(Buffer.from(read?.body ?? []).toString())).toEqual({ name: 'Ada' });
  });

  it('is refused when it is too large without its files', async () => {
    const delivery = padded(await multipart(new File(['x'], 'cv.pdf')), LIMIT + 2000);
    await expect(fitMessage(delivery)).rejects.toMatchObject({ name: 'RequestError', code: 'too_large' });
  });
});
