import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { decideAndSend } from '../inquiries/sent-on.ts';
import { type Act, requireCan } from '../staff/roles.ts';
import { decideAppeal } from './appeal-decisions.ts';
import { ContactPage } from './contact-form.tsx';
import { openContact } from './contact-openings.ts';
import { type Given, readDecision, readHide, readSeen, readSpans } from './decision-form.ts';
import type { DecisionProblem } from './decision-problems.ts';
import { nextHeld } from './desk.ts';
import {
  consultationIn,
  filterIn,
  goTo,
  numberOf,
  queueReply,
  readerReply,
  unlessChanged,
} from './desk-reply.tsx';
import { reopen } from './moderation.ts';
import { problemWords } from './moderation-words.ts';
import { deskPath, queryOf } from './queue-address.ts';
import { getForReview } from './reviews.ts';

const root = '/workspace/consultations/:slug/comments';

/** The desk on which comments are reviewed. */
export function moderationRoutes(ctx: Context) {
  /** Asks the matrix before anything that was posted is looked at. */
  const matterOf = async (c: PageContext, act: Act) => {
    const officer = officerOf(c);
    const consultation = await consultationIn(ctx, c);
    requireCan(officer, act, consultation.departmentId);
    return { consultation, no: numberOf(c), officer };
  };
  const back = async (c: PageContext) => goTo(c, await consultationIn(ctx, c), numberOf(c));

  return new Hono<PageEnv>()
    .get(root, (c) => queueReply(ctx, c))
    .get(`${root}/:no`, (c) => readerReply(ctx, c))
    .get(`${root}/:no/decision`, back)
    .get(`${root}/:no/reopening`, back)
    .get(`${root}/:no/contact-opening`, back)
    .get(`${root}/:no/appeal-decision`, back)
    .post(`${root}/:no/decision`, async (c) => {
      const matter = await matterOf(c, 'release-comments');
      const fields = await readForm(c);
      const words = readDecision(fields);
      const seen = readSeen(fields);
      return unlessChanged(ctx, c, { form: words.act, problems: none, note: words.note }, async () => {
        const { body } = await getForReview(ctx, matter.consultation, matter.no);
        const { spans, problems } = spansIn(c, words.act, fields, body);
        if (problems.size === 0) {
          const view = c.get('view');
          const about = { title: view.say(matter.consultation.title), no: matter.no };
          const title = view.t('exchange.sent_on_title', about);
          const outcome = await decideAndSend(ctx, { ...matter, ...words, seen, spans }, title);
          if (!('problems' in outcome)) {
            const next = await nextHeld(ctx, matter.consultation, matter.no, filterIn(c));
            return goTo(c, matter.consultation, next, matter.no);
          }
          for (const each of messages(c, words.act, outcome.problems)) problems.set(...each);
        }
        return readerReply(ctx, c, { given: { form: words.act, problems, ...kept(fields, 'note') } });
      });
    })
    .post(`${root}/:no/reopening`, async (c) => {
      const matter = await matterOf(c, 'release-comments');
      const seen = readSeen(await readForm(c));
      return unlessChanged(ctx, c, { form: 'reopening', problems: none }, async () => {
        await reopen(ctx, { ...matter, seen });
        return goTo(c, matter.consultation, matter.no);
      });
    })
    .post(`${root}/:no/appeal-decision`, async (c) => {
      const matter = await matterOf(c, 'decide-appeal');
      const fields = await readForm(c);
      const seen = readSeen(fields);
      const decision = fields.get('decision');
      if (decision !== 'upheld' && decision !== 'reversed') throw new HTTPException(400);
      const reason = fields.get('reason') ?? '';
      return unlessChanged(ctx, c, { form: 'appeal', problems: none, note: reason }, async () => {
        const { body } = await getForReview(ctx, matter.consultation, matter.no);
        const { spans, problems } = spansIn(c, 'appeal', fields, body);
        if (problems.size === 0) {
          const outcome = await decideAppeal(ctx, { ...matter, seen, decision, reason, spans });
          if (outcome.problems.length === 0) return goTo(c, matter.consultation, matter.no);
          for (const each of messages(c, 'appeal', outcome.problems)) problems.set(...each);
        }
        return readerReply(ctx, c, { given: { form: 'appeal', problems, ...kept(fields, 'reason') } });
      });
    })
    .post(`${root}/:no/contact-opening`, async (c) => {
      const matter = await matterOf(c, 'open-contact');
      const reason = (await readForm(c)).get('reason') ?? '';
      const opened = await openContact(ctx, { ...matter, reason });
      if ('problems' in opened) {
        const problems = new Map(messages(c, 'contact', opened.problems));
        return readerReply(ctx, c, { given: { form: 'contact', problems, note: reason } });
      }
      const title = c.get('view').t('moderation.contact_title', { no: matter.no });
      const from = `${deskPath(matter.consultation.slug)}/${matter.no}${queryOf(filterIn(c))}`;
      const body = <ContactPage no={matter.no} words={opened.words} back={from} />;
      return page(c, body, { title, workspace: true });
    });
}

const none: Given['problems'] = new Map();

/** What was entered, for the page to show again. */
const kept = (fields: URLSearchParams, note: string) => ({
  note: fields.get(note) ?? '',
  spans: fields.getAll('span'),
  hide: readHide(fields),
});

/** Problems by the ids of their fields. */
const messages = (c: PageContext, form: string, problems: DecisionProblem[]) =>
  problems.map(({ field, code }): [string, string] => [
    field === 'rule' || field === 'destination' ? field : `${form}-${field}`,
    c.get('view').t(problemWords[code]),
  ]);

function spansIn(
  c: PageContext,
  form: string,
  fields: URLSearchParams,
  body: Parameters<typeof readSpans>[1],
) {
  const { t } = c.get('view');
  const { spans, missing } = readSpans(fields, body);
  const problems = new Map(missing.map((row) => [`${form}-hide-${row}`, t('moderation.words_missing')]));
  if (fields.get('redacted') === '1' && spans.length === 0 && missing.length === 0)
    problems.set(`${form}-hide-0`, t('moderation.nothing_hidden'));
  return { spans, problems };
}
