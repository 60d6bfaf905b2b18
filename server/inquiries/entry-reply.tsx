import { qrPng } from '../access/qr.ts';
import type { Context } from '../context.ts';
import { StoreUnwritableError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { KeyReusedError, WeakKeyError } from '../responses/errors.ts';
import { listDepartments } from '../staff/departments.ts';
import { districts } from './districts.ts';
import { type Entry, enterInquiry, entryDepartment } from './entry.ts';
import { emptyEntry, messagesOf, newEntryKey, readEntryForm } from './entry-form.ts';
import { EntryPage, type EntryPageProps } from './entry-page.tsx';
import { EntrySlip } from './entry-slip.tsx';
import { similarAnswers } from './known-answers.ts';
import { topicsOfToday } from './topics.ts';

type Shown = Partial<Pick<EntryPageProps, 'messages' | 'similar' | 'refusal'>>;

async function show(ctx: Context, c: PageContext, form: Entry, shown: Shown = {}): Promise<Response> {
  const { messages = new Map(), similar = [], refusal } = shown;
  const departments = await listDepartments(ctx);
  const problem = messages.size > 0 || refusal !== undefined;
  if (refusal?.retryAfter) c.header('Retry-After', String(refusal.retryAfter));
  return page(
    c,
    <EntryPage {...{ form, messages, similar, departments, refusal }} topics={await topicsOfToday(ctx)} />,
    {
      title: c.get('view').t('specialTopics.entry'),
      workspace: true,
      problem,
      status: refusal?.status ?? (problem ? 422 : 200),
    },
  );
}

export async function showEntry(ctx: Context, c: PageContext): Promise<Response> {
  await entryDepartment(ctx, officerOf(c));
  return show(ctx, c, emptyEntry(ctx));
}

/** Takes an entry, or shows it again: with what has to be changed, or with published answers that are like it. */
export async function answerEntry(ctx: Context, c: PageContext): Promise<Response> {
  const officer = officerOf(c);
  await entryDepartment(ctx, officer);
  const fields = await readForm(c);
  const form = readEntryForm(fields);
  const view = c.get('view');
  const similar = () => similarAnswers(ctx, `${form.title} ${form.body}`, view.language);
  if (fields.has('find')) return show(ctx, c, form, { similar: await similar() });
  try {
    const outcome = await enterInquiry(ctx, officer, form, {
      topics: (await topicsOfToday(ctx)).map(({ slug }) => slug),
      districts: districts.map(({ code }) => code),
      departments: (await listDepartments(ctx)).map(({ id }) => id),
    });
    if ('problems' in outcome)
      return show(ctx, c, form, { messages: messagesOf(view, outcome.problems), similar: await similar() });
    const { accepted, answered } = outcome;
    const qr = qrPng(`${ctx.env.PUBLIC_URL}${view.href('/receipts')}#${accepted.receipt}`);
    return page(c, <EntrySlip {...{ accepted, answered, qr }} />, {
      title: view.t('specialTopics.entered_title'),
      workspace: true,
      status: accepted.created ? 201 : 200,
    });
  } catch (error) {
    if (error instanceof StoreUnwritableError) return show(ctx, c, form, { refusal: error });
    if (error instanceof KeyReusedError || error instanceof WeakKeyError)
      return show(ctx, c, { ...form, key: newEntryKey(ctx) }, { refusal: error });
    throw error;
  }
}
