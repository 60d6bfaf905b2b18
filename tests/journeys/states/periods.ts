import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const route = '/workspace/consultations/:slug/period';
const address = '/workspace/consultations/waste-measures-2021/period';

export const periodsStates: State[] = [
  open(route, address, 'the period of a consultation, for its editor', { officer: 'editor', dark: true }),
  open(route, address, 'the period of a consultation, for who reads', { officer: 'approver' }),
  open(route, address, 'the period of a consultation that is closed', { officer: 'editor', when: 'closed' }),
  {
    route: `POST ${route}`,
    name: 'a change of a period that cannot be',
    officer: 'editor',
    reach: (visitor) => post(visitor, address, { kind: 'extend', day: '2021-06-01', time: '24:00' }),
  },
];
