import type { Key } from '#shared/i18n/catalogues.ts';
import type { Role } from '../http/signed-in.ts';

export const roleWords: { [role in Role]: Key } = {
  editor: 'security.role_editor',
  moderator: 'security.role_moderator',
  analyst: 'security.role_analyst',
  approver: 'security.role_approver',
  legal: 'security.role_legal',
  decision: 'security.role_decision',
  clerk: 'security.role_clerk',
  auditor: 'security.role_auditor',
  system: 'security.role_system',
  security: 'security.role_security',
};
