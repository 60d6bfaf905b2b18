import { Hono } from 'hono';
import { countComments, countDays } from '../comments/comment-counts.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { NotFoundError } from '../errors.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import { type PageEnv, page } from '../http/page.tsx';
import { ClausePage } from './clause-page.tsx';
import { consultationLine, type Standing, standingOf } from './consultation-lines.ts';
import { ConsultationPage } from './consultation-page.tsx';
import { citeClause } from './consultation-view.ts';
import { getConsultation, listConsultations } from './consultations.ts';
import { ConsultationsPage } from './consultations-page.tsx';
import { findPublishedOutcome, publishedOutcomes } from './published-outcomes.ts';

/** Notices, drafts and their clauses. */
export const consultationsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/consultations', async (c) => {
      const view = c.get('view');
      const outcomes = await publishedOutcomes(ctx);
      const lines: { [standing in Standing]: OpenLine[] } = {
        open: [],
        coming: [],
        waiting: [],
        answered: [],
      };
      for (const each of await listConsultations(ctx)) {
        const outcome = outcomes.findLast(({ consultationId }) => consultationId === each.id);
        lines[standingOf(each, outcome, view.now)].push(consultationLine(view, each, outcome));
      }
      return page(c, <ConsultationsPage lines={lines} />, { title: view.t('common.consultations') });
    })
    .get('/consultations/:slug', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      const outcome = await findPublishedOutcome(ctx, consultation.id);
      const counts = await countComments(ctx, consultation);
      const days = await countDays(ctx, consultation);
      const origin = new URL(ctx.env.PUBLIC_URL).origin;
      return page(c, <ConsultationPage {...{ consultation, outcome, counts, days, origin }} />, {
        title: c.get('view').say(consultation.title),
      });
    })
    .get('/consultations/:slug/clauses/:key', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      const clause = findClause(consultation.round.version, c.req.param('key'));
      if (!clause) throw new NotFoundError();
      const view = c.get('view');
      return page(c, <ClausePage consultation={consultation} clause={clause} />, {
        title: view.t('consultations.clause_title', {
          clause: citeClause(view, clause),
          title: view.say(consultation.title),
        }),
      });
    });
