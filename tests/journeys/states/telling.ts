import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const jobs = '/workspace/jobs';
const notifications = '/workspace/notifications';
const departments = '/workspace/departments';

const inside = (
  at: string,
  name: string,
  officer: string,
  more: Partial<State> & { address?: string } = {},
) => {
  const { address = at, ...rest } = more;
  return open(at, address, name, { officer, ...rest });
};

export const tellingStates: State[] = [
  inside('/workspace', 'a moderator’s day', 'moderator', { dark: true }),
  inside('/workspace', 'a moderator’s day when comments are overdue', 'moderator', { when: 'closed' }),
  inside('/workspace', 'an analyst’s day after closing', 'analyst', { when: 'closed', senior: true }),
  inside(jobs, 'jobs and their last run', 'system', { dark: true }),
  inside(notifications, 'an officer’s own address', 'clerk', { dark: true }),
  {
    route: `POST ${notifications}`,
    name: 'an address that is none',
    officer: 'clerk',
    reach: (visitor) => post(visitor, notifications, { address: 'nobody', language: 'en' }),
  },
  {
    route: `GET ${notifications}`,
    name: 'an address that is kept',
    officer: 'decision',
    async reach(visitor) {
      await post(visitor, notifications, { address: 'decision@city.example', daily: 'yes' });
      await visitor.opens(`${notifications}?done=kept`);
    },
  },
  inside(departments, 'the departments of an officer', 'analyst'),
  inside(`${departments}/:code`, 'a department at a glance', 'decision', {
    address: `${departments}/general-office`,
    when: 'closed',
    dark: true,
  }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const tellingNotPages: { [route: string]: string } = {
  'GET /workspace/jobs/:name/runs': 'leads to the jobs',
  'POST /workspace/jobs/:name/runs': 'leads to the jobs',
  'GET /workspace/notifications/test-mail': 'leads to the address',
  'POST /workspace/notifications/test-mail': 'leads to the address',
  'GET /workspace/notifications/removal': 'leads to the address',
  'POST /workspace/notifications/removal': 'leads to the address',
};
