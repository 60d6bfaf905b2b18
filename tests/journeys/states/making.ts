import { act, sessionOf } from '../support/officers.ts';
import { post } from '../support/post.ts';
import type { Site } from '../support/site.ts';
import { open, type State } from './state.ts';

const root = '/workspace/questionnaire-preparations';
const begin = '/workspace/questionnaires/new';

const text = [
  '办事大厅满意度问卷 | Service hall survey',
  '说明：本问卷匿名填写。 | It is anonymous.',
  '第一部分 办事经历 | Your visit',
  '1. 您办理的是哪类事项？[单选][必答] | What did you come for?',
  '不动产 | Real estate',
  '社保 | Social insurance',
  '其他____ | Other',
  '2. 请评价[矩阵单选] | Please rate',
  '行：',
  '环境 | Premises',
  '效率 | Speed',
  '列：',
  '好 | Good',
  '差 | Poor',
  '3. 还有什么建议？[多行] | Any suggestions?',
].join('\n');

const doubtful = `${text}\n4. 没有选项[单选]\n5. 题型写错[单项]`;

const settings = {
  title: '办事大厅满意度问卷',
  'title.en': 'Service hall survey',
  sponsor: '办公室（示例）',
  'sponsor.en': 'Office (sample)',
  population: '办事的人',
  'population.en': 'Visitors',
  sample_note: '自愿填写',
  'sample_note.en': 'Voluntary',
  'privacy.handler': '办公室（示例）',
  'privacy.handler.en': 'Office (sample)',
  'privacy.contact': '12345',
  'privacy.contact.en': '12345',
  retention_months: '12',
  minutes: '2',
  slug: 'hall-in-preparation',
  opens_at: '2021-07-01',
  closes_at: '2021-12-01',
  results_due_on: '2021-12-31',
  'channel.online': 'yes',
};

interface Made {
  gaps: string;
  waiting: string;
  next: string;
}

/** Addresses of preparations made once for each site: one with gaps, one that waits, and a next version. */
const made = new Map<string, Promise<Made>>();

function preparations(site: Site): Promise<Made> {
  const known = made.get(site.url) ?? prepare(site);
  made.set(site.url, known);
  return known;
}

async function prepare(site: Site): Promise<Made> {
  const session = await sessionOf(site, 'editor');
  const make = async (fields: { [name: string]: string }) =>
    (await act(site, session, begin, fields)).headers.get('location') ?? '';
  const page = async (address: string) =>
    (await fetch(site.url + address, { headers: { Cookie: `session=${session}` } })).text();
  const versionOf = async (address: string) =>
    /name="version" value="([^"]*)"/.exec(await page(address))?.[1] ?? '';
  const gaps = await make({ act: 'keep', text: doubtful });
  const waiting = await make({ act: 'keep', text });
  await act(site, session, waiting, { ...settings, version: await versionOf(waiting) });
  await act(site, session, `${waiting}/proposals`);
  const [, version = ''] = /<select id="version"[\s\S]*?value="(q:[^"]+)"/.exec(await page(begin)) ?? [];
  const next = await make({ act: 'version', version });
  const words = /<textarea id="text"[^>]*>([\s\S]*?)<\/textarea>/.exec(await page(`${next}/text`))?.[1] ?? '';
  await act(site, session, `${next}/text`, {
    act: 'keep',
    version: await versionOf(next),
    text: words.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace('您以什么身份', '您是以什么身份'),
  });
  return { gaps, waiting, next };
}

const inside = (
  at: string,
  name: string,
  which: keyof Made,
  more: Partial<State> & { end?: string } = {},
): State => {
  const { end = '', ...rest } = more;
  return {
    route: `GET ${at}`,
    name,
    officer: 'editor',
    async reach(visitor, site) {
      await visitor.opens((await preparations(site))[which] + end);
    },
    ...rest,
  };
};

const posted = (
  at: string,
  name: string,
  address: (site: Site) => Promise<string>,
  fields: { [name: string]: string },
): State => ({
  route: `POST ${at}`,
  name,
  officer: 'editor',
  async reach(visitor, site) {
    await post(visitor, await address(site), fields);
  },
});

const beginning = async () => begin;
const withGaps =
  (end = '') =>
  async (site: Site) =>
    (await preparations(site)).gaps + end;

const preview = `${root}/:id/preview`;

export const makingStates: State[] = [
  open(root, root, 'making: the list', { officer: 'editor', dark: true }),
  open(begin, begin, 'making: the place to paste', { officer: 'editor' }),
  posted(begin, 'making: what was recognised, with doubts', beginning, { act: 'preview', text: doubtful }),
  posted(begin, 'making: nothing recognised', beginning, { act: 'keep', text: '' }),
  posted(begin, 'making: a file with faults', beginning, { act: 'file', file: '{"slug":"X"}' }),
  inside(`${root}/:id`, 'making: a preparation with gaps', 'gaps', { dark: true }),
  inside(`${root}/:id`, 'making: one that waits', 'waiting'),
  inside(`${root}/:id`, 'making: one as its signer reads it', 'waiting', { officer: 'approver' }),
  inside(`${root}/:id`, 'making: a next version', 'next'),
  posted(`${root}/:id`, 'making: a time that is none', withGaps(), {
    opens_at: '2021-06-01',
    'opens_at.time': '25:00',
  }),
  inside(`${root}/:id/text`, 'making: as text', 'gaps', { end: '/text' }),
  posted(`${root}/:id/text`, 'making: text recognised again', withGaps('/text'), {
    act: 'preview',
    version: 'x',
    text,
  }),
  inside(preview, 'making: preview, first page', 'gaps', { end: '/preview' }),
  inside(preview, 'making: preview, a part', 'gaps', { end: '/preview?section=A', dark: true }),
  inside(preview, 'making: preview, phone width', 'gaps', { end: '/preview?section=A&mode=phone' }),
  inside(preview, 'making: preview, large type', 'gaps', { end: '/preview?section=Q2&mode=senior' }),
  inside(`${preview}/sections/:code`, 'making: preview, a part at its address', 'gaps', {
    end: '/preview/sections/A',
  }),
  inside(`${preview}/items/:code`, 'making: preview, an item at its address', 'gaps', {
    end: '/preview/items/Q1',
  }),
  posted(`${preview}/sections/:code`, 'making: preview, problems', withGaps('/preview/sections/A'), {
    shown: 'Q1',
  }),
  posted(`${preview}/sections/:code`, 'making: preview, the end', withGaps('/preview/sections/A'), {
    Q1: 'A1',
  }),
  posted(`${preview}/items/:code`, 'making: preview, an item', withGaps('/preview/items/Q1'), {
    mode: 'senior',
    Q1: 'A1',
  }),
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const makingNotPages: { [route: string]: string } = {
  'POST /workspace/questionnaire-preparations/:id/proposals': 'leads to the sheet',
};
