import { Hono } from 'hono';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { deskOf, matterOf } from './approval-desk.ts';
import type { Given } from './approval-fields.tsx';
import { ApprovalPaper } from './approval-paper.tsx';
import { type Approval, getApproval, listDecided, listOwn, listWaiting } from './approval-records.ts';
import { noteProblems, readAgreement, readScan } from './approval-request.ts';
import { ApprovalSheet } from './approval-sheet.tsx';
import { kinds, titleOf } from './approval-words.ts';
import { agree, getDecidable, recall, returnWithNote } from './approvals.ts';
import { ApprovalsPage } from './approvals-page.tsx';
import { getAttachment } from './attachments.ts';
import { holdsChainRole } from './chain-rules.ts';

const root = '/workspace/approvals';

/** What waits, and the sheet on which officers act in turn on what another drafted. */
export function approvalRoutes(ctx: Context) {
  const sheet = async (c: PageContext, approval: Approval, given?: Given) => {
    const matter = await matterOf(ctx, approval);
    const view = c.get('view');
    const title = view.t('staff.sheet', { title: titleOf(view, matter) });
    const problem = given !== undefined;
    const desk = await deskOf(ctx, officerOf(c), approval);
    const options = { title, workspace: true, problem, status: problem ? 422 : 200 } as const;
    return page(c, <ApprovalSheet {...matter} desk={desk} given={given} />, options);
  };

  const found = (c: PageContext) => getApproval(ctx, officerOf(c), c.req.param('id') ?? '');
  const decidable = (c: PageContext) => getDecidable(ctx, officerOf(c), c.req.param('id') ?? '');

  const act = async (c: PageContext, read: typeof readAgreement) => {
    const approval = await decidable(c);
    const filled = await read(c, approval);
    if ('given' in filled) return sheet(c, approval, filled.given);
    await agree(ctx, approval.id, { ...filled.agreement, officer: officerOf(c) });
    return backToSheet(c);
  };

  return new Hono<PageEnv>()
    .get(root, async (c) => {
      const officer = officerOf(c);
      const kind = kinds.find((each) => each === c.req.query('kind'));
      const all = await listWaiting(ctx, officer);
      const matters = (approvals: Approval[]) =>
        Promise.all(
          approvals
            .filter((approval) => kind === undefined || approval.kind === kind)
            .map((each) => matterOf(ctx, each)),
        );
      const body = (
        <ApprovalsPage
          waiting={await matters(all)}
          own={await matters(await listOwn(ctx, officer))}
          decided={await matters(await listDecided(ctx, officer))}
          kind={kind}
          count={all.length}
          mayBeAway={holdsChainRole(officer)}
        />
      );
      return page(c, body, { title: c.get('view').t('staff.approvals'), workspace: true });
    })
    .get(`${root}/:id`, async (c) => sheet(c, await found(c)))
    .get(`${root}/:id/sheet`, async (c) => {
      const matter = await matterOf(ctx, await found(c));
      const view = c.get('view');
      const title = view.t('staff.sheet', { title: titleOf(view, matter) });
      return page(c, <ApprovalPaper {...matter} />, { title, workspace: true });
    })
    .get(`${root}/:id/scans/:step`, async (c) => {
      const { acts } = await found(c);
      const { paper } = acts.find(({ step }) => String(step) === c.req.param('step')) ?? {};
      if (!paper) throw new NotFoundError();
      const { name, mediaType, bytes } = await getAttachment(ctx, paper.attachmentId);
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      });
    })
    .on(
      'GET',
      ['signature', 'scan', 'return', 'recall'].map((end) => `${root}/:id/${end}`),
      backToSheet,
    )
    .post(`${root}/:id/signature`, (c) => act(c, readAgreement))
    .post(`${root}/:id/scan`, (c) => act(c, readScan))
    .post(`${root}/:id/return`, async (c) => {
      const approval = await decidable(c);
      const note = (await readForm(c)).get('note') ?? '';
      const problems = noteProblems(c, 'return-note', note);
      if (note.trim() === '') problems.set('return-note', c.get('view').t('staff.note_missing'));
      if (problems.size > 0) return sheet(c, approval, { problems, returnNote: note });
      await returnWithNote(ctx, approval.id, { officer: officerOf(c), note });
      return backToSheet(c);
    })
    .post(`${root}/:id/recall`, async (c) => {
      await recall(ctx, c.req.param('id'), { officer: officerOf(c) });
      return backToSheet(c);
    });
}

const backToSheet = (c: PageContext) => c.redirect(c.get('view').href(`${root}/${c.req.param('id')}`), 303);
