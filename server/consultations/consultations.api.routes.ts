import { createRoute, z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Clause } from '../drafts/drafts.ts';
import { NotFoundError } from '../errors.ts';
import { apiApp, problemResponses } from '../http/api.ts';
import {
  type ClauseTree,
  consultationSchema,
  consultationSummary,
  draftVersion,
} from './consultation-schema.ts';
import { type Consultation, consultationPhase, getConsultation, listConsultations } from './consultations.ts';
import { findPublishedOutcome, type PublishedOutcome, publishedOutcomes } from './published-outcomes.ts';

const slug = z.string().max(80);

const list = createRoute({
  method: 'get',
  path: '/consultations',
  request: {
    query: z.strictObject({
      cursor: slug.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
  },
  responses: {
    200: {
      description: 'Published consultations, the newest first',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(consultationSummary), next: z.string().nullable() }),
        },
      },
    },
    ...problemResponses(400, 500),
  },
});

const one = createRoute({
  method: 'get',
  path: '/consultations/{slug}',
  request: { params: z.object({ slug }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'The notice and the newest round',
      content: { 'application/json': { schema: consultationSchema } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

const version = createRoute({
  method: 'get',
  path: '/consultations/{slug}/versions/{n}',
  request: {
    params: z.object({ slug, n: z.string().max(5) }),
    query: z.strictObject({}),
  },
  responses: {
    200: {
      description: 'A version of the draft that was put out',
      content: { 'application/json': { schema: draftVersion } },
    },
    ...problemResponses(400, 404, 410, 500),
  },
});

/** Consultations as the outside contract gives them. */
export const consultationsApi = (ctx: Context) =>
  apiApp()
    .openapi(list, async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const all = await listConsultations(ctx);
      const outcomes = await publishedOutcomes(ctx);
      const last = all.findIndex((each) => each.slug === cursor);
      if (cursor !== undefined && last < 0) throw new HTTPException(400);
      const items = all.slice(last + 1, last + 1 + limit);
      const next = last + 1 + limit < all.length ? (items.at(-1)?.slug ?? null) : null;
      const outcomeOf = ({ id }: Consultation) =>
        outcomes.findLast(({ consultationId }) => consultationId === id);
      return c.json({ items: items.map((each) => summaryOf(ctx, each, outcomeOf(each))), next }, 200);
    })
    .openapi(one, async (c) => {
      const consultation = await getConsultation(ctx, c.req.valid('param').slug);
      const outcome = await findPublishedOutcome(ctx, consultation.id);
      return c.json({ ...summaryOf(ctx, consultation, outcome), ...wholeOf(consultation) }, 200);
    })
    .openapi(version, async (c) => {
      const { slug: name, n } = c.req.valid('param');
      const { rounds } = await getConsultation(ctx, name);
      const found = rounds.find(({ version: { no } }) => String(no) === n)?.version;
      if (!found) throw new NotFoundError();
      const { no, title, hash, publishedAt, roots } = found;
      const published_at = localIso(publishedAt);
      return c.json({ consultation: name, no, title, hash, published_at, clauses: roots.map(treeOf) }, 200);
    });

const summaryOf = (ctx: Context, consultation: Consultation, outcome: PublishedOutcome | undefined) => {
  const { slug: name, title, form, round } = consultation;
  return {
    slug: name,
    title,
    form,
    drafting_unit: round.notice.drafting_unit,
    phase: consultationPhase(consultation, ctx.clock.now()),
    opens_at: localIso(round.window.opensAt),
    closes_at: localIso(round.window.closesAt),
    feedback_due_on: round.feedbackDueOn,
    round: round.no,
    version: { no: round.version.no, hash: round.version.hash },
    outcome: outcome ? { no: outcome.no, published_at: localIso(outcome.publishedAt) } : null,
  };
};

const wholeOf = ({ properties, round, rounds }: Consultation) => {
  const { notice, explanation, questions, sample_note, round: said } = round.notice;
  return {
    properties,
    published_at: localIso(round.publishedAt),
    identity: round.identity,
    visibility: round.visibility,
    review_days: round.reviewDays,
    hash: round.hash,
    responsible_unit: said.responsible_unit,
    close_reason: said.close_reason ?? null,
    shortened_reason: said.shortened_reason ?? null,
    sample_note: sample_note ?? null,
    notice,
    explanation,
    questions,
    rounds: rounds.map(({ no, version: { no: versionNo }, window, publishedAt }) => ({
      no,
      version: versionNo,
      opens_at: localIso(window.opensAt),
      closes_at: localIso(window.closesAt),
      published_at: localIso(publishedAt),
    })),
  };
};

const treeOf = ({ key, level, label, heading, text, affected, lineage, children }: Clause): ClauseTree => ({
  key,
  level,
  label,
  heading: heading ?? null,
  text: text ?? null,
  affected: affected ?? null,
  lineage,
  children: children.map(treeOf),
});
