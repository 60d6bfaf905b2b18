import { open, type State } from './state.ts';

const route = '/workspace/questionnaires/:slug/weighting';

export const weightingStates: State[] = [
  open(
    route,
    '/workspace/questionnaires/zwgk-social-2021/weighting',
    'what weighting moved, with a plan for a demonstration',
    {
      officer: 'analyst',
      dark: true,
    },
  ),
  open(route, '/workspace/questionnaires/hall-hours-2021/weighting', 'weighting that no plan declares', {
    officer: 'analyst',
  }),
];

export const weightingNotPages: { [route: string]: string } = {};
