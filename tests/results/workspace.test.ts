import { describe, expect, test } from 'vitest';
import { figureSchema } from '#server/results/figure-schema.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { openGround } from './ground.ts';
import { closedQuestionnaire, makeOfficer, openQuestionnaire, openSite, sendResponses } from './support.ts';

const base = '/workspace/questionnaires/zwgk-social-2021';

async function open(n = 40) {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground);
  await sendResponses(ground.ctx, opened.questionnaire, n);
  const site = openSite(ground.ctx, opened.counters);
  const editor = await makeOfficer(ground.ctx, opened.departmentId, ['editor']);
  return { ...ground, ...opened, site, editor };
}

describe('what came in', () => {
  test('is live by day and channel, and 304 while nothing has changed', async () => {
    const { ctx, questionnaire, site, editor } = await open(43);
    const page = await (await site.get(base, editor)).text();
    expect(page).toContain(`data-poll="${base}/received"`);
    expect(page).toMatch(/<td class="r" data-value="43">43<\/td>/);

    const first = await site.get(`${base}/received`, editor);
    const tag = first.headers.get('etag') ?? '';
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toContain('private');
    const again = await site.get(`${base}/received`, editor, { 'If-None-Match': tag });
    expect(again.status).toBe(304);
    await sendResponses(ctx, questionnaire, 1, { seed: 9 });
    const changed = await site.get(`${base}/received`, editor, { 'If-None-Match': tag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain('data-value="44"');
  });
});

describe('figures', () => {
  test('follow in steps and say so', async () => {
    const { ctx, questionnaire, site, editor } = await open(43);
    const html = await (await site.get(`${base}/figures?item=Q7`, editor)).text();
    expect(html).toContain('图中含40份答卷，截至第40次变动，其后的变动随后计入');
    const early = await (await site.get(`${base}/figures?item=Q11&by=Q1`, editor)).text();
    expect(early).toContain('图中含0份答卷，截至第0次变动，其后的变动随后计入');
    await sendResponses(ctx, questionnaire, 70, { seed: 3 });
    const crossed = await (await site.get(`/en${base}/figures?item=Q11&by=Q1`, editor)).text();
    expect(crossed).toContain('figures hold 100 answers, as of act 100; newer acts follow');
  });

  test('are the same numbers as JSON', async () => {
    const { site, editor } = await open(43);
    const figure = await (await site.get(`${base}/figures.json?item=Q7`, editor)).json();
    const { as_of, ...rest } = figure;
    expect(as_of).toEqual({ act: 40, newer: true });
    figureSchema.omit({ release: true }).parse(rest);
  });

  test('belong to the department, and to one that an item names for that item', async () => {
    const { ctx, site, departmentId } = await open();
    const name = { 'zh-CN': '热线（示例）', en: 'Hotline (sample)' };
    const hotline = await createDepartment(ctx, { slug: 'hotline-12345', name });
    const other = await createDepartment(ctx, { slug: 'other', name });
    const named = await makeOfficer(ctx, hotline.id, ['decision']);
    const stranger = await makeOfficer(ctx, other.id, ['editor', 'analyst', 'approver']);
    const clerk = await makeOfficer(ctx, departmentId, ['clerk']);
    const status = async (path: string, officer = named) => (await site.get(path, officer)).status;

    expect(await status(`${base}/figures?item=Q19.conn&by=Q3`)).toBe(200);
    expect(await status(`${base}/figures`)).toBe(200);
    expect(await status(`${base}/figures?item=Q7`)).toBe(404);
    for (const path of [base, `${base}/received`, `${base}/figures`, `${base}/figures.json?item=Q17`]) {
      expect(await status(path, stranger)).toBe(404);
      expect(await status(path, clerk)).toBe(403);
    }
    const list = async (officer: typeof named) =>
      (await site.get('/workspace/questionnaires', officer)).text();
    expect(await list(named)).toContain('4题涉及本部门');
    expect(await list(stranger)).not.toContain(base);
    expect((await site.get(base)).status).toBe(303);

    const ways = async (officer: typeof named) => {
      const [, list = ''] =
        /<ul class="plain hub">(.*?)<\/ul>/s.exec(await (await site.get(base, officer)).text()) ?? [];
      return [...list.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => href.replace(`${base}/`, ''));
    };
    const analyst = await makeOfficer(ctx, departmentId, ['analyst']);
    expect(await ways(named)).toEqual(['figures', 'differences', 'views']);
    expect(await ways(analyst)).toEqual([
      'figures',
      'differences',
      'participation',
      'weighting',
      'texts',
      'views',
      'exports',
      'releases',
      '/workspace/briefs/new?questionnaire=zwgk-social-2021',
    ]);
  });
});

describe('the way to the release', () => {
  test('goes by two buttons, for analysts only', async () => {
    const { site, analyst, approver } = await closedQuestionnaire(600, ['online', 'paper']);
    const page = async (officer = analyst) =>
      (await site.get('/workspace/questionnaires/short', officer)).text();
    expect(await page()).toContain('声明录入完毕</button>');
    expect(await page(approver)).not.toContain('<button class="btn" type="submit">声明');
    expect((await site.post('/workspace/questionnaires/short/entry-closure', approver)).status).toBe(403);
    expect((await site.post('/workspace/questionnaires/short/releases', analyst)).status).toBe(409);
    expect((await site.post('/workspace/questionnaires/short/entry-closure', analyst)).status).toBe(303);
    expect(await page()).toContain('生成结果并送审</button>');
    const made = await site.post('/workspace/questionnaires/short/releases', analyst);
    expect(made.headers.get('location')).toMatch(/^\/workspace\/approvals\/./);
    const proposal = await site.get('/workspace/questionnaires/short/releases/1', approver);
    expect(proposal.status).toBe(200);
    const html = await proposal.text();
    expect(html).toContain('尚未公布');
    const link = html.match(/href="([^"]*releases\/1\?item=[^"]*by=[^"]*)"/)?.[1] ?? '';
    expect((await site.get(link.replaceAll('&amp;', '&'), approver)).status).toBe(200);
  });
});
