import { Hono } from 'hono';
import { type Consultation, consultationPhase, getConsultation } from '../consultations/consultations.ts';
import { findPublishedOutcome } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { entranceOf } from '../responses/entrances.ts';
import { limits } from './comment-body.ts';
import { type CommentForm, newBlock, readCommentForm } from './comment-form.ts';
import { answerCommentForm, newKey, showCommentForm } from './comment-reply.tsx';
import { requireOpenIdentity } from './comments.ts';
import { NotTakenPage } from './not-taken-page.tsx';
import { listPublicComments, showsComments } from './public-comments.ts';
import { PublicCommentsPage } from './public-comments-page.tsx';

/** Commenting, and what of it is public. */
export const commentsRoutes = (ctx: Context) =>
  new Hono<PageEnv>()
    .get('/consultations/:slug/comments/new', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      const phase = consultationPhase(consultation, ctx.clock.now());
      if (phase !== 'open') {
        const outcome = await findPublishedOutcome(ctx, consultation.id);
        return page(c, <NotTakenPage {...{ consultation, phase, outcome }} />, {
          title: c.get('view').t('comments.write_title'),
          personal: true,
        });
      }
      requireOpenIdentity(consultation);
      return showNewForm(ctx, c, consultation);
    })
    .post('/consultations/:slug/comments', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      const fields = await readForm(c);
      fields.delete('receipt');
      return answerCommentForm(ctx, c, consultation, readCommentForm(fields), fields);
    })
    .get('/consultations/:slug/comments', async (c) => {
      const consultation = await getConsultation(ctx, c.req.param('slug'));
      return showPublic(ctx, c, consultation);
    });

/** Comments on one page of the public list. */
const PAGE = 20;

/** The released comments that the address asks for, or when they will be shown. */
async function showPublic(ctx: Context, c: PageContext, consultation: Consultation) {
  const clause = findClause(consultation.round.version, c.req.query('clause') ?? '');
  const after = /^\d{1,9}$/.exec(c.req.query('after') ?? '')?.[0];
  const cursor = after === undefined ? undefined : Number(after);
  const shows = consultation.rounds.some((round) => showsComments(ctx, round));
  const shown = shows
    ? await listPublicComments(ctx, consultation, { cursor, limit: PAGE, clause: clause?.key })
    : undefined;
  return page(
    c,
    <PublicCommentsPage
      consultation={consultation}
      shown={shown}
      clause={clause}
      first={cursor === undefined}
    />,
    { title: c.get('view').t('comments.public_title') },
  );
}

/** A form for the clauses that the address names; one that does not exist is left out and said to be. */
function showNewForm(ctx: Context, c: PageContext, consultation: Consultation) {
  const { version } = consultation.round;
  const asked = [...new Set(c.req.queries('clause') ?? [])].slice(0, limits.opinions);
  const known = asked.filter((key) => findClause(version, key));
  const form: CommentForm = {
    key: newKey(ctx),
    versionNo: version.no,
    blocks: (known.length > 0 ? known : ['']).map(newBlock),
    party: { kind: 'person', name: '', signatories: null },
    hide: false,
    contact: '',
    removeContact: false,
    statement: undefined,
    via: entranceOf(c.req.query('via')),
    correction: undefined,
  };
  const title = c.get('view').t('comments.unknown_clauses');
  return showCommentForm(c, consultation, form, {
    notice: known.length < asked.length ? { title, kind: 'news' } : undefined,
  });
}
