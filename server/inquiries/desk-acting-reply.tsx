import { HTTPException } from 'hono/http-exception';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import type { PageContext } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { listDepartments } from '../staff/departments.ts';
import { NotAllowedError } from '../staff/roles.ts';
import { mayAct } from './acting.ts';
import { MOST_OF_NOTE } from './acts-reading.ts';
import { allows } from './case/standing.ts';
import { actFromDesk } from './desk-acting.ts';
import { deskPath, queryOf } from './desk-filter.ts';
import { actIn, caseIn, caseReply, enteredIn, filterIn, goToCase, queueReply } from './desk-reply.tsx';
import { deskScopeOf } from './desk-scope.ts';
import { actTogether, MOST_TOGETHER, type Ticked } from './desk-together.ts';
import {
  ExtensionTooLateError,
  InquiryChangedError,
  IntoMissingError,
  NotInThisStateError,
  OwnExtensionError,
} from './errors.ts';

/** One act on a case; the page again where something is wrong, with what was typed. */
export async function answerAct(ctx: Context, c: PageContext): Promise<Response> {
  const officer = officerOf(c);
  const inquiry = await caseIn(ctx, c);
  const fields = await readForm(c);
  const { form, seq } = actIn(inquiry, fields);
  const { act } = form;
  // Whoever was too late is told so, and not that the act is theirs no longer.
  const current = inquiry.standing.seq === seq && allows(inquiry.standing, act);
  if (current && !mayAct(officer, inquiry, act)) throw new NotAllowedError();
  const entered = enteredIn(fields);
  const departments = new Set((await listDepartments(ctx)).map(({ id }) => id));
  const { t } = c.get('view');
  const read = form.read(fields, { inquiry, now: ctx.clock.now(), t, departments });
  if ('messages' in read) return caseReply(ctx, c, { tried: act, messages: read.messages, entered });
  try {
    const done = await actFromDesk(ctx, { id: inquiry.row.id, seq, officer, act, ...read });
    return goToCase(c, done);
  } catch (error) {
    if (
      error instanceof InquiryChangedError ||
      error instanceof NotInThisStateError ||
      error instanceof OwnExtensionError ||
      error instanceof ExtensionTooLateError ||
      error instanceof IntoMissingError
    )
      return caseReply(ctx, c, { tried: act, entered, conflict: error.type, status: error.status });
    throw error;
  }
}

/** One act on those that were ticked, or on the one whose own button was pressed. */
export async function answerTogether(ctx: Context, c: PageContext): Promise<Response> {
  const officer = officerOf(c);
  if (deskScopeOf(officer).dispatches.length === 0) throw new NotAllowedError();
  const fields = await readForm(c);
  const one = fields.get('one');
  const ticked = (one === null ? fields.getAll('cases') : [one]).flatMap(tickedIn);
  const merges = one === null && fields.get('act') === 'merge';
  if (!merges && one === null && fields.get('act') !== 'supervise') throw new HTTPException(400);
  const { t, href } = c.get('view');
  const entered = { note: (fields.get('note') ?? '').trim(), into: (fields.get('into') ?? '').trim() };
  const messages = new Map<string, string>();
  if (ticked.length === 0) messages.set('cases', t('inquiryDesk.none_ticked'));
  if (ticked.length > MOST_TOGETHER)
    messages.set('cases', t('inquiryDesk.too_many', { limit: MOST_TOGETHER }));
  if (merges && entered.into === '')
    messages.set('into', t('problem.required', { item: t('inquiryDesk.into') }));
  if (messages.size > 0) return queueReply(ctx, c, { messages, entered });
  const words = [...entered.note].slice(0, MOST_OF_NOTE).join('') || t('inquiryDesk.supervise_words');
  const { done, left } = await actTogether(
    ctx,
    officer,
    ticked,
    merges ? { act: 'merge', into: entered.into.toUpperCase() } : { act: 'supervise', note: words },
  );
  const told = { done: String(done.length), left: left.join(',') };
  return c.redirect(href(deskPath + queryOf(filterIn(c), told)), 303);
}

/** `SQ-20210520-0001.3`: a case, and the number of its last act that was seen. */
function tickedIn(value: string): Ticked[] {
  const [, number, seq] = /^([\w-]{1,40})\.(\d{1,6})$/.exec(value) ?? [];
  return number && seq ? [{ number, seq: Number(seq) }] : [];
}
