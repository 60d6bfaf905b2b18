import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const account = '/workspace/account';
const audit = '/workspace/audit';

export const securityStates: State[] = [
  open(account, account, 'security: one’s own account', { officer: 'editor', dark: true }),
  {
    route: `POST ${account}/password`,
    name: 'security: a password that cannot be changed',
    officer: 'editor',
    reach: (visitor) =>
      post(visitor, `${account}/password`, { old: 'wenji-demo-2021', password: 'x', again: 'y' }),
  },
  {
    route: `POST ${account}/recovery-codes`,
    name: 'security: a code that is wrong',
    officer: 'analyst',
    reach: (visitor) => post(visitor, `${account}/recovery-codes`, { code: '000000' }),
  },
  open(audit, audit, 'security: the audit trail', { officer: 'auditor', dark: true }),
  open(audit, `${audit}?act=session.begun&from=2021-05-01`, 'security: a search in the audit trail', {
    officer: 'auditor',
  }),
  open(audit, `${audit}?subject=nothing`, 'security: nothing found in the audit trail', {
    officer: 'auditor',
  }),
  {
    route: `POST ${audit}/verification`,
    name: 'security: a trail that holds',
    officer: 'auditor',
    reach: (visitor) => post(visitor, `${audit}/verification`, {}),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const securityNotPages: { [route: string]: string } = {
  [`GET ${account}/password`]: 'leads back to the account',
  [`GET ${account}/recovery-codes`]: 'leads back to the account',
  [`GET ${account}/sessions`]: 'leads back to the account',
  [`POST ${account}/sessions`]: 'leads back to the account',
  [`GET ${audit}.csv`]: 'a table',
  [`GET ${audit}.jsonl`]: 'a file',
  [`GET ${audit}/verification`]: 'leads back to the trail',
};
