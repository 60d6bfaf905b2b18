import { expect, onTestFinished } from 'vitest';
import { languages } from '#shared/i18n/languages.ts';
import { bringAxe, violationsOn } from './support/axe.ts';
import { lookOf } from './support/look.ts';
import { officer, PASSWORD } from './support/officers.ts';
import { everythingOf, organisation } from './support/people.ts';
import { post, postAnswers } from './support/post.ts';
import { door } from './support/questionnaire.ts';
import { openSite, test, type Watched } from './support/site.ts';

const site = openSite();
const pictures = process.env.WENJI_PICTURES;

const WORDS = [
  '办事大厅满意度问卷 | Service hall survey',
  '第一部分 办事经历 | Your visit',
  '1. 您办理的是哪类事项？[单选][必答] | What did you come for?',
  '不动产 | Real estate',
  '社保 | Social insurance',
  '2. 还有 <b>什么</b> 建议？[多行] | Any suggestions?',
].join('\n');

/** Nothing can be stored until it is let go of. */
function held(): () => void {
  const letGo = site.stored.hold();
  onTestFinished(letGo);
  return letGo;
}

async function examine({ page, watch, language }: Watched, name: string) {
  for (const width of [375, 320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const { beyond, tooSmall, titles } = await lookOf(page);
    expect({ beyond, tooSmall, titles }, `${width} pixels`).toEqual({ beyond: [], tooSmall: [], titles: 1 });
    expect(await violationsOn(page), `${width} pixels`).toEqual([]);
    if (pictures)
      await page.screenshot({ path: `${pictures}/${name}-${language}-${width}.png`, fullPage: true });
  }
  expect(watch.faults).toEqual([]);
}

test.each(languages)(
  'what an officer wrote comes back when it cannot be stored, in %s',
  async (language) => {
    const visitor = await officer(site, 'editor', { language });
    visitor.watch.allow(/503/);
    await bringAxe(visitor.page);
    const letGo = held();
    await post(visitor, '/workspace/questionnaires/new', { act: 'keep', text: WORDS });
    expect(await visitor.heading()).toBe(visitor.t('common.not_stored'));
    expect(await visitor.page.locator('.say').first().textContent()).toContain('还有 <b>什么</b> 建议？');
    await examine(visitor, 'officer');
    letGo();
    await visitor.follows('common.send_again');
    expect(visitor.path).toMatch(/^\/workspace\/questionnaire-preparations\//);
  },
  60_000,
);

test.each(languages)(
  'signing in asks for the password again, in %s',
  async (language) => {
    const visitor = await site.visitor({ language });
    visitor.watch.allow(/503/);
    await bringAxe(visitor.page);
    const letGo = held();
    await post(visitor, '/workspace/sign-in', {
      name: 'editor',
      password: PASSWORD,
      next: '/workspace/approvals',
    });
    expect(await visitor.page.content()).not.toContain(PASSWORD);
    await examine(visitor, 'sign-in');
    letGo();
    await visitor.field('password').fill(PASSWORD);
    await visitor.follows('common.send_again');
    expect(visitor.path).toBe('/workspace/approvals');
  },
  60_000,
);

test.each(languages)(
  'whoever begins without a script begins a little later, in %s',
  async (language) => {
    const visitor = await site.visitor({ language });
    visitor.watch.allow(/503/);
    await bringAxe(visitor.page);
    const letGo = held();
    await post(visitor, `${door}/answering`, {});
    await examine(visitor, 'begin');
    letGo();
    await visitor.follows('common.send_again');
    expect(visitor.path).toBe(`${door}/sections/A`);
  },
  60_000,
);

test('with a script the page says so, keeps everything and sends it by itself', async () => {
  const visitor = await site.visitor();
  visitor.watch.allow(/503/);
  const before = site.stored.responses();
  await postAnswers(visitor, '/check', everythingOf(organisation), 'k'.repeat(32));
  const letGo = held();
  await visitor.page.locator('[data-send] button').click();
  await visitor.page.getByText(visitor.t('common.busy')).waitFor();
  expect(await visitor.page.locator('[data-send] button').isEnabled()).toBe(true);
  letGo();
  await visitor.page.locator('.receipt .code').waitFor();
  expect(site.stored.responses()).toBe(before + 1);
}, 60_000);
