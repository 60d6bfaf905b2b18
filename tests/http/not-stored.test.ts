import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { postedForm, wordsIn } from '#server/http/posted-form.ts';
import { type Role, roles } from '#server/http/signed-in.ts';
import { translatorFor } from '#server/http/translate.ts';
import type { Language } from '#shared/i18n/languages.ts';
import { crawl, formsOn } from '../security/crawl.ts';
import { addressOf, openHouse, workspaceRoots } from '../security/house.ts';
import { signedIn } from '../security/sign-in.ts';
import { makeOfficer } from '../staff/support.ts';
import { Browser, Page } from '../support/browser.ts';
import { small } from '../support/consultations.ts';
import type { Form } from '../support/form.ts';
import { makeApp, PUBLIC_URL } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { holdStore } from '../support/unwritable.ts';

const FIRST = '一句话也不能丢 <b>"&\' %zz';
const WORDS = `${FIRST}\r\n第二行`;

const again = (page: Page) => translatorFor(page.language as Language)('common.send_again');

/** The form by which a page lets everything be sent once more. */
const findRepeated = (page: Page): Form | undefined =>
  page.forms.find(({ buttons }) => buttons.has(again(page)));

const secrets = ['password', 'again', 'old', 'recovery'];

/** What a form sends as it stands, and with words wherever there are none. */
function sendings(browser: Browser, form: Form): URLSearchParams[] {
  const pressed = () => [...form.buttons.keys()].map((button) => browser.pressed(form, button));
  const plain = pressed();
  for (const [name, offered] of form.offered)
    if (offered === 'words') {
      if ((form.fields.get(name) ?? '') === '') form.fields.set(name, WORDS);
    } else if (!form.fields.has(name)) form.fields.set(name, [...offered].at(-1) ?? '');
  return [...plain, ...pressed()];
}

const lines = (fields: URLSearchParams) =>
  [...fields].map(([name, value]) => `${name}=${value.replace(/\r\n/g, '\n')}`).sort();

test('whatever anybody sends while nothing can be stored comes back whole', async () => {
  const house = await openHouse();
  const working: Role[] = ['editor', 'moderator', 'analyst', 'approver', 'legal', 'decision', 'clerk'];
  const walks: [Browser, Form[]][] = [];
  const look = async (browser: Browser, roots: string[], most: number) =>
    walks.push([browser, formsOn(await crawl(browser, roots, { most, alike: 1 }))]);
  await look(
    new Browser(house),
    ['/questionnaires/tiny', '/questionnaires/tiny/sections/A', '/consultations/small/comments/new', '/'],
    12,
  );
  const everything = await makeOfficer(house.ctx, house.department, working, 'everything');
  await look(await signedIn(house, everything.signInName), workspaceRoots(house), 90);
  for (const role of roles.filter((each) => !working.includes(each))) {
    const { signInName } = await makeOfficer(house.ctx, house.department, [role], `kept-${role}`);
    const own = Object.keys(house.values).map((each) => addressOf(each, house));
    await look(await signedIn(house, signInName), ['/workspace', ...own], 25);
  }
  const letGo = await holdStore(house);
  const refused: [Browser, Page, Form][] = [];
  const count = { came: 0, own: 0, taken: 0 };
  for (const [browser, forms] of walks)
    for (const form of forms.filter(({ method }) => method === 'post'))
      for (const sent of sendings(browser, form)) {
        const page = await browser.post(form.action, sent);
        if (page.status < 500) {
          count.taken += 1;
          continue;
        }
        expect(page.status, form.action).toBe(503);
        expect([form.action, page.answer.headers.get('retry-after')]).toEqual([
          form.action,
          expect.stringMatching(/^[1-9]\d*$/),
        ]);
        const back = findRepeated(page) ?? page.form(form.action);
        count[findRepeated(page) ? 'came' : 'own'] += 1;
        expect(back.action).toBe(form.action);
        refused.push([browser, page, back]);
        const words = (fields: URLSearchParams) =>
          [...fields].filter(([name, value]) => !secrets.includes(name) && value.startsWith(FIRST));
        expect(words(back.fields).length, form.action).toBeGreaterThanOrEqual(words(sent).length);
        if (!findRepeated(page)) continue;
        expect(page.answer.headers.get('cache-control')).toBe('no-store');
        expect(page.heading).toBe(translatorFor(page.language as Language)('common.not_stored'));
        if (words(sent).length > 0) expect(page.words).toContain(FIRST);
        for (const secret of secrets) {
          if (!sent.has(secret)) continue;
          expect(back.offered.get(secret)).toBe('words');
          expect(back.fields.get(secret)).toBe('');
          sent.delete(secret);
          back.fields.delete(secret);
        }
        expect(lines(back.fields), form.action).toEqual(lines(sent));
      }
  expect(house.log.filter((line) => line.includes('"msg":"bug"'))).toEqual([]);
  expect(house.log.join('')).not.toContain(FIRST);
  process.stdout.write(`not stored: ${JSON.stringify(count)}\n`);
  expect(count.came).toBeGreaterThan(30);
  await letGo();
  for (const [browser, page, form] of refused) {
    if (/sign-out/.test(form.action)) continue;
    const { status } = await browser.press(form, findRepeated(page) ? again(page) : undefined);
    expect(status, form.action).toBeLessThan(500);
  }
}, 90_000);

