import type { Delivery } from '../../types.ts';
import { decodeBody } from './decode-body.ts';
import type { Tree } from './tree.ts';

/** Decodes a delivery's body by its content type; see `decodeBody`, whose errors it throws. */
export const decodeDelivery = ({ body, headers }: Pick<Delivery, 'body' | 'headers'>): Promise<Tree> =>
  decodeBody(body, headers['content-type'] ?? null);
