import { z } from 'zod';
import { sloganChannels, sloganKinds } from '#shared/open-day/slogan-rules.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { clock } from './edition-content.ts';
import { inBoth } from './texts.ts';

/** Displays and messages have no way to show a line’s end or a control sign. */
const oneLine = inBoth.refine((text: Text) => Object.values(text).every((words) => !/\p{Cc}/u.test(words)));

/** What is published of a slogan. It runs from one day to another, at these times of each; without times all day. */
export const sloganContent = z.strictObject({
  /** The year of its edition, from which its placeholders are filled. */
  edition: z.string().regex(/^\d{4}$/),
  kind: z.enum(sloganKinds),
  channels: z.array(z.enum(sloganChannels)).min(1),
  text: oneLine,
  /** Who signs a message: it stands in front, in 【】, and no message goes without. */
  signature: oneLine.optional(),
  from: z.iso.date(),
  to: z.iso.date(),
  times: z.array(z.strictObject({ start: clock, end: clock })).max(6),
});

export type SloganContent = z.infer<typeof sloganContent>;
