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

/** The roles of an account in a line, with their departments where these are not just the officer's own. */
export const sayRoles = ({ t, say }: Pick<View, 't' | 'say'>, { roles, department }: Account): string =>
  [...new Set(roles.map(({ role }) => role))]
    .map((role) => {
      const places = roles.filter((held) => held.role === role);
      const others = places.filter(({ departmentId }) => departmentId !== department.id);
      if (others.length === 0) return t(roleWords[role]);
      const own = others.length < places.length ? [t('accounts.own_department')] : [];
      const departments = [...own, ...others.map(({ departmentName }) => say(departmentName))];
      return t('accounts.role_in', {
        role: t(roleWords[role]),
        departments: departments.join(t('accounts.separator')),
      });
    })
    .join(t('accounts.separator'));
