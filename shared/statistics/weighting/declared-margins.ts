import { z } from 'zod';

/** `{"column": {"code": total}}`: the totals alone. */
export const marginTotals = z.record(z.string(), z.record(z.string(), z.number().nonnegative()));

/**
 * A file of margins as the exports write it and `tabulate --rake` reads it: of whom the totals speak, in words and as
 * codes of columns, how to treat those without an answer, what was merged, and the bounds of weights. Rows outside the
 * frame are no part of the data: the codes of one column are alternatives, columns must all hold.
 */
export const declaredMargins = z.object({
  margins: marginTotals,
  about: z.record(z.string(), z.string()).optional(),
  frame: z.record(z.string(), z.array(z.string())).default({}),
  unmapped: z.record(z.string(), z.enum(['excluded', 'kept'])).default({}),
  merged: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  trim: z.tuple([z.number(), z.number()]).nullish(),
});

export type DeclaredMargins = z.infer<typeof declaredMargins>;
