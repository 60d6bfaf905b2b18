import { qrPng } from '../access/qr.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { findClause } from '../drafts/drafts.ts';
import { DomainError, StoreUnwritableError } from '../errors.ts';
import { type PageContext, page } from '../http/page.tsx';
import type { View } from '../http/view.ts';
import { ChangedElsewhereError, KeyReusedError, WithdrawnError } from '../responses/errors.ts';
import type { CommentBody, CommentProblem } from './comment-body.ts';
import { correctComment } from './comment-changes.ts';
import { bodyOfForm, type CommentForm, fieldsOfBlock, newBlock } from './comment-form.ts';
import { CommentPage, type FormNotice, titleOf, WHOLE } from './comment-page.tsx';
import { sayProblem } from './comment-problems.ts';
import { CommentReceiptPage } from './comment-receipt-page.tsx';
import { type AcceptedComment, type CommentOutcome, submitComment } from './comments.ts';
import {
  CommentsClosedError,
  CommentsNotOpenError,
  IdentityNeededError,
  OutcomePublishedError,
} from './errors.ts';

interface Shown {
  messages?: ReadonlyMap<string, string>;
  notice?: FormNotice | undefined;
  restored?: boolean;
  refusal?: DomainError;
}

/** The form as it stands; what stands in its way is said on top, and nothing that was written is lost. */
export function showCommentForm(
  c: PageContext,
  consultation: Consultation,
  form: CommentForm,
  { messages = new Map(), notice, restored = false, refusal }: Shown = {},
) {
  const view = c.get('view');
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  const sendable = !refusal || refusal instanceof StoreUnwritableError || refusal instanceof KeyReusedError;
  return page(
    c,
    <CommentPage
      consultation={consultation}
      form={form}
      messages={messages}
      notice={refusal ? noticeOf(view, refusal) : notice}
      restored={restored}
      posted={c.req.method === 'POST'}
      sendable={sendable}
    />,
    {
      title: titleOf(view, consultation, form),
      status: refusal?.status ?? (messages.size > 0 ? 422 : 200),
      problem: refusal !== undefined || messages.size > 0,
      personal: true,
    },
  );
}

/** What a posted form asks for: another clause to be added, or the comment to be taken. */
export async function answerCommentForm(
  ctx: Context,
  c: PageContext,
  consultation: Consultation,
  form: CommentForm,
  fields: URLSearchParams,
): Promise<Response> {
  if (fields.has('add')) return addClauses(c, consultation, form, fields);
  const view = c.get('view');
  const { body, places } = bodyOfForm(form, view.language);
  try {
    const outcome = await take(ctx, consultation, form, body);
    if ('problems' in outcome)
      return showCommentForm(c, consultation, form, {
        messages: messagesOf(view, consultation, body, places, outcome.problems),
      });
    return replyWithReceipt(ctx, c, consultation, outcome.accepted, {
      corrected: form.correction !== undefined,
      counted: fields.get('counted') === 'now',
    });
  } catch (error) {
    if (!keepsText(error)) throw error;
    const fresh = error instanceof KeyReusedError ? { key: newKey(ctx) } : {};
    return showCommentForm(c, consultation, { ...form, ...fresh }, { refusal: error });
  }
}

/** 192 random bits: in the form, so that back, reload and double click give the same receipt. */
export const newKey = (ctx: Context): string => ctx.random(24).toString('base64url');

function take(
  ctx: Context,
  consultation: Consultation,
  { key, versionNo, via, correction, removeContact }: CommentForm,
  body: CommentBody,
): Promise<CommentOutcome> {
  if (!correction) return submitComment(ctx, consultation, { key, versionNo, body, entrance: via });
  const { receipt } = correction;
  return correctComment(ctx, consultation, { receipt, revision: correction.revision, body, removeContact });
}

const refusals = [
  StoreUnwritableError,
  ChangedElsewhereError,
  KeyReusedError,
  WithdrawnError,
  CommentsClosedError,
  CommentsNotOpenError,
  OutcomePublishedError,
  IdentityNeededError,
];

const keepsText = (error: unknown): error is DomainError =>
  error instanceof DomainError && refusals.some((kind) => error instanceof kind);

