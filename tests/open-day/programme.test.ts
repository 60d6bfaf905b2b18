import { expect, test } from 'vitest';
import { fillIn, unknownPlaceholders } from '#shared/open-day/fill-in.ts';
import { programmeAt } from '#shared/open-day/programme.ts';

const edition = {
  date: '2021-05-15',
  programme: [
    { start: '13:30', end: '14:20', name: 'fund-raising' },
    { start: '00:00', end: '24:00', name: 'questionnaire' },
    { start: '09:00', end: '09:50', name: 'waste' },
    { start: '10:10', end: '11:00', name: 'mother' },
    { start: '13:30', end: '16:00', name: 'hotline' },
  ],
};

const at = (instant: string) => {
  const { phase, over, running, next, later } = programmeAt(edition, new Date(instant));
  const names = (lines: { name: string }[]) => lines.map(({ name }) => name);
  return { phase, over: names(over), running: names(running), next: names(next), later: names(later) };
};

test.each([
  ['2021-05-14T23:59:59+08:00', 'before', [], [], ['questionnaire']],
  ['2021-05-15T00:00:00+08:00', 'day', [], ['questionnaire'], ['waste']],
  ['2021-05-15T09:00:00+08:00', 'day', [], ['questionnaire', 'waste'], ['mother']],
  ['2021-05-15T09:50:00+08:00', 'day', ['waste'], ['questionnaire'], ['mother']],
  ['2021-05-15T12:00:00+08:00', 'day', ['waste', 'mother'], ['questionnaire'], ['fund-raising', 'hotline']],
  ['2021-05-15T23:59:59+08:00', 'day', ['waste', 'mother', 'fund-raising', 'hotline'], ['questionnaire'], []],
])('at %s the programme is %s the day', (instant, phase, over, running, next) => {
  expect(at(instant)).toMatchObject({ phase, over, running, next });
});

test('at midnight all is over', () => {
  const { phase, over, running, next, later } = at('2021-05-16T00:00:00+08:00');
  expect([phase, over.length, running, next, later]).toEqual(['after', 5, [], [], []]);
});

test('every line stands in one list at every minute of the day', () => {
  for (let minute = -10; minute <= 24 * 60 + 10; minute++) {
    const now = new Date(Date.parse('2021-05-15T00:00:00+08:00') + minute * 60_000);
    const { over, running, next, later } = programmeAt(edition, now);
    expect(new Set([...over, ...running, ...next, ...later]).size).toBe(5);
    expect(over.length + running.length + next.length + later.length).toBe(5);
  }
});

test('words take theme, day, year, number and telephone from the edition', () => {
  const filling = { theme: { 'zh-CN': '主题', en: 'Theme' }, date: '2021-05-15', number: 15, phone: '12345' };
  const words = {
    'zh-CN': '{{date}}是第{{edition}}个政务公开日（{{year}}）：{{theme}}。{{phone}} {{other}}',
    en: '{{date}} {{year}} is the {{edition}} Open Day: {{theme}}',
  };
  expect(fillIn(words, filling)).toEqual({
    'zh-CN': '5月15日是第15个政务公开日（2021）：主题。12345 {{other}}',
    en: '15 May 2021 is the 15th Open Day: Theme',
  });
  expect(unknownPlaceholders(words)).toEqual(['other']);
  const said = [1, 2, 3, 11, 12, 13, 22, 111].map(
    (number) => fillIn({ en: '{{edition}}' }, { ...filling, number }).en,
  );
  expect(said).toEqual(['1st', '2nd', '3rd', '11th', '12th', '13th', '22nd', '111th']);
});
