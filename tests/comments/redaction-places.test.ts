import { expect, test } from 'vitest';
import { checkSpans } from '#server/comments/decision-problems.ts';
import { placesOf } from '#server/comments/redactions.ts';
import { commentBody, opinion } from '../support/consultations.ts';

test('every place of the words, in code points, in order and apart', () => {
  const body = commentBody({
    opinions: [opinion({ text: '𠮷张𠮷张张', proposed: '张' })],
    statement: '无张',
  });
  expect(placesOf(body, '张')).toEqual([
    { field: '1.text', start: 1, end: 2 },
    { field: '1.text', start: 3, end: 4 },
    { field: '1.text', start: 4, end: 5 },
    { field: '1.proposed', start: 0, end: 1 },
    { field: 'statement', start: 1, end: 2 },
  ]);
});

test('a sign that stands 200,000 times is found and checked in a time that grows with the text alone', () => {
  const text = 'a'.repeat(5000);
  const body = commentBody({ opinions: Array.from({ length: 40 }, () => opinion({ text })) });
  const begun = performance.now();
  const spans = placesOf(body, 'a').map((place) => ({ ...place, kind: 'other' as const }));
  expect(spans).toHaveLength(200_000);
  expect(checkSpans(body, spans)).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(1500);
});
