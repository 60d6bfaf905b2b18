import type { Key } from '#shared/i18n/catalogues.ts';
import type { View } from '../http/view.ts';
import type { Account, AccountState } from './officers.ts';

export const roleWords = {
  editor: 'accounts.role_editor',
  moderator: 'accounts.role_moderator',
  analyst: 'accounts.role_analyst',
  approver: 'accounts.role_approver',
  legal: 'accounts.role_legal',
  decision: 'accounts.role_decision',
  clerk: 'accounts.role_clerk',
  auditor: 'accounts.role_auditor',
  system: 'accounts.role_system',
  security: 'accounts.role_security',
} as const satisfies { [role in Account['roles'][number]['role']]: Key };

export const accountStateWords = {
  active: 'accounts.state_active',
  never: 'accounts.state_never',
  expired: 'accounts.state_expired',
  disabled: 'accounts.state_disabled',
} as const satisfies { [state in AccountState]: Key };

/** The roles of an account in a line; the department is said where it is not the officer's own. */
export const sayRoles = ({ t, say }: Pick<View, 't' | 'say'>, { roles, department }: Account): string =>
  roles
    .map(({ role, departmentId, departmentName }) =>
      departmentId === department.id
        ? t(roleWords[role])
        : t('accounts.role_in', { role: t(roleWords[role]), department: say(departmentName) }),
    )
    .join(t('accounts.separator'));
