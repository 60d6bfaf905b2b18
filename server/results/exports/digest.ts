import { createHash } from 'node:crypto';

/** The SHA-256 of a file that is made in parts, in hexadecimal, without keeping it. */
export async function digestOf(parts: AsyncIterable<string>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Parts as they are asked for, in UTF-8. */
export function streamOf(parts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return?.(undefined);
    },
  });
}
