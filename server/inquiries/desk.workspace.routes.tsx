import { Hono } from 'hono';
import type { Context } from '../context.ts';
import type { PageEnv } from '../http/page.tsx';
import { answerContact } from './contact-reply.tsx';
import { answerAct, answerTogether } from './desk-acting-reply.tsx';
import { deskPath, queryOf } from './desk-filter.ts';
import { caseIn, caseReply, filterIn, goToCase, queueReply } from './desk-reply.tsx';
import {
  answerNewTemplate,
  answerRemoval,
  answerTemplate,
  templateReply,
  templatesReply,
} from './template-reply.tsx';

const one = `${deskPath}/:number`;
const templates = `${deskPath}/templates`;

/** The desk: cases by the clock, and every act on them. */
export const inquiryDeskRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get(deskPath, (c) => queueReply(ctx, c))
    .get(`${deskPath}/acts`, (c) => c.redirect(c.get('view').href(deskPath + queryOf(filterIn(c))), 303))
    .post(`${deskPath}/acts`, (c) => answerTogether(ctx, c))
    .get(templates, (c) => templatesReply(ctx, c))
    .post(templates, (c) => answerNewTemplate(ctx, c))
    .get(`${templates}/:template`, (c) => templateReply(ctx, c))
    .post(`${templates}/:template`, (c) => answerTemplate(ctx, c))
    .get(`${templates}/:template/removal`, (c) => c.redirect(c.get('view').href(templates), 303))
    .post(`${templates}/:template/removal`, (c) => answerRemoval(ctx, c))
    .get(one, (c) => caseReply(ctx, c))
    .get(`${one}/acts`, async (c) => goToCase(c, await caseIn(ctx, c)))
    .post(`${one}/acts`, (c) => answerAct(ctx, c))
    .get(`${one}/contact`, async (c) => goToCase(c, await caseIn(ctx, c)))
    .post(`${one}/contact`, (c) => answerContact(ctx, c));
