import { describe, expect, test } from 'vitest';
import type { Answers } from '#shared/questionnaire/answers.ts';
import { faultsOf, problemOf, send, sent } from '../support/api.ts';
import { resident, social, young } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { storedAnswers, storedRows, storedTexts } from '../support/stored.ts';

const slug = social.slug;
const without = (answers: Answers, field: string): Answers => {
  const { [field]: _left, ...rest } = answers;
  return rest;
};

describe('the social questionnaire', () => {
  const open = async () => {
    const house = await makeApp();
    await publish(house.ctx, social);
    return house;
  };

  test.each<[string, Answers, string[]]>([
    ['an unknown code', { ...resident, Q1: 'nobody' }, ['/answers/Q1 unknown_code']],
    ['an unknown code among several', { ...resident, Q9: ['edu', 'nothing'] }, ['/answers/Q9 unknown_code']],
    ['a code of another item', { ...resident, Q2: 'F-XX' }, ['/answers/Q2 unknown_code']],
    ['an unknown item', { ...resident, Q99: 'a' }, ['/answers/Q99 unknown_item']],
    ['words for an option that takes none', { ...resident, Q9__edu: 'a' }, ['/answers/Q9__edu unknown_item']],
    ['a list for a single choice', { ...resident, Q11: ['3'] }, ['/answers/Q11 wrong_type']],
    ['one code for several choices', { ...resident, Q9: 'edu' }, ['/answers/Q9 wrong_type']],
    [
      'six where five may be chosen',
      { ...resident, Q9: ['edu', 'med', 'set', 'job', 'tra', 'util'] },
      ['/answers/Q9 too_many'],
    ],
    ['an exclusive option with another', { ...resident, Q9: ['edu', 'none'] }, ['/answers/Q9 exclusive']],
    ['a code twice', { ...resident, Q9: ['edu', 'edu'] }, ['/answers/Q9 repeated']],
    ['a choice among what was not chosen', { ...resident, Q8: 'tv' }, ['/answers/Q8 unknown_code']],
    [
      'a row that does not exist',
      { ...resident, Q6: { ...(resident.Q6 as object), moon: '1' } as Answers[string] },
      ['/answers/Q6/moon unknown_row'],
    ],
    [
      'a matrix with rows left out',
      { ...resident, Q6: { day: '1', reg: '1', foi: '1' } },
      ['/answers/Q6/dec row_required', '/answers/Q6/hot row_required'],
    ],
    ['a place ranked twice', { ...resident, Q21: ['plain', 'push', 'plain'] }, ['/answers/Q21/2 repeated']],
    ['an unknown code in a ranking', { ...resident, Q21: ['nothing'] }, ['/answers/Q21/0 unknown_code']],
    [
      'four ranked where three may be',
      { ...resident, Q21: ['plain', 'push', 'hot', 'elder'] },
      ['/answers/Q21/2 too_many'],
    ],
    ['words longer than may be', { ...resident, Q22: '字'.repeat(501) }, ['/answers/Q22 too_long']],
    ['a required item left out', without(resident, 'Q11'), ['/answers/Q11 required']],
    [
      'an item left out that the answers brought in',
      { ...resident, Q17: 'yes' },
      ['/answers/Q18 required', '/answers/Q19/conn required'],
    ],
    ['an empty list where an answer is required', { ...resident, Q9: [] }, ['/answers/Q9 required']],
    ['an answer that ends it', { ...resident, Q3: 'u14' }, ['/answers/Q3 ends']],
  ])('%s is 422, with pointers, and nothing is stored', async (_name, answers, faults) => {
    const house = await open();
    const answer = await send(house, answers, { slug });
    expect(answer.status).toBe(422);
    expect(await faultsOf(answer)).toEqual(faults);
    expect(await storedRows(house.ctx)).toEqual([]);
    expect(house.acts).toEqual([]);
  });

  test('several problems are all named, in the questionnaire’s order', async () => {
    const house = await open();
    const faults = await faultsOf(await send(house, { Q1: 'org' }, { slug }));
    expect(faults.slice(0, 4)).toEqual([
      '/answers/Q2 required',
      '/answers/Q5 required',
      '/answers/Q6/day required',
      '/answers/Q7 required',
    ]);
  });

  test('answers to hidden items are dropped', async () => {
    const house = await open();
    await sent(house, { ...resident, Q5: 'micro', Q15: 'full', Q18: 'edu', Q20: 'hidden words' }, { slug });
    expect(await storedAnswers(house.ctx)).toEqual(resident);
    expect(await storedTexts(house.ctx)).toEqual([]);
  });

  test('the only choice left is written by the server', async () => {
    const house = await open();
    await sent(house, { ...without(resident, 'Q8'), Q7: ['tv'] }, { slug });
    expect(await storedAnswers(house.ctx)).toMatchObject({ Q7: ['tv'], Q8: 'tv' });
  });

  test('what a client sends for it is dropped', async () => {
    const house = await open();
    await sent(house, { ...resident, Q7: ['tv'], Q8: 'web' }, { slug });
    expect(await storedAnswers(house.ctx)).toMatchObject({ Q7: ['tv'], Q8: 'tv' });
  });

  test('words are kept apart from codes', async () => {
    const house = await open();
    const words = { Q9: ['edu', 'other'], Q9__other: '文字', Q22: '建议' };
    await sent(house, { ...resident, ...words }, { slug });
    expect(await storedAnswers(house.ctx)).toEqual({ ...resident, ...words, Q9__other: true, Q22: true });
    expect(await storedTexts(house.ctx)).toEqual(['Q22: 建议', 'Q9__other: 文字']);
  });

  test('words of an option that was not chosen are dropped', async () => {
    const house = await open();
    await sent(house, { ...resident, Q9__other: '文字' }, { slug });
    expect(await storedTexts(house.ctx)).toEqual([]);
  });
});

test('messages follow Accept-Language', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  const said = async (language: string) => {
    const problem = await problemOf(await send(house, {}, { headers: { 'Accept-Language': language } }));
    return [problem.title, problem.errors?.[0]?.message];
  };
  expect(await said('zh-CN,zh;q=0.9')).toEqual(['有的回答不能接受', '请回答：How old']);
  expect(await said('en-GB,en;q=0.9')).toEqual([
    expect.stringMatching(/^[ -~]+$/),
    expect.stringContaining('How old'),
  ]);
  expect((await said('en'))[1]).not.toContain('请回答');
});

test('a response has no account, no order and no time finer than the day', async () => {
  const house = await makeApp();
  await publish(house.ctx);
  await sent(house, young);
  const [row] = await storedRows(house.ctx);
  expect(row).toMatchObject({
    channel: 'online',
    day: '2021-05-20',
    entrance: null,
    site: null,
    entry_batch: null,
    flags: null,
  });
});
