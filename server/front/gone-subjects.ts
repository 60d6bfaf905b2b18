import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { wordsFor } from '../results/words.ts';
import type { Approval } from '../staff/approval-records.ts';
import type { Subject } from '../staff/publications.ts';

type FindSubject = (ctx: Context, approval: Approval) => Promise<Subject>;

/** Approvals outlive the rehearsal that they were of: then there is nothing left to be signed, and they say so. */
export const unlessGone =
  (find: FindSubject): FindSubject =>
  async (ctx, approval) => {
    try {
      return await find(ctx, approval);
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      const item = { exercise: true, retracted: false };
      return { title: wordsFor('correcting.deleted_exercise'), path: '/workspace/exercises', hash: '', item };
    }
  };
