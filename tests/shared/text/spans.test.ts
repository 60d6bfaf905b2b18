import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, piecesWithout } from '#shared/text/spans.ts';

const hide = (text: string, ...spans: [start: number, end: number, kind?: string][]) =>
  piecesWithout(
    text,
    spans.map(([start, end, kind = 'x']) => ({ start, end, kind })),
  );

describe('the pieces of a text', () => {
  test.each<[string, Piece<string>[], Piece<string>[]]>([
    ['nothing hidden', hide('停车收费'), [{ text: '停车收费' }]],
    ['an empty text', hide(''), []],
    ['in the middle', hide('停车收费', [1, 3]), [{ text: '停' }, { hidden: 'x' }, { text: '费' }]],
    ['at the beginning', hide('停车收费', [0, 2]), [{ hidden: 'x' }, { text: '收费' }]],
    ['at the end', hide('停车收费', [2, 4]), [{ text: '停车' }, { hidden: 'x' }]],
    ['all of it', hide('停车收费', [0, 4]), [{ hidden: 'x' }]],
    ['spans that touch are one', hide('abcd', [0, 2, 'x'], [2, 3, 'y']), [{ hidden: 'x' }, { text: 'd' }]],
    ['spans that overlap are one', hide('abcd', [1, 3, 'y'], [0, 2, 'x']), [{ hidden: 'x' }, { text: 'd' }]],
    ['one within another', hide('abcd', [0, 3, 'x'], [1, 2, 'y']), [{ hidden: 'x' }, { text: 'd' }]],
    ['the same twice', hide('abcd', [0, 2, 'x'], [0, 2, 'y']), [{ hidden: 'x' }, { text: 'cd' }]],
    [
      'spans apart stay apart',
      hide('abcd', [0, 1, 'x'], [2, 3, 'y']),
      [{ hidden: 'x' }, { text: 'b' }, { hidden: 'y' }, { text: 'd' }],
    ],
    ['code points, not units', hide('𠮷野家', [1, 2]), [{ text: '𠮷' }, { hidden: 'x' }, { text: '家' }]],
    ['a character outside the plane', hide('a😀b', [1, 2]), [{ text: 'a' }, { hidden: 'x' }, { text: 'b' }]],
    ['beyond the end', hide('ab', [1, 9]), [{ text: 'a' }, { hidden: 'x' }]],
    ['behind the end', hide('ab', [5, 9]), [{ text: 'ab' }]],
    ['before the beginning', hide('ab', [-3, 1]), [{ hidden: 'x' }, { text: 'b' }]],
    ['an empty span hides nothing', hide('ab', [0, 0], [1, 1]), [{ text: 'ab' }]],
    ['nor does one that ends before it begins', hide('abc', [2, 1]), [{ text: 'abc' }]],
  ])('%s', (_, pieces, expected) => {
    expect(pieces).toEqual(expected);
  });
});

const span = fc.record({
  start: fc.integer({ min: -3, max: 40 }),
  end: fc.integer({ min: -3, max: 40 }),
  kind: fc.constantFrom('x', 'y'),
});

/** Every character differs from every other, so that a piece tells where it stood. */
const text = fc
  .integer({ min: 0, max: 30 })
  .map((n) => Array.from({ length: n }, (_, at) => String.fromCodePoint(0x20000 + at)).join(''));

test('pieces and hidden parts together are the text; nothing hidden is shown', () => {
  fc.assert(
    fc.property(text, fc.array(span, { maxLength: 8 }), (whole, spans) => {
      const points = [...whole];
      const hidden = points.map((_, at) => spans.some(({ start, end }) => start <= at && at < end));
      const pieces = piecesWithout(whole, spans);
      let at = 0;
      for (const [no, piece] of pieces.entries()) {
        const isHidden = 'hidden' in piece;
        // Neighbours differ: hidden parts that touch are one piece.
        if (no > 0) expect('hidden' in pieces[no - 1]!).toBe(!isHidden);
        const from = at;
        if (isHidden) while (hidden[at]) at += 1;
        else {
          at += [...piece.text].length;
          expect(piece.text).toBe(points.slice(from, at).join(''));
          expect(hidden.slice(from, at)).not.toContain(true);
        }
        expect(at).toBeGreaterThan(from);
      }
      expect(at).toBe(points.length);
    }),
  );
});
