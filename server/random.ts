import { randomFillSync } from 'node:crypto';

/** Bytes that are fetched together: each visit to the generator costs as much as a lookup in the store. */
const POOL = 4096;

/** Random bytes of the system's generator, fetched ahead; what was handed out is wiped from the pool. */
export function pooledRandom(): (bytes: number) => Buffer {
  const pool = Buffer.alloc(POOL);
  let at = POOL;
  return (bytes) => {
    if (bytes > POOL / 16) return randomFillSync(Buffer.alloc(bytes));
    if (at + bytes > POOL) {
      randomFillSync(pool);
      at = 0;
    }
    const given = Buffer.from(pool.subarray(at, at + bytes));
    pool.fill(0, at, at + bytes);
    at += bytes;
    return given;
  };
}
