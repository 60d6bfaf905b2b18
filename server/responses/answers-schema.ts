import { z } from '@hono/zod-openapi';

const code = z.string().max(64);

/** Answers as they come from outside: the shape alone, the logic checks the rest. */
export const answersSchema = z.record(
  z.string().max(80),
  z.union([
    z.string().max(20_000),
    z.array(code).max(200),
    z.number(),
    z.record(code, code).refine((rows) => Object.keys(rows).length <= 200),
  ]),
);
