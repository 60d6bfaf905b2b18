import { z } from '@hono/zod-openapi';
import { dispositionOutcomes, stances } from '#shared/terms.ts';
import { localIso } from '#shared/time.ts';
import { textSchema } from '../http/api.ts';
import type { OutcomeWithSnapshot } from './outcomes.ts';

const count = z.int();

const groupSchema = z.object({
  no: count,
  title: textSchema,
  clauses: z.array(z.object({ key: z.string(), label: textSchema })),
  outcome: z.enum(dispositionOutcomes),
  reason: textSchema.nullable(),
  result: textSchema.nullable(),
  comments: count,
  opinions: count,
  not_shown: count,
  stances: z.partialRecord(z.enum(stances), count),
});

/** An outcome: totals, both equations, and each group with its answer. */
export const outcomeSchema = z
  .object({
    consultation: z.string(),
    title: textSchema,
    version: z.object({ no: count, hash: z.string() }),
    outcome: z.object({
      no: count,
      at: z.string(),
      hash: z.string(),
      current: z
        .boolean()
        .openapi({ description: 'Whether it holds, or a later outcome has taken its place' }),
    }),
    correction: z
      .object({ of: z.object({ no: count, hash: z.string() }), note: textSchema })
      .optional()
      .openapi({ description: 'What a corrected outcome corrects, and why' }),
    totals: z.object({
      received: count,
      opinions: count,
      groups: count,
      no_comment: count,
      signatories: count,
      channels: z.record(z.string(), count),
      withheld: z.array(
        z.object({ rule: z.string(), title: textSchema, basis: textSchema, comments: count }),
      ),
      referred: z.array(z.object({ destination: z.string(), title: textSchema, comments: count })),
    }),
    equations: z.object({
      comments: z.object({
        received: count,
        released: count,
        redacted: count,
        not_shown: count,
        referred: count,
        withheld: count,
        withdrawn: count,
        held: count,
      }),
      opinions: z.object({
        counted: count,
        grouped: count,
        ungrouped: count,
        groups: count,
        answered: count,
        unanswered: count,
      }),
    }),
    groups: z.array(groupSchema),
  })
  .openapi('Outcome');

/** A published outcome as the outside contract gives it. */
export function outcomeReply(
  { no, hash, proposedAt, publishedAt, snapshot }: OutcomeWithSnapshot,
  current: boolean,
): z.infer<typeof outcomeSchema> {
  const { comments, opinions } = snapshot;
  return {
    consultation: snapshot.consultation,
    title: snapshot.title,
    version: snapshot.version,
    outcome: { no, at: localIso(publishedAt ?? proposedAt), hash, current },
    ...(snapshot.correction ? { correction: snapshot.correction } : {}),
    totals: {
      received: comments.received,
      opinions: opinions.counted,
      groups: opinions.groups,
      no_comment: snapshot.no_comment,
      signatories: snapshot.signatories,
      channels: snapshot.channels as { [channel: string]: number },
      withheld: snapshot.withheld,
      referred: snapshot.referred,
    },
    equations: { comments, opinions },
    groups: snapshot.groups.flatMap(({ outcome, quotes, clauses, ...group }) =>
      outcome ? [{ ...group, outcome, clauses: clauses.map(({ key, label }) => ({ key, label })) }] : [],
    ),
  };
}
