import { describe, expect } from 'vitest';
import type { Person } from './support/people.ts';
import { organisation, resident } from './support/people.ts';
import { openSite, test } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const site = openSite();
const door = '/questionnaires/zwgk-social-2021';

const begin = async (visitor: Visitor) => {
  await visitor.opens(door);
  await visitor.follows('responses.start');
};

/** Goes through the sections from the one that is open to the page of all answers. */
const answerAll = async (visitor: Visitor, person: Person) => {
  const sections = Object.values(person);
  for (const [at, answers] of sections.entries()) {
    await visitor.answers(answers);
    await visitor.follows(at + 1 < sections.length ? 'responses.next' : 'responses.to_check');
  }
};

describe.each([375, 1280])('on a screen %i pixels wide', (width) => {
  test('somebody finds the questionnaire, answers everything and takes a receipt home', async () => {
    const visitor = await site.visitor({ width });
    const { page } = visitor;
    const before = site.stored.responses();

    await visitor.opens('/');
    await visitor.isLed(() => page.getByRole('link', { name: /^填问卷：.*政务公开/ }).click());
    expect(visitor.path).toBe(door);
    expect(await visitor.sees('responses.privacy_retention')).toBe(true);
    await visitor.follows('responses.start');
    await answerAll(visitor, resident('公交站牌上的字再大一些'));

    expect(await visitor.heading()).toBe(visitor.t('responses.check_title'));
    expect(await page.locator('dl.check dd', { hasText: '公交站牌上的字再大一些' }).count()).toBe(5);
    await visitor.follows('responses.submit');

    expect(await visitor.heading()).toBe(visitor.t('responses.received_title'));
    expect(await visitor.receipt()).toMatch(/^\d{16}$/);
    const picture = page.getByRole('img', { name: visitor.t('responses.receipt_qr') });
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(150);
    expect(site.stored.responses()).toBe(before + 1);
    expect(site.stored.halfAnswers()).toBe(0);
  });
});
void begin; void organisation;
