import { open, type State } from './state.ts';

const consultation = '/workspace/consultations/:slug';
const waiting = '/workspace/consultations/waste-measures-2021';
const answered = '/workspace/consultations/elder-meals-2021';
const outcome = '/consultations/:slug/outcome';
const published = '/consultations/elder-meals-2021/outcome';

const inside = (at: string, address: string, name: string, more: Partial<State> = {}) =>
  open(`${consultation}${at}`, address, name, { officer: 'analyst', ...more });

export const dispositionsStates: State[] = [
  open(outcome, published, 'an outcome', { dark: true }),
  open(outcome, published, 'an outcome in large type', { senior: true }),
  open(outcome, `${published}?page=all`, 'an outcome on one page'),
  open(outcome, `${published}?group=1`, 'one distinct opinion'),
  open(outcome, '/consultations/waste-measures-2021/outcome', 'the day by which the outcome comes'),
  inside('/opinions', `${waiting}/opinions`, 'the desk of an open consultation', { dark: true }),
  inside('/opinions', `${waiting}/opinions?q=没有这样的话`, 'nothing found'),
  inside('/opinions', `${answered}/opinions`, 'the desk once the outcome is public'),
  inside('/opinions', `${waiting}/opinions`, 'the desk of an officer who only reads', { officer: 'legal' }),
  inside('/groups', `${waiting}/groups`, 'no groups yet'),
  inside('/groups', `${answered}/groups`, 'the ledger', { dark: true }),
  inside('/groups/:no', `${answered}/groups/1`, 'a group that is answered'),
  inside('/outcome', `${waiting}/outcome`, 'what is missing', { dark: true }),
  inside('/outcome', `${answered}/outcome`, 'the preview of what is public'),
  inside('/outcome', `${answered}/outcome`, 'the preview to an approver', { officer: 'approver' }),
  inside('/outcome/:no', `${answered}/outcome/1`, 'the proposal that was signed'),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const dispositionsNotPages: { [route: string]: string } = {
  'GET /consultations/:slug/outcome.csv': 'a file',
  'GET /consultations/:slug/outcome.json': 'a file',
  'POST /workspace/consultations/:slug/opinions/placements': 'leads on, or the desk with 422',
  'POST /workspace/consultations/:slug/opinions/removals': 'leads on',
  'POST /workspace/consultations/:slug/groups/:no': 'leads on, or the group with 422',
  'POST /workspace/consultations/:slug/groups/:no/title': 'leads on, or the group with 422',
  'POST /workspace/consultations/:slug/groups/:no/merger': 'leads on',
  'POST /workspace/consultations/:slug/outcome/proposals': 'leads on, or the preview with 409',
};
