import { expect, onTestFinished, test, vi } from 'vitest';
import { sharedPages } from '#server/pages.ts';

/** A store whose answers are given by hand. */
function slowStore() {
  const asked: { answer(generation: number): void; fail(error: Error): void }[] = [];
  const find = () =>
    new Promise<number>((resolve, reject) => {
      asked.push({ answer: resolve, fail: reject });
    });
  return { asked, pages: sharedPages(find) };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

test('everybody who comes while the store is asked shares one question that is put after they came', async () => {
  const { asked, pages } = slowStore();
  const first = pages.refresh();
  await settle();
  const later = Promise.all([1, 2, 3].map(() => pages.refresh().then(() => pages.generation)));
  await settle();
  expect(asked).toHaveLength(1);
  // Published after the first question was answered, and before the others came.
  asked[0]?.answer(1);
  await first;
  await settle();
  expect(asked).toHaveLength(2);
  asked[1]?.answer(2);
  expect(await later).toEqual([2, 2, 2]);
});

test('where the store cannot be read those who waited for it are told, and the next ask again', async () => {
  const { asked, pages } = slowStore();
  const first = pages.refresh();
  await settle();
  const later = pages.refresh();
  asked[0]?.fail(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await settle();
  asked[1]?.answer(7);
  await later;
  expect(pages.generation).toBe(7);
});

test('a question that is never answered holds up nobody else', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { asked, pages } = slowStore();
  void pages.refresh();
  await settle();
  const later = pages.refresh();
  await vi.advanceTimersByTimeAsync(1000);
  asked[1]?.answer(3);
  await later;
  expect(pages.generation).toBe(3);
});
