import { open, type State } from './state.ts';

const root = '/workspace/questionnaires';
const route = `${root}/:slug/texts`;
const list = `${root}/zwgk-social-2021/texts`;

const reading = (query: string, name: string, more: Partial<State> = {}) =>
  open(route, `${list}${query}`, name, { officer: 'analyst', ...more });

export const textsStates: State[] = [
  reading('', 'before an item is chosen'),
  reading('?item=Q22', 'what was written', { dark: true }),
  reading('?item=Q22&q=公开', 'what was written, searched'),
  reading('?item=Q22&q=没有这样的话', 'nothing found'),
  reading('?item=Q22&by=Q3&value=35-44', 'what a group wrote'),
  reading('?item=Q1__other&by=Q3&value=35-44', 'texts that stand beside no second detail'),
  reading('?item=Q20', 'of an item that names the department', { officer: 'hotline' }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const textsNotPages: { [route: string]: string } = {};
