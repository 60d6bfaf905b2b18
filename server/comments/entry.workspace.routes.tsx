import { Hono } from 'hono';
import type { Key } from '#shared/i18n/catalogues.ts';
import { dayOf } from '#shared/time.ts';
import { qrPng } from '../access/qr.ts';
import { isStrongKey } from '../access/receipts.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { StoreUnwritableError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { KeyReusedError, WeakKeyError } from '../responses/errors.ts';
import { requireCan } from '../staff/roles.ts';
import { type CommentProblem, limits } from './comment-body.ts';
import { type AcceptedComment, submitComment } from './comments.ts';
import { consultationIn } from './desk-reply.tsx';
import {
  type EntryForm,
  type EntryProblem,
  emptyEntry,
  entryOf,
  fieldOf,
  newBlock,
  readEntry,
} from './entry-form.ts';
import { EntryPage, type EntryPageProps } from './entry-page.tsx';
import { EntryReceiptPage } from './entry-receipt-page.tsx';
import { CommentsNotOpenError, OutcomePublishedError, PaperTooLateError } from './errors.ts';

const root = '/workspace/consultations/:slug/entry';

/** Letters, calls and talks, entered by clerks. */
export function entryRoutes(ctx: Context) {
  const clerks = async (c: PageContext): Promise<Consultation> => {
    const consultation = await consultationIn(ctx, c);
    requireCan(officerOf(c), 'enter-answers', consultation.departmentId);
    return consultation;
  };

  const show = (
    c: PageContext,
    consultation: Consultation,
    form: EntryForm,
    { messages = new Map(), refusal }: Partial<Pick<EntryPageProps, 'messages' | 'refusal'>> = {},
  ) => {
    const { t, say } = c.get('view');
    const problem = messages.size > 0 || refusal !== undefined;
    if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
    return page(c, <EntryPage {...{ consultation, form, messages, refusal }} />, {
      title: t('moderation.entry_of', { title: say(consultation.title) }),
      workspace: true,
      problem,
      status: refusal?.status ?? (problem ? 422 : 200),
    });
  };

  const showReceipt = (c: PageContext, consultation: Consultation, accepted: AcceptedComment) => {
    const { t, href } = c.get('view');
    const qr = qrPng(`${ctx.env.PUBLIC_URL}${href('/receipts')}#${accepted.receipt}`);
    return page(c, <EntryReceiptPage {...{ consultation, accepted, qr }} />, {
      title: t('moderation.entry_received', { no: accepted.no }),
      workspace: true,
      status: accepted.created ? 201 : 200,
    });
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const key = ctx.random(24).toString('base64url');
      return show(c, await clerks(c), emptyEntry(key, dayOf(ctx.clock.now())));
    })
    .post(root, async (c) => {
      const consultation = await clerks(c);
      const fields = await readForm(c);
      const form = readEntry(fields);
      if (!isStrongKey(form.key)) throw new WeakKeyError();
      if (fields.get('more') === '1') {
        const blocks = [...form.blocks, newBlock()].slice(0, limits.opinions);
        return show(c, consultation, { ...form, blocks });
      }
      const entry = entryOf(form);
      const { t } = c.get('view');
      if ('problems' in entry) {
        const messages = new Map([...entry.problems].map(([id, code]) => [id, t(problemWords[code])]));
        return show(c, consultation, form, { messages });
      }
      try {
        const outcome = await submitComment(ctx, consultation, {
          key: form.key,
          versionNo: consultation.round.version.no,
          body: entry.body,
          paper: { ...entry.paper, officer: officerOf(c) },
        });
        if ('accepted' in outcome) return showReceipt(c, consultation, outcome.accepted);
        const said = outcome.problems.map((each): [string, string] => {
          const id = fieldOf(each, entry.places);
          return [id, sayProblem(c, id, each)];
        });
        return show(c, consultation, form, { messages: new Map(said) });
      } catch (error) {
        const refused =
          error instanceof PaperTooLateError ||
          error instanceof CommentsNotOpenError ||
          error instanceof OutcomePublishedError ||
          error instanceof KeyReusedError ||
          error instanceof StoreUnwritableError;
        if (!refused) throw error;
        return show(c, consultation, form, { refusal: error });
      }
    });
}

const problemWords = {
  channel_missing: 'moderation.channel_missing',
  day_missing: 'moderation.day_missing',
  not_a_day: 'moderation.not_a_day',
  serial_long: 'moderation.serial_long',
  kind_missing: 'moderation.kind_missing',
} as const satisfies { [code in EntryProblem]: Key };

function sayProblem(c: PageContext, id: string, { code, limit = 0 }: CommentProblem): string {
  const { t } = c.get('view');
  if (id === 'statement' && code === 'empty_comment') return t('moderation.statement_or_opinions');
  const [field = '', at] = id.split('-');
  const label = t(fieldWords[field] ?? 'moderation.entry_text');
  const item = at === undefined ? label : t('moderation.entry_item', { no: Number(at) + 1, field: label });
  return t(`problem.${code}`, { item, limit });
}

const fieldWords: { [field: string]: Key } = {
  text: 'moderation.entry_text',
  proposed: 'moderation.proposed',
  clause: 'moderation.clause',
  name: 'moderation.party_name',
  contact: 'moderation.entry_contact',
  statement: 'moderation.entry_statement',
};
