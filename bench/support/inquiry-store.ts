import type { Context } from '#server/context.ts';
import { chance } from '#server/demo/random.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import type { ActContents, InquiryAct, KeptAct } from '#server/inquiries/case/acts.ts';
import { standingOf } from '#server/inquiries/case/standing.ts';
import { type InquiryKind, inquiryCategories, kindRule, limitOf } from '#server/inquiries/inquiry-rules.ts';
import { clocksOf, holdersOf, projectionOf } from '#server/inquiries/projection.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { searchKeys } from '#shared/text/search-keys.ts';

const dice = chance(12345);
const pick = <T>(all: readonly T[]): T => all[Math.floor(dice.next() * all.length)] as T;

const kinds: readonly InquiryKind[] = ['consult', 'help', 'complaint', 'complaint', 'report', 'suggestion'];
const channels = ['online', 'wechat', 'phone', 'phone', 'hall'] as const;
const places = ['学校门口', '小区北门', '地铁出口', '菜市场', '海边公园', '新建道路'];
const troubles = ['夜间施工噪声', '停水没有通知', '校车接送', '路灯不亮', '垃圾没有清运', '退费一直没有办理'];

export interface Cast {
  centre: string;
  departments: readonly string[];
  dispatcher: SignedIn;
}

const HOUR = 3_600_000;

interface Step {
  act: InquiryAct;
  content: ActContents[InquiryAct];
  /** Hours after the step before. */
  hours: number;
}

/** What became of a case: most are answered and closed, some are late, some came back, some still wait. */
function stepsOf(to: string, kind: InquiryKind): Step[] {
  const limit = { days: kindRule(kind).reopen_days };
  const fate = dice.next();
  const transfer: Step = { act: 'transfer', content: { to }, hours: 1 };
  const reply: Step = {
    act: 'reply',
    content: { text: '已经办理，请您查看。' },
    hours: 4 + dice.next() * 90,
  };
  const called: Step = {
    act: 'call-back',
    content: {
      way: 'phone',
      rating: pick(['satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied']),
    },
    hours: 20,
  };
  const close: Step = { act: 'close', content: {}, hours: 1 };
  if (fate < 0.02) return [];
  if (fate < 0.04)
    return [transfer, { act: 'ask-extension', content: { days: 2, reason: '需要会商' }, hours: 5 }];
  if (fate < 0.07) return [transfer];
  if (fate < 0.08) return [transfer, { act: 'return', content: { reason: 'duty' }, hours: 3 }];
  if (fate < 0.1) return [transfer, reply];
  if (fate < 0.13)
    return [
      transfer,
      reply,
      called,
      { act: 'reopen', content: { reason: '没有解决', limit }, hours: 2 },
      reply,
      close,
    ];
  return [transfer, reply, called, close];
}

/** Cases of a year that ends now, put into the store as their acts leave them; 500 in a write. */
export async function fillWithCases(ctx: Context, cast: Cast, n: number): Promise<void> {
  for (let from = 0; from < n; from += 500) {
    const rows = Array.from({ length: Math.min(500, n - from) }, (_, more) =>
      oneCase(ctx, cast, from + more, n),
    );
    await ctx.store.write(async ({ db }) => {
      await db
        .insertInto('inquiry')
        .values(rows.map(({ inquiry }) => inquiry))
        .execute();
      // As many at once as a statement has room for.
      const acts = rows.flatMap((row) => row.acts);
      for (let at = 0; at < acts.length; at += 500)
        await db
          .insertInto('inquiry_act')
          .values(acts.slice(at, at + 500))
          .execute();
      const holders = rows.flatMap((row) => row.holders);
      if (holders.length > 0) await db.insertInto('inquiry_holder').values(holders).execute();
      const clocks = rows.flatMap((row) => row.clocks);
      await db.insertInto('inquiry_clock').values(clocks).execute();
      await db
        .insertInto('inquiry_keys')
        .values(rows.map(({ keys }) => keys))
        .execute();
    });
    if (from % 20_000 === 0) console.error(`${from} cases of ${n}`);
  }
}

/** The newest come last; those of the last days alone may still wait. */
function oneCase(ctx: Context, { centre, departments, dispatcher }: Cast, no: number, n: number) {
  const now = ctx.clock.now().getTime();
  const age = ((n - no) / n) * 130 * 24 * HOUR;
  const receivedAt = new Date(Math.floor((now - age) / 1000) * 1000);
  const kind = pick(kinds);
  const category = pick(inquiryCategories).code;
  const to = pick(departments);
  const old = age > 15 * 24 * HOUR;
  let steps = stepsOf(to, kind);
  while (old && steps.at(-1)?.act !== 'close') steps = stepsOf(to, kind);
  const acts: KeptAct[] = [
    {
      seq: 1,
      act: 'receive',
      content: { limit: limitOf(kind, category) },
      officerId: null,
      departmentId: centre,
      at: receivedAt,
    },
  ];
  let at = receivedAt.getTime();
  for (const { act, content, hours } of steps) {
    at += hours * HOUR;
    if (at > now) break;
    acts.push({
      seq: acts.length + 1,
      act,
      content,
      officerId: dispatcher.id,
      departmentId: centre,
      at: new Date(at),
    } as KeptAct);
  }
  const standing = standingOf({ departmentId: centre, ends: '17:00' }, acts);
  const id = ctx.random(16).toString('hex');
  const place = pick(places);
  const title = `${place}${pick(troubles)}（第${no}件）`;
  const body = `${place}，${pick(troubles)}，已经${1 + Math.floor(dice.next() * 30)}天，请尽快处理。`;
  const text_id = no + 1;
  return {
    inquiry: {
      id,
      number: `SQ-20210520-${String(no).padStart(6, '0')}`,
      external_number: null,
      year: null,
      receipt_id: null,
      body_mac: null,
      department_id: centre,
      kind,
      category,
      topic: null,
      channel: pick(channels),
      language: 'zh-CN',
      district: null,
      requester: 'person',
      origin: null,
      received_at: receivedAt.toISOString(),
      text_id,
      title,
      body,
      details: null,
      withdrawn_day: null,
      ...projectionOf(standing),
    },
    acts: acts.map(({ seq, act, content, officerId, departmentId, at: when }) => ({
      inquiry_id: id,
      seq,
      act,
      content: canonicalJson(content),
      officer_id: officerId,
      department_id: departmentId,
      at: when.toISOString(),
    })),
    holders: holdersOf(id, standing),
    clocks: clocksOf(id, standing),
    keys: { rowid: text_id, keys: searchKeys(`${title}\n${body}`) },
  };
}
