import { brotliCompressSync, gzipSync } from 'node:zlib';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { createApp } from '#server/app.ts';
import { publishQuestionnaire } from '#server/questionnaires/questionnaires.ts';
import { SLUG } from './bodies.ts';
import { answer, comment, openBureau, review } from './consultation-store.ts';
import { type Measure, median, told } from './report.ts';

const KB = 1024;
const LIMIT = 10;
/** A whole draft on one page: the words of its 31 articles alone take 5. */
const DRAFT_LIMIT = 12;
const period = {
  opensAt: new Date('2021-05-15T00:00:00+08:00'),
  closesAt: new Date('2021-07-15T24:00:00+08:00'),
  resultsDueOn: '2021-08-15',
  channels: ['online' as const],
};

const [first] = social.sections;
const SECTION = 'A';

const { weighting: _, indices: _rates, ...plain } = social;

const twenty = {
  ...plain,
  slug: 'twenty-items',
  sections: [
    {
      code: SECTION,
      title: first?.title,
      items: Array.from({ length: 20 }, (_, at) => ({
        code: `T${at + 1}`,
        kind: 'single',
        text: {
          'zh-CN': `第${at + 1}题：您对这项服务满意吗？`,
          en: `Question ${at + 1}: are you satisfied?`,
        },
        options: Array.from({ length: 5 }, (_, no) => ({
          code: `o${no + 1}`,
          text: { 'zh-CN': `选项${no + 1}`, en: `Option ${no + 1}` },
        })),
      })),
    },
  ],
};

/** A page of twenty items, rendered anew each time and compressed. */
export async function renderTime(times: number): Promise<Measure> {
  const bureau = await openBureau();
  const { ctx } = bureau;
  const departmentId = bureau.officer('editor').department.id;
  await publishQuestionnaire(ctx, { departmentId, definition: twenty, ...period });
  const app = await createApp(ctx, { demo: false });
  const path = `/questionnaires/twenty-items/sections/${SECTION}`;
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = process.cpuUsage();
    // An address of its own each time: nothing is kept of it.
    const reply = await app.request(`${path}?n=${at}`);
    await reply.arrayBuffer();
    if (reply.status !== 200) throw new Error(`${path} is answered with ${reply.status}`);
    const { user, system } = process.cpuUsage(began);
    took.push((user + system) / 1000);
  }
  await bureau.close();
  return told('a page of 20 items rendered and compressed, CPU', median(took), 'ms');
}

/** What each kind of public page weighs with everything it needs, charts aside. */
export async function weights(): Promise<Measure[]> {
  const bureau = await openBureau();
  const { ctx, consultation } = bureau;
  await publishQuestionnaire(ctx, {
    departmentId: bureau.officer('editor').department.id,
    definition: social,
    ...period,
  });
  await comment(bureau, 100);
  await review(bureau, 100, () => true);
  await answer(bureau, 10);
  const app = await createApp(ctx, { demo: false });
  const base = `/consultations/${consultation.slug}`;
  const paths = ['/', '/about', '/privacy', '/accessibility', '/receipts', '/search', '/consultations', base];
  paths.push(`${base}/clauses/7`, `${base}/outcome`, `/questionnaires/${SLUG}`);
  paths.push(`/questionnaires/${SLUG}/sections/${social.sections[0]?.code}`);
  const measures: Measure[] = [];
  for (const path of paths) {
    const reply = await app.request(path);
    if (reply.status !== 200) throw new Error(`${path} is answered with ${reply.status}`);
    const html = await reply.text();
    const linked = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(css|js))"/g)];
    const files = await Promise.all(
      linked.map(async ([, file = '']) => (await app.request(file)).arrayBuffer()),
    );
    const parts = [Buffer.from(html), ...files.map((file) => Buffer.from(file))];
    const sum = (of: (bytes: Buffer) => Buffer, which: (at: number) => boolean) =>
      parts.reduce((all, bytes, at) => all + (which(at) ? of(bytes).byteLength : 0), 0) / KB;
    const isScript = (at: number) => at > 0 && linked[at - 1]?.[2] === 'js';
    const styled = sum(gzipSync, (at) => !isScript(at));
    const all = sum(gzipSync, () => true);
    const br = sum(brotliCompressSync, () => true);
    console.error(
      `${path}: HTML ${sum(gzipSync, (at) => at === 0).toFixed(1)}, with CSS ${styled.toFixed(1)}, with script ${all.toFixed(1)} KB gzip, ${br.toFixed(1)} KB brotli`,
    );
    const limit = path === base ? DRAFT_LIMIT : LIMIT;
    measures.push({
      ...told(
        `${path.replace(consultation.slug, ':slug').replace(SLUG, ':slug')}, all of it in gzip`,
        all,
        'KB',
      ),
      target: `HTML + CSS <= ${limit}, with script <= 30`,
      ok: styled <= limit && all <= 30,
    });
  }
  await bureau.close();
  return measures;
}
