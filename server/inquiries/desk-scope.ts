import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can, NotAllowedError, scopeOf } from '../staff/roles.ts';
import type { Inquiry } from './inquiries.ts';

/** In which departments an officer reads cases, and in which of them they pass them on. */
export interface DeskScope {
  reads: string[];
  dispatches: string[];
}

export function deskScopeOf(officer: SignedIn): DeskScope {
  const departments = scopeOf(officer);
  return {
    reads: departments.filter((id) => can(officer, 'read-inquiries', id)),
    dispatches: departments.filter((id) => can(officer, 'dispatch-inquiries', id)),
  };
}

/**
 * Whether an officer opens a case: who registered it, and who has it. Of a confidential one in the department that
 * registered it those alone who pass cases on; of what was handed over nobody but these.
 */
export function opens(officer: SignedIn, { row, standing }: Inquiry): boolean {
  const { reads, dispatches } = deskScopeOf(officer);
  if (dispatches.includes(row.department_id)) return true;
  if (standing.state === 'handed_over') return false;
  const holds = [standing.lead, ...standing.with].some((id) => id !== undefined && reads.includes(id));
  return holds || (reads.includes(row.department_id) && !standing.confidential);
}

/** Who registered a case, and who has it. */
const departmentsOf = ({ row, standing }: Inquiry): string[] =>
  [row.department_id, standing.lead, ...standing.with].flatMap((id) => id ?? []);

/**
 * Lets pass whoever opens a case. Throws NotFoundError (none, none of their departments, or kept from them: confidential,
 * handed over), NotAllowedError (their roles read no cases).
 */
export function requireOpens(officer: SignedIn, inquiry: Inquiry | undefined): asserts inquiry is Inquiry {
  if (inquiry && opens(officer, inquiry)) return;
  const departments = inquiry ? departmentsOf(inquiry) : [];
  const { reads } = deskScopeOf(officer);
  const within = departments.some((id) => scopeOf(officer).includes(id));
  if (!within || departments.some((id) => reads.includes(id))) throw new NotFoundError();
  throw new NotAllowedError();
}

/** Whether an officer may know who asked: of a confidential case only those who pass it on. */
export const knowsRequester = (officer: SignedIn, { row, standing }: Inquiry): boolean =>
  !standing.confidential || can(officer, 'dispatch-inquiries', row.department_id);
