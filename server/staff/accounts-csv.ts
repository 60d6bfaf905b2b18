import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';
import { dayOf } from '#shared/time.ts';
import type { View } from '../http/view.ts';
import type { Account } from './officers.ts';
import { accountStateWords, sayRoles } from './role-words.ts';

/** Every account as UTF-8 CSV with a byte order mark, for auditors: no password, no hash, no secret. */
export function accountsCsv(accounts: readonly Account[], view: Pick<View, 't' | 'say'>): string {
  const { t, say } = view;
  const headings = [
    t('staff.office'),
    t('staff.name'),
    t('staff.department'),
    t('accounts.section_name'),
    t('accounts.roles'),
    t('staff.state'),
    t('accounts.last_sign_in'),
  ];
  const rows = accounts.map((account) => [
    say(account.title),
    account.signInName,
    say(account.department.name),
    account.section ? say(account.section.name) : '',
    sayRoles(view, account),
    t(accountStateWords[account.state]),
    account.lastSignIn ? dayOf(account.lastSignIn) : '',
  ]);
  return `\ufeff${stringify([headings, ...rows].map((row) => row.map(guardFormula)))}`;
}
