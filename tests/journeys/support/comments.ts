import { createHash } from 'node:crypto';
import { receiptFor } from '#server/access/receipts.ts';
import type { Site } from './site.ts';
import type { Visitor } from './visitor.ts';

/** The receipt of a sample comment, by its name in the sample. */
export function receiptOf({ stored }: Site, slug: string, id: string): string {
  const key = createHash('sha256').update(`sample ${slug} ${id}`).digest('base64url');
  return receiptFor(stored.consultationSalt(slug), key);
}

/** Looks up what a receipt opens. */
export async function looksUp(visitor: Visitor, receipt: string): Promise<void> {
  await visitor.opens('/receipts');
  await visitor.field('receipt').first().fill(receipt);
  await visitor.follows('front.find');
}
