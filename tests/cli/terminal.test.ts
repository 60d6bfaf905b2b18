import { expect, onTestFinished, test, vi } from 'vitest';
import { stoppable } from '#server/cli/terminal.ts';

test('work that Ctrl-C ends says what that means', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => {
    exit.mockRestore();
    written.mockRestore();
  });
  const before = process.listeners('SIGINT');
  await stoppable(async () => {
    for (const listener of process.listeners('SIGINT').filter((each) => !before.includes(each)))
      listener('SIGINT');
  }, 'Stopped; nothing is lost');
  expect(exit).toHaveBeenCalledWith(130);
  expect(written.mock.calls.join('')).toContain('Stopped; nothing is lost\n');
  expect(process.listeners('SIGINT')).toEqual(before);
});
