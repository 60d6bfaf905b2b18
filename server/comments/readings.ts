import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { record } from '../staff/audit.ts';

/**
 * Notes that an officer opened comments as they were received, hidden spans and all: one by its number, or the queue.
 * What cannot be noted is not shown. Throws StoreUnwritableError.
 */
export const noteReading = (
  ctx: Context,
  { slug, departmentId }: Pick<Consultation, 'slug' | 'departmentId'>,
  officer: SignedIn,
  no?: number,
): Promise<void> =>
  ctx.store.write((tx) =>
    record(tx, {
      officerId: officer.id,
      departmentId,
      act: no === undefined ? 'comments.listed' : 'comment.read',
      subject: no === undefined ? slug : `${slug} ${no}`,
    }),
  );
