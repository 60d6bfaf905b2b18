import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkDigit,
  formatReceipt,
  idFor,
  isStrongKey,
  parseReceipt,
  receiptFor,
} from '#server/access/receipts.ts';

const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 })
  .map((each) => each.join(''));
const receipts = digits.map((fifteen) => fifteen + checkDigit(fifteen));
const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });
const keys = fc.uuid({ version: 4 });

test('every single wrong digit is caught', () => {
  fc.assert(
    fc.property(receipts, (receipt) => {
      for (let at = 0; at < 16; at++)
        for (let digit = 0; digit < 10; digit++) {
          const wrong = receipt.slice(0, at) + digit + receipt.slice(at + 1);
          expect(parseReceipt(wrong)).toBe(wrong === receipt ? receipt : undefined);
        }
    }),
    { numRuns: 50 },
  );
});

test('of swapped neighbours at least 97 in 100 are caught', () => {
  let swapped = 0;
  let missed = 0;
  for (const receipt of fc.sample(receipts, { numRuns: 2000, seed: 515 }))
    for (let at = 0; at < 15; at++) {
      const [one = '', other = ''] = receipt.slice(at, at + 2);
      if (one === other) continue;
      swapped += 1;
      if (parseReceipt(receipt.slice(0, at) + other + one + receipt.slice(at + 2))) missed += 1;
    }
  expect(swapped).toBeGreaterThan(20_000);
  expect(missed / swapped).toBeLessThan(0.03);
});

test('a random number passes one time in ten', () => {
  const passed = fc
    .sample(digits, { numRuns: 5000, seed: 515 })
    .filter((each) => parseReceipt(`${each}7`)).length;
  expect(passed / 5000).toBeGreaterThan(0.08);
  expect(passed / 5000).toBeLessThan(0.12);
});

test('what is shown can be read again, however it is written', () => {
  fc.assert(
    fc.property(
      receipts,
      fc.constantFrom(' ', '-', '–', '—', '.', '·', '_', '\u3000', '\n', ''),
      (receipt, mark) => {
        expect(formatReceipt(receipt)).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
        expect(parseReceipt(formatReceipt(receipt).replaceAll(' ', mark))).toBe(receipt);
      },
    ),
  );
});

test.each([
  '',
  '1',
  '12345678901234521',
  '12345678 9012345a',
  '0x12345678901234',
  'abc',
  '1234 5678 9012 345²',
])('%j is no receipt', (written) => {
  expect(parseReceipt(written)).toBeUndefined();
});

test('the same key and salt give the same receipt, any other another', () => {
  fc.assert(
    fc.property(salts, salts, keys, keys, (salt, otherSalt, key, otherKey) => {
      fc.pre(key !== otherKey && !Buffer.from(salt).equals(Buffer.from(otherSalt)));
      const receipt = receiptFor(salt, key);
      expect(receipt).toBe(receiptFor(salt, key));
      expect(parseReceipt(receipt)).toBe(receipt);
      expect(receiptFor(salt, otherKey)).not.toBe(receipt);
      expect(receiptFor(otherSalt, key)).not.toBe(receipt);
      expect(idFor(salt, receipt)).toHaveLength(16);
      expect(idFor(otherSalt, receipt).equals(idFor(salt, receipt))).toBe(false);
    }),
  );
});

test('receipts of successive keys tell no order', () => {
  const salt = Buffer.alloc(32, 7);
  const all = Array.from({ length: 200 }, (_, at) => receiptFor(salt, `successive-keys-of-one-device-${at}`));
  const rising = all.filter((receipt, at) => at > 0 && receipt > (all[at - 1] ?? '')).length;
  expect(rising).toBeGreaterThan(70);
  expect(rising).toBeLessThan(130);
  expect(new Set(all.map((receipt) => receipt[0])).size).toBe(10);
});

test.each([
  ['8f14e45f-ceea-467f-a8d3-1b5c3e1f0a77', true],
  ['8f14e45f-ceea-167f-a8d3-1b5c3e1f0a77', false],
  ['8f14e45f-ceea-767f-a8d3-1b5c3e1f0a77', false],
  ['8f14e45f-ceea-467f-c8d3-1b5c3e1f0a77', false],
  ['a'.repeat(22), true],
  ['a'.repeat(128), true],
  ['a'.repeat(21), false],
  ['a'.repeat(129), false],
  [`${'a'.repeat(22)}=`, false],
  [`${'a'.repeat(22)}\n`, false],
  ['', false],
])('the key %j: strong %s', (key, strong) => {
  expect(isStrongKey(key)).toBe(strong);
});
