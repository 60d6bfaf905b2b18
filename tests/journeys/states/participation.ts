import { open, type State } from './state.ts';

const root = '/workspace/questionnaires';
const route = `${root}/:slug/participation`;

export const participationStates: State[] = [
  open(route, `${root}/zwgk-social-2021/participation`, 'who answers, and who is missing', {
    officer: 'analyst',
    dark: true,
  }),
  open(route, `${root}/hall-hours-2021/participation`, 'a questionnaire without benchmarks', {
    officer: 'decision',
  }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const participationNotPages: { [route: string]: string } = {};
