import { describe, expect, test } from 'vitest';
import mch from '#db/seeds/mch-services-2021.json' with { type: 'json' };
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { Browser } from '../support/browser.ts';
import { openConsultation, small, wasteMeasures } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { another, storeOutcome } from './stored.ts';

const plan = consultationDefinition.parse(mch);
const waste = '/consultations/waste-measures-2021';

describe('a consultation', () => {
  test('shows its notice, its explanation and every article with a button of its own', async () => {
    const house = await makeApp();
    const { round } = await openConsultation(house.ctx, wasteMeasures);
    const page = await new Browser(house).get(waste);
    expect(page.status).toBe(200);
    expect(page.heading).toBe('大连市生活垃圾分类投放和收集运输办法（征求意见稿）');
    expect(page.words).toContain('还有26天 · 至2021年6月15日24:00');
    for (const words of [
      '《规章制定程序条例》第十五条第二款',
      '信封请注明“《生活垃圾分类办法》征求意见”',
      '各种方式提出的意见，同样登记，同样研究。',
      '端午节休假日',
      '一、制定的必要性',
      '听证会定于2021年6月25日9:00',
      '2021年7月15日前',
      '重点想听：投放时段“早、晚各不少于两小时”是否合适？',
      '影响到：居民、物业服务企业、老年人',
      '示例内容：文字为本项目原创',
      '还没有收到意见',
    ])
      expect(page.words).toContain(words);
    expect(page.words).toContain('对第七条提意见');
    expect(page.links.filter((link) => link.startsWith(`${waste}/comments/new?clause=`))).toHaveLength(31);
    for (let no = 1; no <= 31; no++) {
      expect(page.links).toContain(`${waste}/clauses/${no}`);
      expect(page.ids).toContain(`clause-${no}`);
    }
    expect(page.links).toContain('#clause-27');
    expect(page.links).toContain(`${waste}/comments/new`);
    expect(page.words).toContain(`http://127.0.0.1:3000${waste}`);
    expect(page.words).toContain(round.version.hash.replace('sha256:', ''));
    expect(page.words).toContain(`校验值前八位 ${round.version.hash.slice(7, 15)}`);
    expect(page.words).toContain('2021年5月20日 10:00发布');
    expect(page.words).not.toContain('缩短期限的理由');
  });

  test('is read in English, at its English addresses', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx, wasteMeasures);
    const page = await new Browser(house).get(`/en${waste}`);
    expect(page.language).toBe('en');
    expect(page.words).toContain('26 days left · to 15 June 2021, 24:00');
    expect(page.words).toContain('Regulations on Procedures for Making Rules, Article 15, paragraph 2');
    expect(page.words).toContain('Comment on Article 7');
    expect(page.links).toContain(`/en${waste}/comments/new?clause=7`);
    expect(page.words).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('says why its period is shorter, and cites clauses that are numbered anew in each part', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx, plan);
    const page = await new Browser(house).get('/consultations/mch-services-2021');
    expect(page.words).toContain('缩短期限的理由：国家补助资金文件要求6月底前');
    expect(page.words).toContain('对三、（三）产后访视提意见');
    expect(page.words).toContain('（六） 产后情绪问题筛查和转介。');
    expect(page.links).toContain('/consultations/mch-services-2021/comments/new?clause=3-3');
    expect(page.links).not.toContain('/consultations/mch-services-2021/comments/new?clause=2-1');
  });

  test('says what can be done before it opens, at its close, after it, and once it is answered', async () => {
    const house = await makeApp();
    const consultation = await openConsultation(house.ctx);
    const visitor = new Browser(house);
    const at = async (instant: string) => {
      house.turnTo(instant);
      const page = await visitor.get('/consultations/small');
      const buttons = page.links.filter((link) => link.includes('/comments/new')).length;
      return { words: page.words, buttons, links: page.links };
    };
    expect(await at('2021-05-14T23:59:59.999+08:00')).toMatchObject({
      words: expect.stringContaining('2021年5月15日 00:00开始 · 至2021年6月15日24:00'),
      buttons: 0,
    });
    expect(await at('2021-05-15T00:00:00+08:00')).toMatchObject({ buttons: 3 });
    expect(await at('2021-06-15T23:59:59.999+08:00')).toMatchObject({
      words: expect.stringContaining('今天最后一天 · 至2021年6月15日24:00'),
      buttons: 3,
    });
    expect(await at('2021-06-16T00:00:00+08:00')).toMatchObject({
      words: expect.stringContaining('截止前已经开始填写的，2021年6月16日 00:15前仍可提交'),
      buttons: 0,
    });
    const closed = await at('2021-06-16T00:15:00+08:00');
    expect(closed.words).toContain('已于2021年6月15日24:00截止');
    expect(closed.words).toContain('2021年7月15日前公布，还有29天');
    expect(closed.buttons).toBe(0);
    expect((await at('2021-07-18T10:00:00+08:00')).words).toContain('已超过3天，尚未公布');
    await storeOutcome(house.ctx, consultation, '2021-07-20T01:00:00.000Z');
    const answered = await at('2021-07-21T10:00:00+08:00');
    expect(answered.words).toContain('看采纳情况2021年7月20日公布');
    expect(answered.words).not.toContain('尚未公布');
    expect(answered.links).toContain('/consultations/small/outcome');
  });

  test('that nobody published is not there', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx);
    const visitor = new Browser(house);
    for (const path of [
      'nothing',
      'nothing/clauses/1',
      'small/clauses/99',
      'small/clauses/__proto__',
      'small/clauses/1%27',
    ])
      expect((await visitor.get(`/consultations/${path}`)).status).toBe(404);
  });
});

