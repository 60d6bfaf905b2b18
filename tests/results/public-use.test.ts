import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymise, K, type Key } from '#server/results/exports/anonymity.ts';
import { publicUseColumns, publicUseFile } from '#server/results/exports/public-use.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { social } from './answering.ts';
import { openGround } from './ground.ts';
import { closed, makeOfficer, openQuestionnaire, openSite, sendResponses, short } from './support.ts';

/** The smallest number of rows that share a combination of some of the variables: what an attacker looks for. */
function smallest(keys: readonly (readonly unknown[])[]): number {
  const width = keys[0]?.length ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (let chosen = 1; chosen < 2 ** width; chosen++) {
    const sizes = new Map<string, number>();
    for (const key of keys) {
      const name = JSON.stringify(key.map((code, at) => (chosen & (1 << at) ? code : null)));
      sizes.set(name, (sizes.get(name) ?? 0) + 1);
    }
    least = Math.min(least, ...sizes.values());
  }
  return least;
}

async function fileOf(definition: Definition, n: number, seed: number) {
  const ground = await openGround();
  const { ctx, clock } = ground;
  const opened = await openQuestionnaire(ground, ['online', 'kiosk'], definition);
  await sendResponses(ctx, opened.questionnaire, n, { seed });
  await sendResponses(ctx, opened.questionnaire, 4, { seed: seed + 1, channel: 'kiosk' });
  clock.set(closed);
  const site = openSite(ctx, opened.counters);
  const analyst = await makeOfficer(ctx, opened.departmentId, ['analyst']);
  const approver = await makeOfficer(ctx, opened.departmentId, ['approver']);
  const asked = await site.send(`/workspace/questionnaires/${definition.slug}/exports/requests`, analyst, {
    kind: 'public_use',
    purpose: '交给高校研究者做方法研究',
  });
  const at = asked.headers.get('location') ?? '';
  if (asked.status !== 303) return { ...ground, ...opened, site, analyst, at, asked, rows: [], page: '' };
  await site.send(`${at}/decision`, approver, { agreed: 'yes', note: '用途合适，可以领取' });
  const csv = await (await site.get(`${at}/codes.csv`, analyst)).text();
  const rows = parse(csv, { bom: true, columns: true }) as { [column: string]: string }[];
  const page = await (await site.get(at, analyst)).text();
  return { ...ground, ...opened, site, analyst, at, asked, rows, page };
}