test('no page that is only looked at needs a write, but those whose looking is recorded', async () => {
  const house = await openHouse();
  const officer = await makeOfficer(
    house.ctx,
    house.department,
    ['editor', 'moderator', 'analyst', 'approver', 'legal', 'clerk'],
    'reader',
  );
  const browser = await signedIn(house, officer.signInName);
  // Counted when it is first asked for, in the order of the writes.
  await browser.get('/workspace/questionnaires');
  await holdStore(house);
  house.turnTo('2021-05-20T10:20:00+08:00');
  const needing = new Set<string>();
  const visitor = new Browser(house);
  for (const route of house.app.routes) {
    if (route.method !== 'GET' || route.path.startsWith('/en/')) continue;
    const path = route.path.startsWith('/workspace/')
      ? addressOf(route.path, house)
      : route.path
          .replace('*', 'x')
          .replace(/(questionnaires\/):slug/, '$1released')
          .replace(/(consultations\/):slug/, '$1past')
          .replace(/:\w+(\{[^}]*\})?/g, '1');
    const { status } = await (path.startsWith('/workspace') ? browser : visitor).get(path);
    if (status >= 500) needing.add(`${status} ${route.path}`);
  }
  expect([...needing].sort()).toEqual([
    '503 /workspace/applications/:number',
    '503 /workspace/consultations/:slug/comments',
    '503 /workspace/consultations/:slug/comments/:no',
    '503 /workspace/inquiries/:number',
    '503 /workspace/interviews/:id',
    '503 /workspace/interviews/:id/questions/:no',
    '503 /workspace/statistics/:file{[0-9]+\\.xlsx}',
  ]);
});

test.each(['', '/en'])('an answer without scripts goes on where it stopped, at %s/', async (prefix) => {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const door = `${prefix}/questionnaires/tiny`;
  const begin = (await browser.get(door)).form('/answering');
  const letGo = await holdStore(house);
  const unbegun = await browser.press(begin);
  expect([unbegun.status, findRepeated(unbegun)?.action]).toEqual([503, begin.action]);
  const t = translatorFor(unbegun.language as Language);
  expect(unbegun.words).toContain(t('common.again_seconds', { count: 5 }));
  await letGo();
  const form = findRepeated(unbegun);
  const section = form && (await browser.press(form, again(unbegun)));
  expect(section?.path).toBe(`${door}/sections/A`);
});

test('what is kept by a page of its own says that it is not stored', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const browser = new Browser(house);
  const page = await browser.press((await browser.get('/questionnaires/tiny')).form('/answering'));
  await holdStore(house);
  const refused = await browser.post(page.form('/sections/A').action, { shown: ['A1', 'A2'], A1: 'u35' });
  expect(refused.status).toBe(503);
  expect(refused.words).toContain(translatorFor('zh-CN')('responses.unsaved_title'));
});

