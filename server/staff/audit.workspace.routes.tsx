import { Hono } from 'hono';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { exportAudit, verifyAudit } from './audit-export.ts';
import { auditCsv, auditJsonl } from './audit-file.ts';
import { belowOf, searchOf } from './audit-form.ts';
import { AuditPage } from './audit-page.tsx';
import { listAuditChoices, searchAudit } from './audit-search.ts';
import { AuditVerifiedPage } from './audit-verified-page.tsx';

/** The audit trail: read, searched, handed out and checked. */
export function auditRoutes(ctx: Context) {
  const download = (c: PageContext, pieces: AsyncGenerator<string>, type: string, end: string) =>
    c.body(streamOf(pieces), 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="audit-${dayOf(c.get('view').now)}.${end}"`,
      'Cache-Control': 'no-store',
    });

  return new Hono<PageEnv>()
    .get('/workspace/audit', async (c) => {
      const search = searchOf(c);
      const below = belowOf(c);
      const found = await searchAudit(ctx, officerOf(c), search, below);
      const choices = await listAuditChoices(ctx);
      const title = c.get('view').t('audit.title');
      const body = <AuditPage search={search} found={found} choices={choices} first={below === undefined} />;
      return page(c, body, { title, workspace: true });
    })
    .get('/workspace/audit.csv', async (c) => {
      const handed = await exportAudit(ctx, officerOf(c), searchOf(c), 'csv');
      return download(c, auditCsv(handed, c.get('view')), 'text/csv', 'csv');
    })
    .get('/workspace/audit.jsonl', async (c) => {
      const handed = await exportAudit(ctx, officerOf(c), searchOf(c), 'jsonl');
      return download(c, auditJsonl(handed), 'application/x-ndjson', 'jsonl');
    })
    .get('/workspace/audit/verification', (c) => c.redirect(c.get('view').href('/workspace/audit'), 303))
    .post('/workspace/audit/verification', async (c) => {
      const verified = await verifyAudit(ctx, officerOf(c));
      const title = c.get('view').t('audit.verified');
      return page(c, <AuditVerifiedPage verified={verified} />, { title, workspace: true });
    });
}

/** Piece by piece, as fast as they are taken: a long trail never stands in memory whole. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
