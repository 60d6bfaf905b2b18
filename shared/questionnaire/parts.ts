import { z } from 'zod';

/** An item's code, for example `Q10`; never two underscores in a row, which part an item from its option's words. */
export const itemCode = z.string().regex(/^(?!.*__)[A-Za-z][A-Za-z0-9_]{0,31}$/);

/** A code of an option, row or band, for example `210202`, `m1+`, `NA`. */
export const optionCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.+-]{0,31}$/);

/** Words by BCP-47 language tag, for example `{"zh-CN": "其他", "en": "Other"}`. */
export const text = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  z.string().min(1).max(4000),
);

/** `Q6`, one row `Q6.day`, or every row `Q6.*`. */
export const itemRef = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,31}(\.([A-Za-z0-9][A-Za-z0-9_.+-]{0,31}|\*))?$/);

export const codes = z.array(optionCode).min(1);

const leaf = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('answered'), item: itemRef }),
  z.strictObject({ op: z.enum(['eq', 'ne']), item: itemRef, code: optionCode }),
  z.strictObject({ op: z.enum(['any_of', 'none_of', 'all_of']), item: itemRef, codes }),
  z.strictObject({
    op: z.literal('any_except'),
    item: itemRef,
    codes,
    min_selected: z.int().min(1).default(1),
  }),
  z.strictObject({
    op: z.enum(['lt', 'le', 'gt', 'ge']),
    item: itemRef,
    value: z.number(),
    rows: z.literal('any_row').optional(),
  }),
]);

export type Leaf = z.infer<typeof leaf>;
export type Condition = Leaf | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** A logic tree over earlier items: three-valued, see `logic.ts`. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    leaf,
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
);

export type Text = z.infer<typeof text>;
