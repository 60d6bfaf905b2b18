import { describe, expect, test } from 'vitest';
import { askFigures, FigureNotAskedError } from '#server/results/ask.ts';
import { type Asked, askedFromQuery, queryOf } from '#shared/statistics/asked.ts';
import { openGround, openQuestionnaire, sendResponses, short } from './support.ts';

const nothing: Asked = { item: 'Q7', by: [], where: [], weights: 'none' };

async function open(n = 240) {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground, ['online'], short);
  await sendResponses(ground.ctx, opened.questionnaire, n);
  const ask = (asked: Partial<Asked>) =>
    askFigures(ground.ctx, opened.counters, opened.questionnaire, { ...nothing, ...asked });
  return { ...ground, ...opened, ask };
}

describe('an address', () => {
  const ofAddress = (query: string) => askedFromQuery(new URLSearchParams(query));

  test('holds the whole question and is read back as it was', () => {
    const asked: Asked = {
      item: 'Q10.find',
      by: ['Q2', 'Q3'],
      where: [
        { variable: 'channel', codes: ['online'] },
        { variable: 'Q4', codes: ['f', 'x'] },
      ],
      weights: 'raked',
    };
    const query = queryOf(asked);
    expect(query).toBe('?item=Q10.find&by=Q2&by=Q3&where=channel:online&where=Q4:f,x&weights=raked');
    expect(ofAddress(query)).toEqual(asked);
    expect(ofAddress(queryOf(nothing))).toEqual(nothing);
    const plus = { ...nothing, where: [{ variable: 'Q5', codes: ['m1+', '75+'] }] };
    expect(ofAddress(queryOf(plus))).toEqual(plus);
  });

  test('that says things twice, or half, says them once or not', () => {
    expect(
      ofAddress('by=Q1&by=Q1&by=&where=Q4:f&where=Q4:x,f&where=Q3:&where=:f&where=x&weights=all'),
    ).toEqual({
      item: '',
      by: ['Q1'],
      where: [{ variable: 'Q4', codes: ['f', 'x'] }],
      weights: 'none',
    });
  });
});

describe('a question to the figures', () => {
  test('has one figure for each banner variable, each with the exact wording', async () => {
    const { ask } = await open();
    const [whole, ...others] = await ask({});
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ item: 'Q7', by: null, n: 240, wording: { choice: 'many' } });
    const banner = await ask({ item: 'Q11', by: ['Q1', 'Q5'] });
    expect(banner.map(({ by }) => by)).toEqual(['Q1', 'Q5']);
    for (const { wording, columns } of banner) {
      expect(wording.label).toEqual(
        short.sections.flatMap(({ items }) => items).find(({ code }) => code === 'Q11')?.text,
      );
      expect(wording.by?.label).toBeDefined();
      expect(columns[0]?.code).toBeNull();
    }
  });

  test('that would give people away is answered without a number', async () => {
    const { ask } = await open(12);
    const [figure] = await ask({ item: 'Q11', by: ['Q3'] });
    expect(figure).toMatchObject({ withheld: true, base: null, columns: [] });
  });

  test('that cannot be put is refused', async () => {
    const { ask } = await open(20);
    for (const wrong of [{ item: 'Q99' }, { by: ['Q99'] }, { item: '' }])
      await expect(ask(wrong)).rejects.toMatchObject({ status: 404 });
    await expect(ask({ by: ['Q1', 'Q3', 'Q5', 'Q1'] })).rejects.toThrow(FigureNotAskedError);
  });
});
