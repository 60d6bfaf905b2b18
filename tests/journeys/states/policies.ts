import { open, type State } from './state.ts';

const one = '/policies/:slug';
const explained = `${one}/interpretation`;
const older = '/policies/elderly-medical-2021/interpretation';

export const policiesStates: State[] = [
  open('/policies', '/policies', 'policies', { dark: true }),
  open('/policies', '/policies?q=%E5%9E%83%E5%9C%BE&status=repealed', 'no policy that fits'),
  open(one, '/policies/sme-jobs-2021', 'a policy with its interpretation', { dark: true, senior: true }),
  open(one, '/policies/water-outages-2015', 'a repealed policy'),
  open(one, '/policies/elder-meals-2021', 'a policy that nobody has explained'),
  open(explained, older, 'an interpretation'),
  open(explained, `${older}?type=large`, 'an interpretation in large print'),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const policiesNotPages: { [route: string]: string } = {
  'GET /policies.csv': 'a file',
  'GET /policies.json': 'a file',
};