test('a comment is sent again under the key that it had', async () => {
  const house = await openHouse();
  const browser = new Browser(house);
  const form = (await browser.get(`/consultations/${small.slug}/comments/new`)).form('/comments');
  const text =
    [...form.offered].find(([name, offered]) => offered === 'words' && /text/.test(name))?.[0] ?? '';
  form.fill({ [text]: WORDS });
  const letGo = await holdStore(house);
  const refused = await browser.press(form);
  const same = refused.form('/comments');
  expect([refused.status, same.fields.get('key')]).toEqual([503, form.fields.get('key')]);
  await letGo();
  const [once, twice] = [await browser.press(same), await browser.press(same)];
  expect([once.status, twice.status, once.receipt]).toEqual([201, 200, twice.receipt]);
});

test('too many in a minute: what was written comes back, and when to send it again', async () => {
  const { ctx } = await openHouse();
  const app = await createApp({ ...ctx, limits: { submissions: 1 } }, { demo: false });
  const browser = new Browser({ app });
  const fields = { key: 'k'.repeat(24), 'text-1': WORDS };
  await browser.post('/consultations/small/comments', fields);
  const page = await browser.post('/en/consultations/small/comments', fields);
  expect([page.status, page.answer.headers.get('retry-after')]).toEqual([429, '60']);
  const t = translatorFor('en');
  for (const words of [t('common.not_taken_why'), t('common.again_minutes', { count: 1 }), FIRST])
    expect(page.words).toContain(words);
  expect(lines(findRepeated(page)?.fields ?? new URLSearchParams())).toEqual(
    lines(new URLSearchParams(fields)),
  );
});

test('a file cannot come back: it is asked for again, with what was written beside it', async () => {
  const house = await openHouse();
  const { signInName } = await makeOfficer(house.ctx, house.department, ['approver'], 'scanning');
  const officer = await signedIn(house, signInName);
  const form = (await officer.get(addressOf('/workspace/approvals/:id', house))).form('/scan');
  form.fill({ signed_by: FIRST, signed_on: '2021-05-20', note: WORDS });
  const [reviewed] = form.offered.get('paper_secrecy') ?? [];
  if (reviewed !== undefined) form.fields.set('paper_secrecy', reviewed);
  form.fields.delete('scan');
  const body = new FormData();
  for (const [name, value] of form.fields) body.append(name, value);
  body.set('scan', new File(['%PDF-1.7\n'], 'sheet.pdf', { type: 'application/pdf' }));
  const headers = { Cookie: `session=${officer.jar.get('session')}`, Origin: PUBLIC_URL };
  await holdStore(house);
  const answer = await house.app.request(form.action, { method: 'POST', headers, body });
  const page = new Page(form.action, answer, await answer.text());
  expect(page.status).toBe(503);
  expect(page.words).toContain(translatorFor('zh-CN')('common.file_again'));
  const back = findRepeated(page);
  expect(page.html).toContain('enctype="multipart/form-data"');
  expect(page.html).not.toContain('PDF');
  expect(back?.fields.get('scan')).toBe('');
  back?.fields.delete('scan');
  expect(lines(back?.fields ?? new URLSearchParams())).toEqual(lines(form.fields));
});

test('the words of answers that a device sends are read, their codes are not', () => {
  const answers = JSON.stringify({ A1: 'u35', A2: ['x'], B2: WORDS });
  const form = postedForm('/questionnaires/tiny/responses', [
    ['answers', answers],
    ['key', 'k'.repeat(24)],
    ['kept', new URLSearchParams({ note: '另一句', password: '我的 密码' }).toString()],
    ['codes', 'ABCD EFGH'],
  ]);
  expect(wordsIn(form)).toEqual([WORDS, '另一句']);
});

test('a body of more fields than any form has is not carried along', async () => {
  const house = await openHouse();
  await holdStore(house);
  const answer = await house.app.request('/consultations/small/comments', {
    method: 'POST',
    headers: { Origin: PUBLIC_URL, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `key=${'k'.repeat(24)}&version=1&text-1=${encodeURIComponent(WORDS)}&${'a=1&'.repeat(20_000)}`,
  });
  const html = await answer.text();
  expect(html.length).toBeLessThan(50_000);
});
