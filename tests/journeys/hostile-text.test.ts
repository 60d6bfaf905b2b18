import { expect } from 'vitest';
import { looksUp } from './support/comments.ts';
import { officer } from './support/officers.ts';
import { resident } from './support/people.ts';
import { answerAll, begin, door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

const script = `</script><script>alert(1)</script>"><img src=x onerror=alert(2)></textarea><svg onload=alert(3)>`;
const longer = `'; DROP TABLE response; -- {{item}} \${7*7} $& %00 &lt;b&gt; ${script}`;

test('hostile text is text wherever it is shown', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  const shown = async () => {
    const words = await page.locator('dd .words').allTextContents();
    return [script, longer].map((text) => words.filter((each) => each.endsWith(text)).length);
  };
  await begin(visitor);
  await answerAll(visitor, resident(script, longer));
  expect(await shown()).toEqual([5, 2]);
  await visitor.follows('responses.submit');
  const receipt = await visitor.receipt();
  expect([script, longer].map(site.stored.texts)).toEqual([3, 2]);

  await visitor.opens('/receipts');
  await visitor.field('receipt').first().fill(receipt);
  await visitor.follows('front.find');
  expect(await shown()).toEqual([5, 2]);

  await visitor.follows('front.held_correct');
  expect(await shown()).toEqual([5, 2]);
  await visitor.opens(`${door}/sections/F`);
  expect(await visitor.field('Q22').inputValue()).toBe(longer);
  await visitor.opens(`${door}/sections/B`);
  expect(await visitor.field('Q9__other').inputValue()).toBe(script);
});

test('it is text in an address, in a look-up and at the door of the workspace', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  visitor.watch.allow(/the server responded with a status of 404/);
  const named = encodeURIComponent(script);
  await visitor.opens(`/${named}?${named}#${named}`);
  expect(await page.locator('main').locator('svg, img, script').count()).toBe(0);
  await visitor.opens(`${door}?via=${named}`);
  expect(await visitor.field('via').count()).toBe(0);

  await visitor.opens('/receipts');
  await visitor.field('receipt').first().fill(script);
  await visitor.follows('front.find');
  expect(await visitor.field('receipt').first().inputValue()).toBe(script.slice(0, 40));

  await visitor.opens(`/workspace/sign-in?next=${encodeURIComponent(`/workspace/${script}`)}`);
  await page.locator('#name').fill(script);
  await page.locator('#password').fill(script);
  await visitor.follows('staff.sign_in_button');
  expect(await page.locator('#name').inputValue()).toBe(script);
});

const handful = [
  script,
  '<img/src=x/onerror=alert(4)><iframe srcdoc="<script>alert(5)</script>">',
  '<a href="java\tscript:alert(6)">x</a><details open ontoggle=alert(7)>',
  '"><input autofocus onfocus=alert(8)><style>@import "//evil.example";</style>',
];

test('a comment full of scripts is words for its author and at the desk', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  const draft = '/consultations/mch-services-2021';
  for (const words of handful) {
    await visitor.opens(`${draft}/comments/new`);
    await visitor.field('text-0').fill(words);
    await visitor.follows('comments.send');
    await looksUp(visitor, await visitor.receipt());
    expect(await page.locator('main').textContent()).toContain(words);
  }
  const desk = await officer(site, 'moderator');
  await desk.opens(`/workspace${draft}/comments`);
  expect(desk.path).toContain('/workspace');
  const numbers = await desk.page
    .locator(`a[href*="${draft}/comments/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const address of numbers.slice(0, 8)) await desk.opens(address);
  expect(await desk.page.locator('main').locator('iframe, style, script:not([type])').count()).toBe(0);
});

test('what the policy refuses is noted, so that no journey passes over it', async () => {
  const visitor = await site.visitor();
  await visitor.opens('/about');
  await visitor.page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'document.title = "run"';
    document.body.append(inline);
  });
  await expect.poll(() => visitor.watch.faults).toEqual([expect.stringMatching(/Content Security Policy/)]);
  expect(await visitor.page.title()).not.toBe('run');
  visitor.watch.begin();
});