describe('a public-use file', () => {
  test.each([1, 2, 3])('tells nobody apart by the profile, whatever is combined (%i)', async (seed) => {
    const { rows, questionnaire, page } = await fileOf(short, 150 + 170 * seed, seed);
    expect(rows).toHaveLength(154 + 170 * seed);
    const telling = publicUseColumns(questionnaire).keys.map(({ name }) => name);
    expect(telling).toEqual(['channel', 'Q1', 'Q3', 'Q5']);
    const keys = rows.map((row) => telling.map((name) => row[name] ?? ''));
    expect(smallest(keys)).toBeGreaterThanOrEqual(K);
    // The four from the kiosk are in a channel of few.
    expect(new Set(rows.map(({ channel }) => channel))).not.toContain('kiosk');
    expect(page).toContain('为保护个人留空的');
  });

  test('holds bands, no day, no exact number, no words, and no row order', async () => {
    const { rows } = await fileOf(short, 300, 5);
    const columns = Object.keys(rows[0] ?? {});
    expect(columns.join()).not.toMatch(/\b(week|language|version|Q\d+_given)\b/);
    for (const { Q3 } of rows) expect(['', '14-24', '25-34', '35-44', '45-59', '60+']).toContain(Q3);
    const lines = rows.map((row) => JSON.stringify(Object.values(row)));
    expect(new Set(lines).size).toBeGreaterThan(100);
    const first = rows.map(({ channel, Q1 }) => `${channel}/${Q1}`);
    const runs = first.filter((each, at) => each !== first[at - 1]).length;
    expect(runs).toBe(new Set(first).size);
  });

  test('has no column that only part of the profile was asked', () => {
    const [part] = social.sections;
    const telling = definitionSchema.parse({
      ...social,
      slug: 'telling',
      sections: [
        ...(part ? [part] : []),
        {
          code: 'Z',
          title: { 'zh-CN': '末', en: 'End' },
          items: [
            {
              kind: 'scale',
              code: 'Z1',
              text: { 'zh-CN': '只问企业', en: 'Enterprises only' },
              show_if: { op: 'eq', item: 'Q1', code: 'enterprise' },
              from: 1,
              to: 5,
            },
            {
              kind: 'scale',
              code: 'Z2',
              text: { 'zh-CN': '再问', en: 'And then' },
              show_if: { op: 'answered', item: 'Z1' },
              from: 1,
              to: 5,
            },
            { kind: 'scale', code: 'Z3', text: { 'zh-CN': '都问', en: 'All' }, from: 1, to: 5 },
            { kind: 'number', code: 'Z4', text: { 'zh-CN': '收入', en: 'Income' } },
          ],
        },
      ],
    });
    const live = { no: 1, hash: '', definition: telling, publishedAt: '2021-05-15T00:00:00Z' };
    const asked = { versions: [live], live, channels: ['online'] } as unknown as Parameters<
      typeof publicUseColumns
    >[0];
    const { columns, leftOut } = publicUseColumns(asked);
    const items = new Set(columns.map(({ item }) => item));
    expect([items.has('Z1'), items.has('Z2'), items.has('Z3'), items.has('Z4')]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(leftOut).toEqual(['Z1', 'Z2', 'Z4']);
  });

  test('is not made of few answers', async () => {
    const { asked } = await fileOf(short, 60, 7);
    expect(asked.status).toBe(409);
    expect(await asked.text()).toContain('答卷太少');
  });
});

describe('blanking', () => {
  const rows = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 10, max: 200 }))
    .chain(([width, n]) =>
      fc.array(fc.array(fc.nat({ max: 6 }), { minLength: width, maxLength: width }), {
        minLength: n,
        maxLength: n,
      }),
    );

  test('leaves no combination of fewer than ten, changes nothing else, and says what it took', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const keys: Key[] = given.map((row) => Uint16Array.from(row));
        const width = given[0]?.length ?? 0;
        const { whole, rows: counted } = anonymise(keys, width);
        expect(smallest(keys.map((key) => [...key]))).toBeGreaterThanOrEqual(K);
        for (let at = 0; at < width; at++) {
          const lost = keys.filter((key, row) => key[at] !== given[row]?.[at]);
          expect(lost.every((key) => key[at] === 0)).toBe(true);
          if (!whole.includes(at)) expect(lost).toHaveLength(counted[at] ?? -1);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('takes ten along where three alone would be left without a value', () => {
    const keys: Key[] = Array.from({ length: 200 }, (_, at) => Uint16Array.of(at < 3 ? 3 : at < 20 ? 2 : 1));
    expect(anonymise(keys, 1)).toEqual({ whole: [], rows: [20] });
    expect(smallest(keys.map((key) => [...key]))).toBe(20);
  });

  test('takes nothing where nobody stands out', () => {
    const keys: Key[] = Array.from({ length: 40 }, (_, at) => Uint16Array.of(1 + (at % 2), 1 + (at % 4)));
    expect(anonymise(keys, 2)).toEqual({ whole: [], rows: [0, 0] });
  });
});

test('what is blanked is worked out once for each state, and is never laid beside another row', async () => {
  const ground = await openGround();
  const { ctx } = ground;
  const { questionnaire } = await openQuestionnaire(ground, ['online'], short);
  await sendResponses(ctx, questionnaire, 110);
  const tally = { state: 1 };
  const first = await publicUseFile(ctx, questionnaire, tally);
  expect((await publicUseFile(ctx, questionnaire, tally)).coarsened).toBe(first.coarsened);
  tally.state = 2;
  const second = await publicUseFile(ctx, questionnaire, tally);
  expect(second.coarsened).not.toBe(first.coarsened);
  expect(second.coarsened).toEqual(first.coarsened);

  await ctx.store.write(async ({ db }) => {
    const { id } = await db.selectFrom('response').select('id').executeTakeFirstOrThrow();
    await db.deleteFrom('response').where('id', '=', id).execute();
  });
  const readAll = async () => {
    for await (const page of second.pages()) expect(page).toEqual([]);
  };
  await expect(readAll()).rejects.toThrow(RangeError);
});
