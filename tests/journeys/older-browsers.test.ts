import { expect } from 'vitest';
import { organisation, resident } from './support/people.ts';
import { answerAll, begin, door } from './support/questionnaire.ts';
import { openSite, test } from './support/site.ts';

const site = openSite();

/** What browsers learned after Chromium 70. */
const younger = () => {
  const forget = (on: object, ...names: string[]) => {
    for (const name of names) Reflect.deleteProperty(on, name);
  };
  forget(Object, 'hasOwn', 'fromEntries', 'groupBy');
  forget(Array, 'fromAsync');
  forget(Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with');
  forget(String.prototype, 'at', 'replaceAll', 'matchAll');
  forget(Promise, 'allSettled', 'any', 'withResolvers', 'try');
  forget(Map, 'groupBy');
  forget(Set.prototype, 'union', 'intersection', 'difference', 'isSubsetOf');
  forget(crypto, 'randomUUID');
  forget(Crypto.prototype, 'randomUUID');
  forget(
    Object.getPrototypeOf(Object.getPrototypeOf([].values())),
    'map',
    'filter',
    'toArray',
    'some',
    'find',
  );
  forget(Element.prototype, 'replaceChildren');
  forget(HTMLFormElement.prototype, 'requestSubmit');
  forget(window, 'structuredClone', 'queueMicrotask');
};

test('a browser of 2018 walks the longest way, and comes back half way', async () => {
  const visitor = await site.visitor();
  await visitor.page.context().addInitScript(younger);
  const before = site.stored.responses();
  const person = resident('字太小');
  await begin(visitor);
  const [, ...later] = Object.entries(person);
  await visitor.answers(person.A ?? {});
  await visitor.follows('responses.next');
  await visitor.opens(door);
  await visitor.follows('responses.resume');
  await answerAll(visitor, Object.fromEntries(later));
  await visitor.follows('responses.submit');
  expect(await visitor.receipt()).toMatch(/^\d{16}$/);
  expect(site.stored.halfAnswers()).toBe(0);
  expect(site.stored.responses()).toBe(before + 1);
});

test('where a device keeps nothing, the server keeps the half answer and questions still react at once', async () => {
  const visitor = await site.visitor();
  await visitor.page.context().addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const before = site.stored.responses();
  const halfAnswers = site.stored.halfAnswers();
  await begin(visitor);
  expect(site.stored.halfAnswers()).toBe(halfAnswers + 1);
  await visitor.answers({ Q1: 'resident' });
  expect(await visitor.item('Q3').isVisible()).toBe(true);
  await answerAll(visitor, organisation);
  await visitor.follows('responses.submit');
  expect(await visitor.receipt()).toMatch(/^\d{16}$/);
  expect(site.stored.responses()).toBe(before + 1);
  expect(site.stored.halfAnswers()).toBe(halfAnswers);
});
