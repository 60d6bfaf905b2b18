import { post } from '../support/post.ts';
import { open, type State } from './state.ts';

const desk = '/workspace/inquiries';
const one = `${desk}/:number`;
/** Sample demands that are open on 20 May 2021. */
const dueToday = 'DL-20210513-0301';
const overdue = 'DL-20210517-0302';

export const inquiryDeskStates: State[] = [
  open(desk, `${desk}?tab=overdue`, 'the desk of cases, overdue', { officer: 'dispatcher', dark: true }),
  open(desk, `${desk}?tab=call_backs`, 'the desk of cases, to call back', { officer: 'clerk' }),
  open(one, `${desk}/${dueToday}`, 'a case on the desk', { officer: 'dispatcher', dark: true }),
  {
    route: `POST ${one}/acts`,
    name: 'a case with an act that lacks something',
    officer: 'dispatcher',
    async reach(visitor) {
      await visitor.opens(`${desk}/${overdue}`);
      const seq = await visitor.page.locator('input[name="seq"]').first().getAttribute('value');
      await post(visitor, `${desk}/${overdue}/acts`, {
        act: 'transfer',
        seq: seq ?? '',
        to: '',
        note: '请核实',
      });
    },
  },
  {
    route: `POST ${one}/contact`,
    name: 'the contact of a case without a reason',
    officer: 'dispatcher',
    reach: (visitor) => post(visitor, `${desk}/${dueToday}/contact`, { reason: '', purpose: 'contact' }),
  },
  open(`${desk}/templates`, `${desk}/templates`, 'templates of replies', { officer: 'editor' }),
  {
    route: `GET ${desk}/templates/:template`,
    name: 'a template of a reply',
    officer: 'editor',
    async reach(visitor) {
      const words = { title: '示例模板', text: '您反映的{{number}}已于{{day}}办理。' };
      await post(visitor, `${desk}/templates`, words);
      const href = await visitor.page.locator('main h2 a').first().getAttribute('href');
      await visitor.opens((href ?? '').replace(/^\/en(?=\/)/, ''));
    },
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const inquiryDeskNotPages: { [route: string]: string } = {
  [`GET ${desk}/acts`]: 'leads to the queue',
  [`POST ${desk}/acts`]: 'leads to the queue, or shows it again',
  [`GET ${one}/acts`]: 'leads to the case',
  [`GET ${one}/contact`]: 'leads to the case',
  [`POST ${desk}/templates`]: 'leads back, or shows the templates again',
  [`POST ${desk}/templates/:template`]: 'leads back, or shows the template again',
  [`GET ${desk}/templates/:template/removal`]: 'leads to the templates',
  [`POST ${desk}/templates/:template/removal`]: 'leads to the templates',
};
