import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { TabulateRefusal } from './tabulate-refusal.ts';

const targets = z.record(z.string(), z.record(z.string(), z.number().nonnegative()));

/**
 * As our exports write it: of whom the totals speak, how to treat those without an answer, what was merged, and the bounds
 * of weights. Rows outside the frame are no part of the data: the codes of one column are alternatives, columns must all
 * hold.
 */
const declared = z.object({
  margins: targets,
  frame: z.record(z.string(), z.array(z.string())).default({}),
  unmapped: z.record(z.string(), z.enum(['excluded', 'kept'])).default({}),
  merged: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  trim: z.tuple([z.number(), z.number()]).nullish(),
});

export type Margins = z.infer<typeof declared>;

/** Reads `{"column": {"code": total}}`, or the longer form of our exports. Throws TabulateRefusal. */
export function readMargins(path: string): Margins {
  const json = parsed(path);
  const long = declared.safeParse(json);
  if (long.success && Object.values(long.data.margins).length > 0) return long.data;
  const short = targets.safeParse(json);
  if (short.success && Object.keys(short.data).length > 0) return declared.parse({ margins: short.data });
  throw new TabulateRefusal(
    'margins-not-valid',
    `${path} must be {"column": {"code": total}}, totals not below 0, for at least one column`,
  );
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) throw new TabulateRefusal('file-not-found', `There is no file ${path}`, { cause: error });
    throw new TabulateRefusal(
      'margins-not-valid',
      `${path} is not JSON in UTF-8: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
