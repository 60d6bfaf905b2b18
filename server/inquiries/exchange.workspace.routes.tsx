import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { addDays, dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { download, fileTypes } from '../http/download.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, type PageEnv, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { readUpload } from '../http/upload.ts';
import { ExchangeDifferencePage } from './exchange-difference-page.tsx';
import { listDifferences, readDifference, settleDifference } from './exchange-differences.ts';
import { type ExportFormat, exportCases } from './exchange-export.ts';
import { EXCHANGE_MAX, readExchange } from './exchange-file.ts';
import { ExchangePage } from './exchange-page.tsx';
import { ExchangePreviewPage } from './exchange-preview-page.tsx';
import { pack, periodIn, unpack, wholeIn } from './exchange-request.ts';
import { lookAtFile, takeFile } from './exchange-taking.ts';
import { readDepartments, requireDispatcher } from './exchange-units.ts';
import { fileFaultWords, exchangePath as root } from './exchange-words.ts';

/** How long one request takes cases in; what is left goes on with the next. */
const MILLISECONDS = 8000;

/** What the city’s own system sends and gets. */
export function exchangeRoutes(ctx: Context) {
  const show = async (c: PageContext, field?: 'file' | 'from', message = '') => {
    const { t, now } = c.get('view');
    const waiting = await listDifferences(ctx, officerOf(c));
    const messages = new Map(field ? [[field, message]] : []);
    const period = { from: addDays(dayOf(now), -30), until: dayOf(now) };
    return page(c, <ExchangePage {...{ waiting, period, messages }} />, {
      title: t('exchange.title'),
      workspace: true,
      problem: field !== undefined,
      status: field ? 422 : 200,
    });
  };

  /** Asks the matrix before anything that was posted is looked at. */
  const dispatcherOf = async (c: PageContext) => {
    const officer = officerOf(c);
    requireDispatcher(officer, await readDepartments(ctx));
    return officer;
  };

  const handOut = (end: string, format: ExportFormat, type: string) => async (c: PageContext) => {
    const officer = await dispatcherOf(c);
    const period = periodIn((name) => c.req.query(name));
    if (!period) return show(c, 'from', c.get('view').t('exchange.period_wrong'));
    const name = `inquiries-${period.from}-${period.until}-${end}`;
    const pages = Readable.from(encoded(await exportCases(ctx, officer, period, format)));
    return download(c, Readable.toWeb(pages) as ReadableStream, { type, name, called: name });
  };

  return new Hono<PageEnv>()
    .get(root, (c) => show(c))
    .post(root, async (c) => {
      const officer = await dispatcherOf(c);
      const { t } = c.get('view');
      const { file } = await readUpload(c, { field: 'file', maxBytes: EXCHANGE_MAX });
      if (!file) return show(c, 'file', t(fileFaultWords.none));
      const read = readExchange(file.bytes);
      if (typeof read === 'string') return show(c, 'file', t(fileFaultWords[read]));
      const looked = await lookAtFile(ctx, officer, read);
      const body = <ExchangePreviewPage looked={looked} packed={pack(file.bytes)} />;
      return page(c, body, { title: t('exchange.preview'), workspace: true });
    })
    .get(`${root}/cases.csv`, handOut('cases.csv', 'cases', fileTypes.csv))
    .get(`${root}/lines.csv`, handOut('lines.csv', 'lines', fileTypes.csv))
    .get(`${root}/cases.json`, handOut('cases.json', 'json', fileTypes.json))
    .get(`${root}/taking`, (c) => c.redirect(c.get('view').href(root), 303))
    .post(`${root}/taking`, async (c) => {
      const officer = await dispatcherOf(c);
      const { t } = c.get('view');
      const fields = await readForm(c);
      const packed = fields.get('packed') ?? '';
      const read = readExchange(unpack(packed));
      if (typeof read === 'string') throw new HTTPException(400);
      const from = wholeIn(fields, 'from');
      const { done, looked } = await takeFile(ctx, officer, read, { from, milliseconds: MILLISECONDS });
      const body = <ExchangePreviewPage {...{ looked, packed, done }} />;
      return page(c, body, { title: t('exchange.taking'), workspace: true });
    })
    .get(`${root}/:number`, async (c) => {
      const difference = await readDifference(ctx, officerOf(c), c.req.param('number'));
      const title = c.get('view').t('exchange.difference', { number: difference.inquiry.row.number });
      return page(c, <ExchangeDifferencePage difference={difference} />, { title, workspace: true });
    })
    .post(`${root}/:number`, async (c) => {
      const officer = await dispatcherOf(c);
      const number = c.req.param('number');
      // What is no difference is nothing here, whatever was posted.
      await readDifference(ctx, officer, number);
      const fields = await readForm(c);
      const take = fields.get('take');
      if (take !== 'theirs' && take !== 'ours') throw new HTTPException(400);
      const seen = { no: wholeIn(fields, 'no'), seq: wholeIn(fields, 'seq') };
      await settleDifference(ctx, officer, { number, ...seen, take });
      return c.redirect(c.get('view').href(`${root}/${number}`), 303);
    });
}

async function* encoded(pages: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const page of pages) yield encoder.encode(page);
}
