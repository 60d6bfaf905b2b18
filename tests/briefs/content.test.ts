import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBriefForm, withFigures } from '#server/briefs/brief-form.ts';
import {
  type BriefContent,
  circled,
  pointsOf,
  referencesIn,
  roomOf,
  shortened,
} from '#server/briefs/content.ts';
import { singleFigures } from '#server/briefs/figures.ts';

const empty: BriefContent = {
  title: {},
  lead: {},
  questionnaires: ['hall'],
  consultations: [],
  figures: [{ no: 3, questionnaire: 'hall', query: 'item=H1' }],
  disputes: [],
  quotes: [],
  parts: {},
};

test('two letters take the room of one ideograph', () => {
  expect(['大厅', 'hall', '大hall', 'abc', '', '甲\n乙'].map(roomOf)).toEqual([2, 2, 3, 2, 0, 2]);
});

test('what is shortened fits, says that it is, and is the beginning', () => {
  expect(shortened('对等候时间，您打几分？（1分最不满意）', 20)).toBe('对等候时间，您打几分？');
  expect(shortened('一二三四五六', 4)).toBe('一二三…');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 4, max: 30 }),
      (words, room) => {
        const short = shortened(words, room);
        expect(roomOf(short)).toBeLessThanOrEqual(room + 1);
        if (short.endsWith('…')) expect(words.startsWith(short.slice(0, -1))).toBe(true);
      },
    ),
  );
});

test('points are lines, references are numbers in square brackets', () => {
  expect(pointsOf('甲[1]\n\n 乙 \n')).toEqual(['甲[1]', '乙']);
  expect(referencesIn('甲[1][12]，乙[x]，丙[123]')).toEqual([1, 12]);
  expect([1, 20, 21].map(circled)).toEqual(['①', '⑳', '(21)']);
});

test('an address with several groupings stands for one figure each, filters and weights with it', () => {
  expect(singleFigures('?item=Q1&by=Q2&by=Q3&where=channel:online&weights=raked')).toEqual([
    'item=Q1&by=Q2&where=channel:online&weights=raked',
    'item=Q1&by=Q3&where=channel:online&weights=raked',
  ]);
  expect(singleFigures('item=Q1')).toEqual(['item=Q1']);
  expect(singleFigures('by=Q1')).toEqual([]);
});

test('figures keep their numbers; a new one never takes the number of one that is taken out', () => {
  const added = { questionnaire: 'hall', query: 'item=H2' };
  expect(withFigures({ figures: [] }, [added], empty)).toEqual([{ ...added, no: 4 }]);
  expect(withFigures(empty, [{ questionnaire: 'hall', query: 'item=H1' }])).toEqual(empty.figures);
});

test.each([
  ['add.item=hall%7CH2&add.by=other%7CH3&questionnaire=hall&figure=3', 'add.by', 'add_by_wrong'],
  [
    'add.address=%2Fworkspace%2Fquestionnaires%2Fother%2Ffigures%3Fitem%3DH1&questionnaire=hall',
    'add.address',
    'address_unknown',
  ],
  ['questionnaire=a&questionnaire=b&questionnaire=c', 'sources', 'choose_few'],
  ['dispute=a%7C1&dispute=a%7C2&dispute=a%7C3&dispute=a%7C4', 'disputes', 'disputes_full'],
])('%s is refused', (form, field, problem) => {
  const { problems, content } = readBriefForm(new URLSearchParams(form), empty);
  expect([...problems]).toEqual([[field, problem]]);
  expect(content.figures.length).toBeLessThanOrEqual(1);
});

test('other languages of a text stay, and what names no quote is dropped', () => {
  const before = { ...empty, title: { 'zh-CN': '旧', ru: 'Сводка' } };
  const form = new URLSearchParams({ title: '新', quote: 'small|x|2' });
  const { content } = readBriefForm(form, before);
  expect(content.title).toEqual({ 'zh-CN': '新', ru: 'Сводка' });
  expect(content.quotes).toEqual([]);
});
