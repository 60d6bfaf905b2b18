import { Hono } from 'hono';
import { sayDay } from '#shared/text/dates.ts';
import { getConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { NotReleasedError } from '../results/released-figures.ts';
import { NotPublishedPage } from './not-published-page.tsx';
import { outcomeCsv } from './outcome-csv.ts';
import { outcomeBody } from './outcome-reply.tsx';
import { findOutcome, type OutcomeWithSnapshot, snapshotText } from './outcomes.ts';

/** What became of every comment, at the consultation's own address; before that, the day by which it will be there. */
export function outcomesRoutes(ctx: Context) {
  const published = async (c: PageContext): Promise<OutcomeWithSnapshot> => {
    const consultation = await getConsultation(ctx, c.req.param('slug') ?? '');
    const outcome = await findOutcome(ctx, consultation);
    if (!outcome)
      throw new NotReleasedError(sayDay(consultation.round.feedbackDueOn, c.get('view').language));
    return outcome;
  };

  const download = (c: PageContext, body: string, type: string, name: string) =>
    c.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    });

  return new Hono<PageEnv>()
    .get('/consultations/:slug/outcome', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      const outcome = await findOutcome(ctx, consultation);
      const { t, say } = c.get('view');
      const title = t('dispositions.outcome_title', { title: say(consultation.title) });
      if (!outcome) return page(c, <NotPublishedPage consultation={consultation} />, { title, status: 404 });
      const base = `/consultations/${consultation.slug}/outcome`;
      return page(c, outcomeBody(c, consultation, { ...outcome, base }), { title });
    })
    .get('/consultations/:slug/outcome.csv', async (c) => {
      const outcome = await published(c);
      const name = `${outcome.snapshot.consultation}-outcome-${outcome.no}.csv`;
      return download(c, tableOf(outcome, c.get('view')), 'text/csv', name);
    })
    .get('/consultations/:slug/outcome.json', async (c) => {
      const outcome = await published(c);
      const name = `${outcome.snapshot.consultation}-outcome-${outcome.no}.json`;
      return download(c, await snapshotText(ctx, outcome), 'application/json', name);
    });
}

/** The last tables that were asked for: one of a large consultation takes its time. */
const tables = new Map<string, string>();
const MOST_TABLES = 8;

function tableOf({ hash, snapshot }: OutcomeWithSnapshot, view: View): string {
  const key = `${hash} ${view.language}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  if (tables.size >= MOST_TABLES) tables.clear();
  const table = outcomeCsv(snapshot, view);
  tables.set(key, table);
  return table;
}
