import { expect, test } from 'vitest';
import { getQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { expireAnswering } from '#server/responses/answering.ts';
import { Browser } from '../support/browser.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish, publishAgain } from '../support/publish.ts';
import { halfAnswers, storedRows } from '../support/stored.ts';
import { begin, toCheck } from '../support/walk.ts';

const open = async () => {
  const house = await makeApp();
  await publish(house.ctx);
  return { house, browser: new Browser(house) };
};

const SECRET = '只有我知道';
const token = (browser: Browser) => browser.jar.get('answering-tiny') ?? '';

test('it lies sealed in the store: neither words nor codes nor the cookie can be read from it', async () => {
  const { house, browser } = await open();
  await toCheck(browser, SECRET);
  const [half] = await halfAnswers(house.ctx);
  if (!half) throw new Error('No half answer');
  const plain = Buffer.concat([Buffer.from(half.id), Buffer.from(half.sealed)]);
  // Short words stand among random bytes by chance: they are looked for as they would stand there, in quotes.
  for (const word of [SECRET, 'young', '"tea"', 'answers', '"A1"', token(browser)])
    expect(plain.includes(word)).toBe(false);
  expect(token(browser)).toMatch(/^[\w-]{43}$/);
});

test('equal half answers are sealed differently', async () => {
  const { house, browser } = await open();
  await toCheck(browser, SECRET);
  await toCheck(new Browser(house), SECRET);
  const [one, other] = (await halfAnswers(house.ctx)).map(({ sealed }) => Buffer.from(sealed));
  expect(one?.subarray(0, 12).equals(other?.subarray(0, 12) ?? Buffer.alloc(0))).toBe(false);
  expect(one?.subarray(28).equals(other?.subarray(28) ?? Buffer.alloc(0))).toBe(false);
});

test('another cookie opens nothing', async () => {
  const { house, browser } = await open();
  await toCheck(browser, SECRET);
  const other = new Browser(house);
  other.jar.set('answering-tiny', `${token(browser).slice(0, -2)}zz`);
  expect((await other.get('/questionnaires/tiny/sections/B')).html).not.toContain(SECRET);
  expect((await other.post('/questionnaires/tiny/responses', {})).status).toBe(409);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test('a cookie of one questionnaire opens nothing of another', async () => {
  const { house, browser } = await open();
  await publish(house.ctx, { ...tiny, slug: 'other' });
  await toCheck(browser, SECRET);
  browser.jar.set('answering-other', token(browser));
  expect((await browser.get('/questionnaires/other/sections/B')).html).not.toContain(SECRET);
  expect((await browser.post('/questionnaires/other/responses', {})).status).toBe(409);
});

test('the questionnaire’s page offers to go on, on this device alone', async () => {
  const { house, browser } = await open();
  await toCheck(browser, SECRET);
  const mine = await browser.get('/questionnaires/tiny');
  expect(mine.words).toContain('这台设备上有一份没填完的答卷');
  expect(mine.answer.headers.get('cache-control')).toBe('no-store');
  expect((await new Browser(house).get('/questionnaires/tiny')).words).not.toContain('没填完的答卷');
});

test('filling in anew forgets the old half answer at once and begins under another cookie', async () => {
  const { house, browser } = await open();
  await toCheck(browser, SECRET);
  const old = token(browser);
  const first = await browser.press(
    (await browser.get('/questionnaires/tiny')).form('/answering'),
    '不是我，重新填写',
  );
  expect(first.form('/sections/A').fields.get('A1')).toBeNull();
  expect(token(browser)).not.toBe(old);
  expect(await halfAnswers(house.ctx)).toHaveLength(1);
  const back = new Browser(house);
  back.jar.set('answering-tiny', old);
  expect((await back.get('/questionnaires/tiny/check')).location).toBe('/questionnaires/tiny');
});

test('after seven days without a touch it is deleted; a touch begins them anew', async () => {
  const { house, browser } = await open();
  await toCheck(browser);
  const touched = new Browser(house);
  await toCheck(touched);
  house.turnTo('2021-05-27T23:59:00+08:00');
  expect(await expireAnswering(house.ctx)).toBe(0);
  await touched.press((await touched.get('/questionnaires/tiny/sections/A')).form('/sections/A'));
  house.turnTo('2021-05-28T00:01:00+08:00');
  expect(await expireAnswering(house.ctx)).toBe(1);
  expect((await touched.get('/questionnaires/tiny/check')).status).toBe(200);
  expect((await browser.get('/questionnaires/tiny/check')).location).toBe('/questionnaires/tiny');
});

test('sending one that is gone is 409, and says so', async () => {
  const { house, browser } = await open();
  const check = await toCheck(browser);
  house.turnTo('2021-06-01T09:00:00+08:00');
  await expireAnswering(house.ctx);
  const page = await browser.press(check.form('/responses'));
  expect(page.status).toBe(409);
  expect(page.title).toMatch(/^错误：这份没填完的答卷已经不在了/);
  expect(await storedRows(house.ctx)).toEqual([]);
});

test('a step posted after it is gone keeps what stands on the page, and goes on', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  house.turnTo('2021-06-01T09:00:00+08:00');
  await expireAnswering(house.ctx);
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  expect(second.path).toBe('/questionnaires/tiny/sections/B');
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea'] }));
  expect((await browser.press(check.form('/responses'))).status).toBe(201);
});

test('the store keeps the day, no time', async () => {
  const { house, browser } = await open();
  await begin(browser);
  const [half] = await halfAnswers(house.ctx);
  expect(Object.keys(half ?? {}).sort()).toEqual(['day', 'id', 'questionnaire_id', 'sealed', 'version_no']);
  expect(half?.day).toBe('2021-05-20');
});

test('a half answer goes on against the version with which it was begun', async () => {
  const { house, browser } = await open();
  const first = await begin(browser);
  await publishAgain(house.ctx, await getQuestionnaire(house.ctx, 'tiny'));
  const second = await browser.press(first.form('/sections/A').fill({ A1: 'young' }));
  const check = await browser.press(second.form('/sections/B').fill({ B1: ['tea'] }));
  expect((await browser.press(check.form('/responses'))).words).toContain('收到答卷，第1版问卷');
  expect([...((await begin(browser)).form('/sections/A').offered.get('A1') ?? [])]).toEqual([
    'child',
    'adult',
    'old',
  ]);
});
