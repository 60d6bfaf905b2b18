import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const backups = '/workspace/backups';

export const backupsStates: State[] = [
  open(backups, backups, 'backups that nobody has set up', { officer: 'system', dark: true, senior: true }),
  {
    route: `POST ${backups}`,
    name: 'a backup that cannot be made',
    officer: 'system',
    reach: (visitor) => post(visitor, backups, {}),
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const backupsNotPages: { [route: string]: string } = {};
