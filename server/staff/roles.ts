import { DomainError } from '../errors.ts';
import type { Role, SignedIn } from '../http/signed-in.ts';

/** Who may do what. A role counts in the department for which it is held; the administrators' count everywhere. */
export const matrix = {
  'write-content': ['editor'],
  'act-in-chain': ['approver', 'legal'],
  'release-comments': ['moderator'],
  'decide-appeal': ['moderator', 'approver'],
  'make-results': ['analyst'],
  'see-figures': ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision'],
  'read-texts': ['moderator', 'analyst', 'legal'],
  'export-microdata': ['analyst'],
  'open-contact': ['moderator'],
  'enter-answers': ['clerk'],
  'read-inquiries': ['editor', 'moderator', 'approver', 'legal', 'clerk'],
  'dispatch-inquiries': ['moderator'],
  'answer-inquiries': ['editor'],
  'override-rules': ['legal'],
  'read-audit': ['auditor'],
  'run-site': ['system'],
  'manage-accounts': ['security'],
} as const satisfies { [act: string]: readonly Role[] };

export type Act = keyof typeof matrix;

/** The three administrators: everywhere, and without content. */
const administrators: ReadonlySet<Role> = new Set(['auditor', 'system', 'security']);

export const isAdministrator = (role: Role): boolean => administrators.has(role);

export class NotAllowedError extends DomainError {
  readonly type = 'not-allowed';
  readonly status = 403;
}

type Holder = Pick<SignedIn, 'roles'>;

/** Whether the officer may do this in the department. Anything not granted by the matrix is refused. */
export function can({ roles }: Holder, act: Act, departmentId?: string): boolean {
  const granted: readonly Role[] = matrix[act];
  return roles.some(
    (held) =>
      granted.includes(held.role) && (isAdministrator(held.role) || held.departmentId === departmentId),
  );
}

/** Throws NotAllowedError unless `can`. */
export function requireCan(officer: Holder, act: Act, departmentId?: string): void {
  if (!can(officer, act, departmentId)) throw new NotAllowedError();
}

export const holds = ({ roles }: Holder, role: Role, departmentId: string): boolean =>
  roles.some((held) => held.role === role && held.departmentId === departmentId);

/** Departments whose content the officer may see at all; every staff query takes it. Administrators see none. */
export const scopeOf = ({ roles }: Holder): string[] => [
  ...new Set(roles.filter(({ role }) => !isAdministrator(role)).map(({ departmentId }) => departmentId)),
];