describe('a clause', () => {
  test('stands between its neighbours, in its chapter, across chapters', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx, wasteMeasures);
    const page = await new Browser(house).get(`${waste}/clauses/15`);
    expect(page.heading).toBe('第十五条');
    expect(page.title).toContain('第十五条 - 大连市生活垃圾分类');
    expect(page.words).toContain('前面：第十四条');
    expect(page.words).toContain('后面：第十六条');
    expect(page.links).toContain(`${waste}/clauses/chapter-3`);
    expect(page.links).toContain(`${waste}#clause-15`);
    expect(page.links).toContain(`${waste}/comments/new?clause=15`);
    const first = await new Browser(house).get(`${waste}/clauses/1`);
    expect(first.words).not.toContain('前面：');
    const last = await new Browser(house).get(`${waste}/clauses/31`);
    expect(last.words).not.toContain('后面：');
  });

  test('shows its items and its question', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx, wasteMeasures);
    const visitor = new Browser(house);
    expect((await visitor.get(`${waste}/clauses/6`)).words).toContain('（三） 有害垃圾保持完整');
    expect((await visitor.get(`${waste}/clauses/27`)).words).toContain(
      '个人罚款幅度和志愿服务替代是否可行？',
    );
    const item = await visitor.get(`${waste}/clauses/6-3`);
    expect(item.heading).toBe('第六条（三）');
    expect(item.links).toContain(`${waste}/clauses/6-4`);
    expect(item.links).toContain(`${waste}/clauses/6`);
  });

  test('may be a chapter, which leads to its articles', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx, wasteMeasures);
    const page = await new Browser(house).get(`${waste}/clauses/chapter-2`);
    expect(page.heading).toBe('第二章 分类投放');
    expect(page.links).toEqual(expect.arrayContaining([6, 7, 14].map((no) => `${waste}/clauses/${no}`)));
    expect(page.links).not.toContain(`${waste}/clauses/15`);
    expect(page.links).toEqual(
      expect.arrayContaining([`${waste}/clauses/chapter-1`, `${waste}/clauses/chapter-3`]),
    );
  });

  test('of a plan has an address like 3-3', async () => {
    const house = await makeApp();
    await openConsultation(house.ctx, plan);
    const page = await new Browser(house).get('/en/consultations/mch-services-2021/clauses/3-3');
    expect(page.heading).toBe('III. (3) Postnatal visit');
    expect(page.words).toContain('Before: III. (2)');
    expect(page.words).toContain('Next: III. (4)');
    const first = await new Browser(house).get('/en/consultations/mch-services-2021/clauses/4-1');
    expect(first.words).toMatch(/Before: III\. \(\d\)/);
  });
});

test('the list tells open, coming, waiting and answered ones apart', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await openConsultation(ctx, small);
  await openConsultation(
    ctx,
    another('later', { opens_at: '2021-06-01T00:00:00+08:00', closes_at: '2021-07-02T00:00:00+08:00' }),
  );
  const past = { opens_at: '2021-03-01T00:00:00+08:00', closes_at: '2021-04-01T00:00:00+08:00' };
  await openConsultation(ctx, another('waiting', { ...past, feedback_due_on: '2021-05-31' }));
  const answered = await openConsultation(ctx, another('answered', past));
  await storeOutcome(ctx, answered, '2021-05-10T02:00:00.000Z');
  const page = await new Browser(house).get('/consultations');
  const order = [
    '正在征求意见',
    '还有26天',
    '即将开始',
    '2021年6月1日 00:00开始',
    '2021年5月31日前公布采纳情况',
    '2021年5月10日公布',
  ];
  expect(order.map((words) => page.words.indexOf(words))).toEqual(
    order.map((words) => page.words.indexOf(words)).sort((a, b) => a - b),
  );
  expect(order.filter((words) => !page.words.includes(words))).toEqual([]);
  expect(page.links.filter((link) => /^\/consultations\/./.test(link))).toEqual(
    ['small', 'small', 'later', 'waiting', 'answered/outcome', 'answered/outcome'].map(
      (path) => `/consultations/${path}`,
    ),
  );
  expect(page.form('/search').method).toBe('get');
});

test('an empty site says so', async () => {
  const page = await new Browser(await makeApp()).get('/en/consultations');
  expect(page.words).toContain('No draft is open for comment at the moment.');
});
