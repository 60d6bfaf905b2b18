import { readdirSync, readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { chromium } from 'playwright-core';
import { test } from 'vitest';
import { headers } from '#server/http/headers.ts';
import { proposeRelease } from '#server/results/releases.ts';
import { sign } from '#server/staff/approvals.ts';
import * as s from './support.ts';
import {
  closed,
  makeOfficer,
  openGround,
  openQuestionnaire,
  openSite,
  sendResponses,
  short,
} from './support.ts';

test('shots', async () => {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground, ['online', 'kiosk', 'paper'], short);
  const { ctx, clock } = ground;
  const days = ['2021-05-20', '2021-05-21', '2021-05-24', '2021-05-25', '2021-06-01'];
  for (const [at, day] of days.entries()) {
    clock.set(`${day}T03:00:00Z`);
    await sendResponses(ctx, opened.questionnaire, 120, { seed: at + 1 });
    await sendResponses(ctx, opened.questionnaire, 20, { seed: at + 50, channel: 'kiosk' });
    if (at === 0) await sendResponses(ctx, opened.questionnaire, 4, { seed: at + 70, channel: 'paper' });
  }
  const site = openSite(ctx, opened.counters);
  const analyst = await makeOfficer(ctx, opened.departmentId, ['analyst']);
  const approver = await makeOfficer(ctx, opened.departmentId, ['approver']);
  const manifest = JSON.parse(readFileSync('/tmp/results-shots/client/.vite/manifest.json', 'utf8'));
  const files = Object.values(manifest) as { file: string; css?: string[]; src?: string }[];
  const css = files.find((f) => f.file.endsWith('.css'))?.file;
  const js = manifest['../../tmp/results-shots/entry.ts']?.file ?? files.find((f) => f.src?.includes('entry'))!.file;
  let officer = '';
  const app = new Hono();
  app.use(headers(false));
  app.get('/shots/*', (c) => {
    const body = readFileSync(`/tmp/results-shots/client${c.req.path}`);
    return c.body(body, 200, {
      'Content-Type': c.req.path.endsWith('.css') ? 'text/css' : 'text/javascript',
    });
  });
  app.all('*', async (c) => {
    const path = new URL(c.req.url).pathname + new URL(c.req.url).search;
    const answer = await site.get(path, officer ? ({ id: officer } as never) : undefined);
    if (!answer.headers.get('content-type')?.includes('html')) return answer;
    const html = (await answer.text())
      .replace(/<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, '')
      .replace(
        '</head>',
        `<link rel="stylesheet" href="/${css}"><script type="module" src="/${js}"></script></head>`,
      );
    return c.html(html, answer.status as 200);
  });
  const server = serve({ fetch: app.fetch, port: 3456 });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const errors: string[] = [];
  const shot = async (
    path: string,
    name: string,
    widths = [1280, 375],
    action?: (p: import('playwright-core').Page) => Promise<void>,
    full = true,
  ) => {
    for (const width of widths) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      page.on('console', (m) => {
        if (m.type() === 'error' || m.type() === 'warning') errors.push(`${name}: ${m.text()}`);
      });
      page.on('pageerror', (e) => errors.push(`${name}: ${e}`));
      await page.goto(`http://127.0.0.1:3456${path}`);
      await page.waitForTimeout(600);
      if (action) await action(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) errors.push(`${name} ${width}: overflows ${over}`);
      await page.screenshot({ path: `/tmp/results-shots/${name}-${width}.png`, fullPage: full });
      await page.close();
    }
  };
  const base = '/workspace/questionnaires/short';
  await shot('/questionnaires/short/results', 'due');
  officer = analyst.id;
  await shot(base, 'work');
  await shot('/workspace/questionnaires', 'list', [1280]);
  await shot(`${base}/figures?item=Q11&by=Q3`, 'staff-cross');
  await shot(`${base}/figures?item=Q7&by=Q3`, 'staff-many');
  clock.set(closed);
  await opened.counters.of(opened.questionnaire);
  await (await import('#server/results/entry-closures.ts')).declareEntryFinished(
    ctx,
    opened.questionnaire,
    analyst,
  );
  const approval = await proposeRelease(ctx, opened.counters, opened.questionnaire, analyst);
  await shot(base, 'work-waiting', [1280]);
  await shot(`${base}/releases/1`, 'proposal', [1280], undefined, false);
  await sign(ctx, approval.id, {
    officer: approver,
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
  officer = '';
  await shot('/questionnaires/short/results', 'public');
  await shot('/questionnaires/short/results?item=Q11&by=Q3', 'public-cross');
  await shot('/questionnaires/short/results?item=Q7&by=Q3', 'public-many', [1280, 375], async (p) => {
    await p.click('figure button');
    await p.waitForTimeout(300);
  });
  await shot('/en/questionnaires/short/results?item=Q10.find&by=Q1', 'public-en');
  await shot('/questionnaires/short/results?item=Q7', 'public-bars-chart', [1280, 375], async (p) => {
    await p.click('figure button');
    await p.waitForTimeout(800);
  });
  console.log(errors.join('\n'));
  await browser.close();
  server.close();
}, 120000);
