import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Approval } from './approval-records.ts';
import { actorOf, findDeadEnd, listChainPeople } from './chain-people.ts';
import { confirmsSecrecy, isAuthor, nextStep, placeFor, type Refusal } from './chain-rules.ts';
import { type NamedStep, nameSteps } from './chains.ts';
import { publications, type Subject } from './publications.ts';

/** An approval with what it is about; undefined when that cannot be found any more. */
export interface Matter {
  approval: Approval;
  subject: Subject | undefined;
}

export async function matterOf(ctx: Context, approval: Approval): Promise<Matter> {
  const { subject } = publications.find(approval.kind) ?? {};
  return { approval, subject: await subject?.(ctx, approval).catch(goneOrThrow) };
}

const goneOrThrow = (error: unknown): undefined => {
  if (!(error instanceof NotFoundError)) throw error;
};

/** What somebody can do with an approval now. */
export interface Desk {
  /** The act that is asked for, and the one after it. */
  next: NamedStep | undefined;
  following: NamedStep | undefined;
  mayAct: boolean;
  refusal: Refusal | undefined;
  /** In whose place they would act. */
  absentTitle: Text | undefined;
  confirmsSecrecy: boolean;
  mayRecall: boolean;
  /** An act that nobody can come to do, by its place in the chain. */
  deadEnd: number | undefined;
}

export async function deskOf(ctx: Context, officer: SignedIn, approval: Approval): Promise<Desk> {
  const next = nextStep(approval);
  const place = placeFor(approval, await actorOf(ctx, officer));
  const refusal = typeof place === 'string' ? place : undefined;
  const absent = typeof place === 'string' ? null : place.onBehalfOf;
  const [[absentStep] = []] = absent ? await nameSteps(ctx, [[{ act: 'sign', officerId: absent }]]) : [];
  return {
    next,
    following: next && approval.steps[approval.acts.length + 1],
    mayAct: refusal === undefined,
    refusal,
    absentTitle: absentStep?.officerTitle,
    confirmsSecrecy: next !== undefined && confirmsSecrecy(approval.steps, next),
    mayRecall: next !== undefined && isAuthor(approval, officer.id),
    deadEnd: next && (await findDeadEnd(ctx, approval, await listChainPeople(ctx))),
  };
}
