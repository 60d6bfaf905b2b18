import { expect, test } from 'vitest';
import { type Role, roles } from '#server/http/signed-in.ts';
import { isAdministrator } from '#server/staff/roles.ts';
import { upsertSetting } from '#server/staff/site-settings.queries.ts';
import { createOfficer } from '#server/staff/staff.ts';
import { moderate } from '../dispositions/support.ts';
import { password } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { Browser, type Page } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import type { Form } from '../support/form.ts';
import { PUBLIC_URL } from '../support/make-app.ts';
import { crawl, formsOn } from './crawl.ts';
import { type House, openHouse, workspaceRoots } from './house.ts';
import { strangeIn } from './markup.ts';
import { scripts } from './payloads.ts';
import { signedIn } from './sign-in.ts';

const all = scripts.join(' ');

/** All of them in texts that a field of 480 characters takes. */
const chunks: string[] = [];
for (const script of scripts) {
  const last = chunks.pop() ?? '';
  if (last.length + script.length < 470) chunks.push(`${last} ${script}`.trim());
  else chunks.push(last, script);
}

test('there are sixty', () => {
  expect(new Set(scripts).size).toBe(60);
});

/** Site, officers, answers, comments: whatever can hold words holds scripts. */
async function hostileHouse(): Promise<House & { officer: Browser; held: string[] }> {
  const house = await openHouse();
  const { ctx, department, consultation } = house;
  const words = { 'zh-CN': all, en: all };
  await ctx.store.write(({ db }) =>
    upsertSetting(db, 'site', JSON.stringify({ name: words, city: words, sponsor: words, phone: all })),
  );
  ctx.pages.expire();
  const content = roles.filter((role) => !isAdministrator(role));
  const officerId = await createOfficer(ctx, {
    departmentId: department.id,
    title: words,
    signInName: 'hostile',
    password,
    roles: content.map((role: Role) => ({ departmentId: department.id, role })),
  });
  const held: string[] = [];
  for (const [at, script] of scripts.entries()) {
    const answers = { A1: 'old', A2: 'other', A2__other: script, B1: ['tea'], B2: script };
    const { receipt } = await sent(house, answers, { slug: 'tiny' });
    const accepted = await comment(ctx, consultation, {
      party: { kind: 'enterprise', name: script, signatories: null },
      contact: script,
      opinions: [opinion({ text: script, proposed: script })],
    });
    if (at % 2 === 0)
      await moderate(ctx, consultation, { id: officerId } as never, accepted.no, { act: 'release' });
    if (at % 30 === 0) held.push(receipt, accepted.receipt);
  }
  return { ...house, officer: await signedIn(house, 'hostile'), held };
}

/** The form with hostile words wherever words may be entered; choices as they stand, or the first. */
function filled(form: Form, words: string): URLSearchParams {
  const fields = new URLSearchParams(form.fields);
  for (const [name, offered] of form.offered) {
    if (offered === 'words') fields.set(name, words);
    else if ((fields.get(name) ?? '') === '') fields.set(name, [...offered][0] ?? '');
  }
  return fields;
}

/** Every form gets a share of the words, the next form the next share; with WENJI_FUZZ=long every form gets all. */
const chunksFor = (at: number): string[] =>
  process.env.WENJI_FUZZ === 'long' ? chunks : [chunks[at % chunks.length] ?? ''];

test('no page, form or refusal lets a script stand as markup', async () => {
  const house = await hostileHouse();
  const visitor = new Browser(house);
  const faults: unknown[] = [];
  const seen = new Set<string>();
  let looked = 0;
  const look = (page: Page, what: string) => {
    looked += 1;
    if (page.status >= 500) faults.push([what, page.status, house.log.at(-1)?.slice(0, 300)]);
    if (!/^text\/html/.test(page.answer.headers.get('content-type') ?? '')) return;
    const strange = strangeIn(page.html, PUBLIC_URL);
    if (strange.length > 0) faults.push([what, page.status, strange.slice(0, 3)]);
    for (const script of scripts)
      if (page.words.includes(script.replace(/\s+/g, ' ').trim())) seen.add(script);
  };
  const walks: [Browser, string[]][] = [
    [
      visitor,
      ['/', '/en', '/consultations', '/receipts', '/questionnaires/tiny', '/api', '/embed/consultations'],
    ],
    [house.officer, workspaceRoots(house)],
  ];
  for (const [browser, roots] of walks) {
    const pages = await crawl(browser, roots, { most: 60, alike: 2 });
    for (const page of pages) look(page, page.path);
    for (const [at, form] of formsOn(pages).entries()) {
      if (form.method !== 'post') continue;
      for (const words of chunksFor(at)) {
        const page = await browser.post(form.action, filled(form, words));
        look(page, `POST ${form.action}`);
        if (page.status === 303) look(await browser.follow(page), `after POST ${form.action}`);
      }
    }
    for (const [at, form] of formsOn(pages).entries())
      for (const words of form.method === 'post' ? [] : chunksFor(at))
        look(await browser.get(`${form.action}?${filled(form, words)}`), `GET ${form.action}`);
  }
  for (const receipt of house.held) look(await visitor.post('/receipts', { receipt }), '/receipts');
  for (let no = 1; no <= 62; no += 6)
    look(await house.officer.get(`/workspace/consultations/small/comments/${no}`), `comment ${no}`);
  house.turnTo('2021-06-17T10:00:00+08:00');
  for (const page of await crawl(visitor, ['/consultations/small/comments', '/feed.atom'], {
    most: 12,
    alike: 8,
  }))
    look(page, page.path);
  expect(faults).toEqual([]);
  expect(scripts.filter((each) => !seen.has(each))).toEqual([]);
  process.stdout.write(`scripts: ${looked} pages looked at\n`);
}, 120_000);

test('feeds, calendars and files hold them as text too', async () => {
  const { app } = await hostileHouse();
  const feed = await (await app.request('/feed.atom')).text();
  expect(feed).not.toMatch(/<(script|img|svg|iframe)\b(?![^<]*\]\]>)/i);
  const json = await app.request('/api/v1/consultations/small/comments');
  expect(json.headers.get('content-type')).toMatch(/json/);
  const calendar = await app.request('/closings.ics');
  expect(calendar.headers.get('content-type')).toMatch(/^text\/calendar/);
});
