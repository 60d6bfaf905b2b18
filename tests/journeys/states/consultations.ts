import { open, type State } from './state.ts';

const waste = '/consultations/waste-measures-2021';
const plan = '/consultations/mch-services-2021';
const whole = '/consultations/:slug';
const clause = `${whole}/clauses/:key`;

export const consultationsStates: State[] = [
  open('/consultations', '/consultations', 'consultations', { dark: true }),
  open('/consultations', '/consultations', 'consultations in large type', { senior: true }),
  open('/consultations', '/consultations', 'consultations that have closed', { when: 'closed' }),
  open(whole, waste, 'a draft open for comment', { dark: true }),
  open(whole, waste, 'a draft in large type', { senior: true }),
  open(whole, waste, 'a draft that has just closed', { when: 'closing' }),
  open(whole, waste, 'a draft that waits for its answer', { when: 'closed' }),
  open(whole, plan, 'a plan with a shortened period'),
  open('*', '/consultations/nothing', 'a consultation that there is not'),
  open(clause, `${waste}/clauses/7`, 'an article', { dark: true }),
  open(clause, `${waste}/clauses/7`, 'an article in large type', { senior: true }),
  open(clause, `${waste}/clauses/6-2`, 'an item of an article'),
  open(clause, `${waste}/clauses/chapter-2`, 'a chapter'),
  open(clause, `${plan}/clauses/3-3`, 'a part of a plan'),
  open('*', `${waste}/clauses/99`, 'an article that there is not'),
  open('/search', '/search', 'a search that has not begun', { dark: true }),
  open('/search', '/search?q=%E6%94%B6%E8%BF%90', 'a search with hits in Chinese'),
  open('/search', '/search?q=waste', 'a search with hits in English', { senior: true }),
  open('/search', '/search?q=%E9%BE%99%E5%8D%B7%E9%A3%8E', 'a search in vain'),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const consultationsNotPages: { [route: string]: string } = {
  'GET /feed.atom': 'a feed',
  'GET /closings.ics': 'a calendar',
  'GET /consultations/:slug/closing.ics': 'a calendar',
};
