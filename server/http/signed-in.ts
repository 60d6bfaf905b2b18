import type { Text } from '#shared/questionnaire/definition.ts';

/** Roles that an officer holds in a department (the three administrators hold no content). */
export const roles = [
  'editor',
  'moderator',
  'analyst',
  'approver',
  'legal',
  'decision',
  'clerk',
  'auditor',
  'system',
  'security',
] as const;
export type Role = (typeof roles)[number];

/** The officer of a request. */
export interface SignedIn {
  id: string;
  title: Text;
  department: { id: string; slug: string; name: Text };
  roles: { departmentId: string; role: Role }[];
}
