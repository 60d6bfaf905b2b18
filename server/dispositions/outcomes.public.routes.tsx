import { Hono } from 'hono';
import { sayDay } from '#shared/text/dates.ts';
import { getConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { issuedAfter } from '../policies/policies.ts';
import { NotReleasedError } from '../results/released-figures.ts';
import { erratumOf, refusalOf, replyWithErratum } from '../staff/retraction-reply.tsx';
import { NotPublishedPage } from './not-published-page.tsx';
import { outcomeCsv } from './outcome-csv.ts';
import { outcomeBody } from './outcome-reply.tsx';
import { type OutcomeWithSnapshot, publicOutcomes, snapshotText } from './outcomes.ts';

/**
 * What became of every comment, at the consultation's own address, each version at its own; before that, the day by which
 * it will be there.
 */
export function outcomesRoutes(ctx: Context) {
  /** The outcome of the address, or the one that holds, with all of them. Throws NotFoundError. */
  const asked = async (c: PageContext) => {
    const consultation = await getConsultation(ctx, c.req.param('slug') ?? '');
    const all = await publicOutcomes(ctx, consultation);
    const given = c.req.param('no')?.replace(/\.(csv|json)$/, '');
    const outcome = given === undefined ? all.at(-1) : all.find(({ no }) => String(no) === given);
    if (given !== undefined && !outcome) throw new NotFoundError();
    return { consultation, all, outcome };
  };

  const show = async (c: PageContext) => {
    const { consultation, all, outcome } = await asked(c);
    const { t, say } = c.get('view');
    const title = t('dispositions.outcome_title', { title: say(consultation.title) });
    if (!outcome) return page(c, <NotPublishedPage consultation={consultation} />, { title, status: 404 });
    const root = `/consultations/${consultation.slug}/outcome`;
    if (outcome.retraction) {
      const label = t('correcting.to_current_outcome');
      const onward = all.at(-1)?.retraction ? undefined : { address: root, label };
      return replyWithErratum(c, erratumOf(outcome.retraction, consultation.title), { onward });
    }
    const base = c.req.param('no') === undefined ? root : `${root}/versions/${outcome.no}`;
    const before = all.find(({ no }) => no === outcome.snapshot.correction?.of.no);
    const edition = {
      listed: all.map(({ no, publishedAt, retraction }) => ({ no, publishedAt, retracted: !!retraction })),
      shown: outcome.no,
      before: before?.retraction ? undefined : before?.snapshot,
      root,
    };
    const issued = (await issuedAfter(ctx, consultation.slug)).map(({ slug, content }) => ({
      address: `/policies/${slug}`,
      title: content.title,
    }));
    return page(c, outcomeBody(c, consultation, { ...outcome, base, edition, issued }), { title });
  };

  const published = async (c: PageContext): Promise<OutcomeWithSnapshot> => {
    const { consultation, outcome } = await asked(c);
    const view = c.get('view');
    if (outcome?.retraction) throw refusalOf(view, outcome.retraction, consultation.title);
    if (!outcome) throw new NotReleasedError(sayDay(consultation.round.feedbackDueOn, view.language));
    return outcome;
  };

  const download = (c: PageContext, body: string, type: string, name: string) =>
    c.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    });

  const csv = async (c: PageContext) => {
    const outcome = await published(c);
    const name = `${outcome.snapshot.consultation}-outcome-${outcome.no}.csv`;
    return download(c, tableOf(outcome, c.get('view')), 'text/csv', name);
  };

  const json = async (c: PageContext) => {
    const outcome = await published(c);
    const name = `${outcome.snapshot.consultation}-outcome-${outcome.no}.json`;
    return download(c, await snapshotText(ctx, outcome), 'application/json', name);
  };

  return new Hono<PageEnv>()
    .get('/consultations/:slug/outcome', show)
    .get('/consultations/:slug/outcome.csv', csv)
    .get('/consultations/:slug/outcome.json', json)
    .get('/consultations/:slug/outcome/versions/:no', (c) => {
      const no = c.req.param('no');
      return no.endsWith('.csv') ? csv(c) : no.endsWith('.json') ? json(c) : show(c);
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