function noticeOf({ t, href }: View, refusal: DomainError): FormNotice {
  const toReceipts = { address: href('/receipts'), label: t('common.receipts') };
  const words = (title: string, help: string, link?: FormNotice['link']): FormNotice => ({
    title,
    help,
    kind: 'refusal',
    ...(link ? { link } : {}),
  });
  if (refusal instanceof StoreUnwritableError)
    return words(t('responses.unsaved_title'), t('responses.unsaved_help'));
  if (refusal instanceof KeyReusedError)
    return words(t('comments.sent_before'), t('comments.sent_before_help'), toReceipts);
  if (refusal instanceof ChangedElsewhereError)
    return words(t('comments.changed_elsewhere'), t('comments.changed_elsewhere_help'), toReceipts);
  if (refusal instanceof WithdrawnError)
    return words(t('comments.already_withdrawn'), t('comments.already_withdrawn_help'));
  if (refusal instanceof CommentsClosedError)
    return words(t('error.comments-closed'), t('comments.closed_text_kept'));
  if (refusal instanceof OutcomePublishedError)
    return words(t('error.outcome-published'), t('error.outcome-published_help'));
  if (refusal instanceof IdentityNeededError)
    return words(t('error.identity-needed'), t('error.identity-needed_help'));
  return words(t('error.comments-not-open'), t('error.comments-not-open_help'));
}

/** Problems by the field that they are about; the first of each. */
function messagesOf(
  view: View,
  { round }: Consultation,
  body: CommentBody,
  places: number[],
  problems: CommentProblem[],
): Map<string, string> {
  const messages = new Map<string, string>();
  for (const problem of problems) {
    const field = fieldOf(problem.pointer, places);
    if (!messages.has(field)) messages.set(field, sayProblem(view, round.version, body, problem));
  }
  return messages;
}

/** `/opinions/1/proposed` → the field of the block that holds it. */
function fieldOf(pointer: string, places: number[]): string {
  const [, place, at, part] = pointer.split('/');
  if (place === 'contact' || place === 'statement') return place;
  if (place === 'party') return 'name';
  const block = fieldsOfBlock(at === undefined ? 0 : (places[Number(at)] ?? 0));
  return part === 'proposed' ? block.proposed : block.text;
}

/** Puts further clauses into the form: one by hand, or those that a device had kept. */
function addClauses(c: PageContext, consultation: Consultation, form: CommentForm, fields: URLSearchParams) {
  const { t } = c.get('view');
  const restored = fields.get('add') === 'restore';
  const { version } = consultation.round;
  const asked = fields
    .getAll('more')
    .filter((key) => key === WHOLE || findClause(version, key))
    .map((key) => (key === WHOLE ? '' : key));
  if (asked.length === 0 && !restored)
    return showCommentForm(c, consultation, form, {
      messages: new Map([['more', t('comments.clause_not_chosen')]]),
    });
  const known = form.blocks.map(({ clause }) => clause);
  const blocks = [...form.blocks, ...[...new Set(asked)].filter((key) => !known.includes(key)).map(newBlock)];
  const at = blocks.findIndex(({ clause }) => clause === asked[0]);
  const link = { address: `#block-${at}`, label: t('comments.go_to_added') };
  return showCommentForm(
    c,
    consultation,
    { ...form, versionNo: version.no, blocks },
    restored ? { restored } : { notice: { title: t('comments.added'), kind: 'news', link } },
  );
}

/** The receipt as the reply to what was sent. A receipt never stands in an address. */
function replyWithReceipt(
  ctx: Context,
  c: PageContext,
  consultation: Consultation,
  accepted: AcceptedComment,
  { corrected, counted }: { corrected: boolean; counted: boolean },
): Response {
  const { t, href } = c.get('view');
  const title = t(corrected ? 'comments.corrected_title' : 'comments.received_title');
  const created = accepted.created || (counted && !accepted.withdrawn);
  const again = corrected || created ? undefined : t('comments.received_again');
  return page(
    c,
    <CommentReceiptPage
      consultation={consultation}
      receipt={accepted.receipt}
      no={accepted.no}
      receivedAt={accepted.receivedAt}
      qr={qrPng(`${ctx.env.PUBLIC_URL}${href('/receipts')}#${accepted.receipt}`)}
      title={title}
      notice={accepted.withdrawn ? t('comments.received_withdrawn') : again}
      corrected={corrected}
    />,
    { title, status: created && !corrected ? 201 : 200, personal: true },
  );
}
