import { localIso } from '#shared/time.ts';
import { showsComments } from '../comments/public-comments.ts';
import { type Consultation, consultationPhase, listConsultations } from '../consultations/consultations.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { DataField } from './data-fields.ts';
import { type DataRow, type DataSet, latest } from './data-set.ts';
import { countShown } from './open-data.queries.ts';

const head: DataField[] = [
  { name: 'slug', type: 'slug', meaning: 'openData.field_slug' },
  { name: 'address', type: 'address', meaning: 'openData.field_address' },
  { name: 'title', type: 'text', meaning: 'openData.field_title' },
];

const shown = async (ctx: Context): Promise<Consultation[]> =>
  (await listConsultations(ctx)).filter(({ exercise, retracted }) => !exercise && !retracted);

const headOf = ({ env }: Context, { slug, title }: Consultation, end = ''): DataRow => ({
  slug,
  address: `${env.PUBLIC_URL}/consultations/${slug}${end}`,
  title,
});

/** Consultations whose comments are shown, with how many there are. */
async function commented(ctx: Context) {
  const all = await Promise.all(
    (await shown(ctx)).map(async (consultation) => {
      const rounds = consultation.rounds.filter((round) => showsComments(ctx, round)).map(({ no }) => no);
      return { consultation, rounds, n: await countShown(ctx.db, consultation.id, rounds) };
    }),
  );
  return all.filter(({ rounds }) => rounds.length > 0);
}

async function answered(ctx: Context) {
  const outcomes = await publishedOutcomes(ctx);
  return (await shown(ctx)).flatMap((consultation) => {
    const outcome = outcomes.findLast(({ consultationId }) => consultationId === consultation.id);
    return outcome ? [{ consultation, outcome }] : [];
  });
}

export const consultationSets: DataSet[] = [
  {
    id: 'consultations',
    title: 'openData.consultations',
    row: 'openData.consultation',
    page: '/consultations',
    api: '/consultations',
    fields: [
      ...head,
      { name: 'form', type: 'code', meaning: 'openData.field_form' },
      { name: 'drafting_unit', type: 'text', meaning: 'openData.field_drafting_unit' },
      { name: 'phase', type: 'code', meaning: 'openData.field_phase' },
      { name: 'round', type: 'number', meaning: 'openData.field_round' },
      { name: 'draft_version', type: 'number', meaning: 'openData.field_draft_version' },
      { name: 'opens_at', type: 'datetime', meaning: 'openData.field_opens_at' },
      { name: 'closes_at', type: 'datetime', meaning: 'openData.field_closes_at' },
      { name: 'feedback_due_on', type: 'date', meaning: 'openData.field_feedback_due_on' },
      { name: 'published_at', type: 'datetime', meaning: 'openData.field_published_at' },
      { name: 'hash', type: 'string', meaning: 'openData.field_hash' },
    ],
    count: async (ctx) => (await shown(ctx)).length,
    changedAt: async (ctx) =>
      latest(
        (await shown(ctx)).flatMap(({ round }) => [
          round.publishedAt,
          ...round.events.map(({ at }) => new Date(at)),
        ]),
      ),
    rows: async (ctx) =>
      (await shown(ctx)).map((each) => ({
        ...headOf(ctx, each),
        form: each.form,
        drafting_unit: each.round.notice.drafting_unit,
        phase: consultationPhase(each, ctx.clock.now()),
        round: each.round.no,
        draft_version: each.round.version.no,
        opens_at: localIso(each.round.window.opensAt),
        closes_at: localIso(each.round.window.closesAt),
        feedback_due_on: each.round.feedbackDueOn,
        published_at: localIso(each.round.publishedAt),
        hash: each.round.hash,
      })),
  },
  {
    id: 'comments',
    title: 'openData.comments',
    row: 'openData.comment',
    fields: [
      ...head,
      { name: 'comments', type: 'number', meaning: 'openData.field_comments' },
      { name: 'api', type: 'address', meaning: 'openData.field_comments_api' },
    ],
    count: async (ctx) => (await commented(ctx)).length,
    changedAt: async () => undefined,
    rows: async (ctx) =>
      (await commented(ctx)).map(({ consultation, n }) => ({
        ...headOf(ctx, consultation, '/comments'),
        comments: n,
        api: `${ctx.env.PUBLIC_URL}/api/v1/consultations/${consultation.slug}/comments`,
      })),
  },
  {
    id: 'outcomes',
    title: 'openData.outcomes',
    row: 'openData.outcome',
    fields: [
      ...head,
      { name: 'no', type: 'number', meaning: 'openData.field_no' },
      { name: 'published_at', type: 'datetime', meaning: 'openData.field_published_at' },
      { name: 'csv', type: 'address', meaning: 'openData.field_csv' },
      { name: 'json', type: 'address', meaning: 'openData.field_json' },
    ],
    count: async (ctx) => (await answered(ctx)).length,
    changedAt: async (ctx) => latest((await answered(ctx)).map(({ outcome }) => outcome.publishedAt)),
    rows: async (ctx) =>
      (await answered(ctx)).map(({ consultation, outcome }) => {
        const own = headOf(ctx, consultation, '/outcome');
        return {
          ...own,
          no: outcome.no,
          published_at: localIso(outcome.publishedAt),
          csv: `${String(own.address)}.csv`,
          json: `${String(own.address)}.json`,
        };
      }),
  },
];
