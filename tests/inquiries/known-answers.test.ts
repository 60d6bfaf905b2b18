import { expect, test } from 'vitest';
import { NotFoundError } from '#server/errors.ts';
import { categoryWords } from '#server/inquiries/category-words.ts';
import { inquiryCategories } from '#server/inquiries/inquiry-rules.ts';
import {
  ConfidentialCaseError,
  draftKnownAnswer,
  NothingAnsweredError,
} from '#server/inquiries/known-answers.ts';
import { changePiece, createPiece } from '#server/pieces/pieces.ts';
import { PieceNotReadyError, proposePiece } from '#server/pieces/versions.ts';
import { en, zhCN } from '#shared/i18n/catalogues.ts';
import { Browser } from '../support/browser.ts';
import { putThrough } from '../support/pieces.ts';
import { known, openTopicLine, topic } from './topics-support.ts';

const similar = (words: string) => `/inquiries/similar?words=${encodeURIComponent(words)}`;

test('what is being written finds published answers by two characters, rare ones first, and nothing else', async () => {
  const line = await openTopicLine();
  const { ctx, centre, editor } = line;
  await line.published('known_answer', 'school', known('小学入学报名带哪些材料'));
  await line.published('known_answer', 'transfer', known('小学生转学找谁'));
  await line.published('known_answer', 'old', known('入学年龄', { valid_until: '2021-05-19' }));
  const hidden = { kind: 'known_answer', departmentId: centre.id } as const;
  await createPiece(ctx, editor, { ...hidden, slug: 'draft', content: known('入学体检') });
  const browser = new Browser(line);
  const found = async (words: string, prefix = '') => (await browser.get(prefix + similar(words))).links;

  expect(await found('孩子今年入学，租房')).toEqual(['/inquiries/answers/school']);
  expect(await found('小学入学')).toEqual(['/inquiries/answers/school', '/inquiries/answers/transfer']);
  expect(await found('register the 转学', '/en')).toEqual(['/en/inquiries/answers/transfer']);
  for (const words of ['什么怎么', '学', '', '公积金', "' OR 1=1 --", '"*()^', '\0', '‮入‬'.repeat(500)])
    expect(await found(words), words).toEqual([]);
  const answer = await browser.get(similar('入学'));
  expect([answer.status, answer.answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect((await browser.get(similar('公积金'))).html).toBe('');
});

test('an answered case becomes a draft once, and nothing personal or confidential becomes public', async () => {
  const line = await openTopicLine();
  const { ctx, editor, approver, education, teacher } = line;
  const words = { title: '租房的孩子怎么报名', body: '我叫某某，住在某某小区。' };
  const demand = await line.register({ ...words, kind: 'consult' });
  await expect(draftKnownAnswer(ctx, editor, demand.number)).rejects.toThrow(NothingAnsweredError);
  await expect(draftKnownAnswer(ctx, teacher, demand.number)).rejects.toThrow(NotFoundError);
  await line.act(demand, line.clerk, 'answer', {
    text: '打13812345678找李老师。',
    way: 'three_way',
    department: education.id,
  });
  const draft = await draftKnownAnswer(ctx, editor, demand.number);
  expect(await draftKnownAnswer(ctx, editor, demand.number)).toEqual(draft);
  expect(draft.content).toMatchObject({
    question: { 'zh-CN': words.title },
    department: education.name,
    category: 'education',
    answered_on: '2021-05-20',
  });
  expect(JSON.stringify(draft)).not.toContain(demand.number);
  expect(JSON.stringify(draft)).not.toContain('某某');
  await expect(proposePiece(ctx, editor, draft.id)).rejects.toThrow(PieceNotReadyError);
  const content = { ...draft.content, answer: { 'zh-CN': '带户口簿和租赁合同，到学校核对。' } };
  await changePiece(ctx, editor, { ...draft, content });
  await putThrough(ctx, draft, { editor, approver });
  const signed = await ctx.db.selectFrom('approval').select('kind').execute();
  expect(signed).toEqual([{ kind: 'inquiry' }]);
  expect((await new Browser(line).get(similar('租房报名'))).links).toEqual([
    `/inquiries/answers/${draft.slug}`,
  ]);

  const secret = await line.register({ confidential: true });
  // Confidential, it is kept from the clerks and editors of the centre; who has it opens it, and publishes nothing of it.
  await expect(line.act(secret, line.clerk, 'answer', { text: '已答。', way: 'direct' })).rejects.toThrow(
    NotFoundError,
  );
  await line.act(secret, line.dispatcher, 'transfer', { to: line.education.id });
  await line.act(secret, line.teacher, 'reply', { text: '已答。' });
  await expect(draftKnownAnswer(ctx, editor, secret.number)).rejects.toThrow(NotFoundError);
  await expect(draftKnownAnswer(ctx, line.teacher, secret.number)).rejects.toThrow(ConfidentialCaseError);
});

test('pages of topics and answers: who is on duty now and next, by category with counts, in both languages', async () => {
  const line = await openTopicLine();
  const browser = new Browser(line);
  expect((await browser.get('/inquiries/topics')).status).toBe(200);
  await line.published(
    'special_topic',
    'admission',
    topic({ intro: { 'zh-CN': '<script>alert(1)</script>' } }),
  );
  await line.published('known_answer', 'school', known('小学入学报名', { topic: 'admission' }));
  await line.published(
    'known_answer',
    'water',
    known('停水', { category: 'water', valid_until: '2021-05-19' }),
  );
  for (let n = 0; n < 12; n++) await line.register({ topic: 'admission' });

  const page = await browser.get('/inquiries/topics/admission');
  expect(page.words).toContain('正在值守');
  expect(page.words).toContain('超过10件');
  expect(page.links).toContain('/inquiries/new?topic=admission');
  expect(page.links).toContain('/inquiries/answers/school');
  expect(page.html).not.toContain('<script>alert');
  line.turnTo('2021-05-20T15:00:00+08:00');
  const over = await browser.get('/inquiries/topics/admission?over');
  expect(over.links).toContain('/inquiries/new');
  expect(over.links).not.toContain('/inquiries/new?topic=admission');
  expect(over.words).toContain('已经结束');

  const all = await browser.get('/en/inquiries/answers');
  expect([all.words.includes('Education (1)'), all.words.includes('Water (1)')]).toEqual([true, true]);
  expect(all.words).toContain('No longer valid');
  const few = await browser.get('/inquiries/answers?q=停水&category=water');
  expect(few.links).toContain('/inquiries/answers/water');
  expect(few.links).not.toContain('/inquiries/answers/school');
  expect((await browser.get('/en/inquiries/answers/school')).words).toContain('Education Bureau (sample)');
  expect((await browser.get('/inquiries/topics/none')).status).toBe(404);
  const calendar = (await browser.get('/inquiries/topics.ics')).html;
  expect(calendar).toContain('DTSTART:20210520T013000Z');
  const api = await line.app.request('/api/v1/special-topics?day=2021-05-20');
  expect(await api.json()).toMatchObject({ items: [{ slug: 'admission', phase: 'over', open_day: null }] });
  const answers = await line.app.request('/api/v1/known-answers?topic=admission');
  expect(await answers.json()).toMatchObject({ items: [{ slug: 'school', topic: 'admission' }], next: null });
});

test('forms call every category as the rules do', () => {
  for (const { code, text } of inquiryCategories) {
    const key = (categoryWords[code] ?? '').replace('specialTopics.', '') as keyof typeof zhCN.specialTopics;
    expect([zhCN.specialTopics[key], en.specialTopics[key]], code).toEqual([text['zh-CN'], text.en]);
  }
});
