import { expect, test } from 'vitest';
import { findMove } from '#shared/statistics/suppression/move.ts';
import { one, plus, System } from '#shared/statistics/suppression/system.ts';

test('a move is in whole numbers where the cheapest one would not be', () => {
  const system = new System();
  const add = (hidden: boolean) => system.add({ value: 0, cap: 1, cost: 1, hidden });
  const target = add(true);
  const [a, b, c, spare] = [add(true), add(true), add(true), add(false)];
  // Each pair adds up to the target: halves do, at no cost.
  for (const pair of [
    [a, b],
    [b, c],
    [a, c, spare],
  ]) {
    system.constrain(plus(...pair.map(one)), 'equals', one(target), 'a pair');
  }
  const move = findMove(system, [target, a, b, c, spare], [{ variable: target, by: 1 }]);
  expect([...move!.change]).toEqual([
    [target, 1],
    [b, 1],
    [spare, 1],
  ]);
  expect(move?.cost).toBe(1);
});
