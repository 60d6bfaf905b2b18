import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import type { Given } from './approval-forms.tsx';
import { type Approval, getApproval, listOwn, listWaiting } from './approval-records.ts';
import { ApprovalSheet } from './approval-sheet.tsx';
import { titleOf } from './approval-words.ts';
import { getDecidable, NOTE_MAX, returnWithNote, sign } from './approvals.ts';
import { ApprovalsPage, type Matter } from './approvals-page.tsx';
import { publications } from './publications.ts';

/** What waits for signature, and the sheet on which one officer signs or returns what another drafted. */
export function approvalRoutes(ctx: Context) {
  const matterOf = async (approval: Approval): Promise<Matter> => ({
    approval,
    subject: await publications.of(approval.kind).subject?.(ctx, approval),
  });

  const sheet = async (c: PageContext, approval: Approval, given?: Given) => {
    const matter = await matterOf(approval);
    const view = c.get('view');
    const title = view.t('staff.sheet', { title: titleOf(view, matter) });
    const problem = given !== undefined;
    const options = { title, workspace: true, problem, status: problem ? 422 : 200 } as const;
    return page(c, <ApprovalSheet {...matter} given={given} />, options);
  };

  const backToSheet = (c: PageContext) =>
    c.redirect(c.get('view').href(`/workspace/approvals/${c.req.param('id')}`), 303);

  return new Hono<PageEnv>()
    .get('/workspace/approvals', async (c) => {
      const officer = officerOf(c);
      const waiting = await Promise.all((await listWaiting(ctx, officer)).map(matterOf));
      const own = await Promise.all((await listOwn(ctx, officer)).map(matterOf));
      const title = c.get('view').t('staff.approvals');
      return page(c, <ApprovalsPage waiting={waiting} own={own} />, { title, workspace: true });
    })
    .get('/workspace/approvals/:id', async (c) =>
      sheet(c, await getApproval(ctx, officerOf(c), c.req.param('id'))),
    )
    .get('/workspace/approvals/:id/signature', backToSheet)
    .get('/workspace/approvals/:id/return', backToSheet)
    .post('/workspace/approvals/:id/signature', async (c) => {
      const officer = officerOf(c);
      const approval = await getDecidable(ctx, officer, c.req.param('id'));
      const form = await readForm(c);
      const note = form.get('note') ?? '';
      const secrecyReviewed = form.get('secrecy') === 'reviewed';
      const problems = noteProblems(c, 'sign-note', note);
      if (!secrecyReviewed) problems.set('secrecy', c.get('view').t('staff.secrecy_missing'));
      if (problems.size > 0) return sheet(c, approval, { problems, signNote: note, secrecyReviewed });
      const subjectHash = form.get('subject_hash') ?? '';
      await sign(ctx, approval.id, { officer, secrecyReviewed, note, subjectHash });
      return backToSheet(c);
    })
    .post('/workspace/approvals/:id/return', async (c) => {
      const officer = officerOf(c);
      const approval = await getDecidable(ctx, officer, c.req.param('id'));
      const note = (await readForm(c)).get('note') ?? '';
      const problems = noteProblems(c, 'return-note', note);
      if (note.trim() === '') problems.set('return-note', c.get('view').t('staff.note_missing'));
      if (problems.size > 0) return sheet(c, approval, { problems, returnNote: note });
      await returnWithNote(ctx, approval.id, { officer, note });
      return backToSheet(c);
    });
}

const noteProblems = (c: PageContext, field: string, note: string) =>
  new Map(
    [...note].length > NOTE_MAX ? [[field, c.get('view').t('staff.note_too_long', { limit: NOTE_MAX })]] : [],
  );
