import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import { listDepartments } from '../staff/departments.ts';
import type { InquiryState } from './case/acts.ts';
import { isLate } from './case/clocks.ts';
import { isWaiting } from './case/standing.ts';
import { findInquiryByNumber, type Inquiry } from './inquiries.ts';
import type { InquiryKind } from './inquiry-rules.ts';
import { departmentOfStep, type Step, stepsByNumber } from './public-steps.ts';

/** A step with the name of the department that it names. */
export interface NamedStep {
  step: Step;
  department: Text | undefined;
}

/** How far a case is, as its number tells: no word of it, and of what is kept to the line only whether it is done. */
export type Progress = { number: string; kind: InquiryKind } & (
  | { kept: true; done: boolean }
  | {
      kept: false;
      state: InquiryState;
      receivedAt: Date;
      department: Text | undefined;
      dueAt: Date | undefined;
      /** The year without a calendar, into which the time runs. */
      missingYear: string | undefined;
      late: boolean;
      waiting: boolean;
      steps: NamedStep[];
    }
);

/** The longest number that any system gives. */
const LONGEST = 40;

/** A number as people write it: `sq 20210520 0001` is not it, full width and lower case are. */
export const cleanNumber = (written: string): string =>
  written.normalize('NFKC').replace(/\s/g, '').toUpperCase().slice(0, LONGEST);

/**
 * By our number or the city’s. Undefined where there is none, and where it was taken back: both are answered alike.
 * What is confidential, or was handed over to another authority, shows nothing but that it is in hand or done.
 */
export async function followNumber(ctx: Context, written: string): Promise<Progress | undefined> {
  const inquiry = await findInquiryByNumber(ctx, cleanNumber(written));
  if (!inquiry || inquiry.row.withdrawn_day !== null || inquiry.standing.state === 'withdrawn')
    return undefined;
  const { row, standing } = inquiry;
  const known = { number: row.number, kind: row.kind as InquiryKind };
  if (isKept(inquiry)) return { ...known, kept: true, done: isDone(inquiry) };
  const names = await departmentNames(ctx);
  return {
    ...known,
    kept: false,
    state: standing.state,
    receivedAt: new Date(row.received_at),
    department: names.get(standing.lead ?? row.department_id),
    ...clockOf(inquiry, ctx.clock.now()),
    waiting: isWaiting(standing),
    steps: named(stepsByNumber(inquiry), names),
  };
}

/** Whether nothing of it is told but that it is in hand. */
const isKept = ({ standing }: Inquiry): boolean => standing.confidential || standing.state === 'handed_over';

/** Ended here; what another authority or another case goes on with is not. */
const isDone = ({ standing: { outcome } }: Inquiry): boolean =>
  outcome !== undefined && outcome !== 'handed_over' && outcome !== 'merged';

export const departmentNames = async (ctx: Context): Promise<Map<string, Text>> =>
  new Map((await listDepartments(ctx)).map(({ id, name }) => [id, name]));

export const named = (steps: readonly Step[], names: ReadonlyMap<string, Text>): NamedStep[] =>
  steps.map((step) => ({ step, department: names.get(departmentOfStep(step) ?? '') }));

/** The clock that runs, or ran last. */
export function clockOf({ standing }: Inquiry, now: Date) {
  const clock = standing.clocks.at(-1);
  return {
    dueAt: clock?.dueAt,
    missingYear: clock?.missingYear,
    late: (clock && isWaiting(standing) && isLate(clock, now)) ?? false,
  };
}
