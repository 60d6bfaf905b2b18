import { open, type State } from './state.ts';

const slogans = '/open-day/:year/slogans';

export const screensStates: State[] = [
  open('/screen', '/screen', 'the places with a screen'),
  open('/screen/:place', '/screen/service-hall', 'the screen of a place', { dark: true }),
  open('/screen/:place', '/screen/service-hall', 'the screen of a place without scripts', { plain: true }),
  open(slogans, '/open-day/2021/slogans?day=2021-05-15', 'slogans for partners'),
  open(`/workspace${slogans}`, '/workspace/open-day/2021/slogans', 'the library of slogans', {
    officer: 'editor',
    dark: true,
  }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const screensNotPages: { [route: string]: string } = {
  'GET /screen/:place/content': 'a part of a page',
  [`GET ${slogans}/:file{[a-z-]+\\.txt}`]: 'a file',
  [`GET ${slogans}/:file{[a-z-]+\\.csv}`]: 'a file',
  [`GET ${slogans}/:slug{[a-z0-9-]+\\.svg}`]: 'a drawing',
};
