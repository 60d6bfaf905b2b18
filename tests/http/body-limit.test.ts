import { expect, test } from 'vitest';
import { makeApp } from '../support/make-app.ts';

/** A body of so many kilobytes that does not say how long it is; tells how many of them were read. */
function chunked(kilobytes: number) {
  let left = kilobytes;
  const body = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(1024));
      else controller.close();
    },
  });
  return { body, read: () => kilobytes - left };
}

test.each(['/workspace/approvals/x/scan', '/workspace/officers/import', '/receipts'])(
  'nobody makes the server hold megabytes of unknown length: %s',
  async (path) => {
    const { app } = await makeApp();
    const { body, read } = chunked(4096);
    const answer = await app.request(path, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'Transfer-Encoding': 'chunked', 'Content-Type': 'multipart/form-data; boundary=x' },
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect(read()).toBeLessThan(300);
  },
);
