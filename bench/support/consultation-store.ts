import { randomUUID } from 'node:crypto';
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { submitComment } from '#server/comments/comments.ts';
import { decide } from '#server/comments/moderation.ts';
import {
  type Consultation,
  getConsultation,
  publishConsultation,
} from '#server/consultations/consultations.ts';
import type { Context } from '#server/context.ts';
import { chance } from '#server/demo/random.ts';
import { writeDisposition } from '#server/dispositions/dispositions.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { listOpinionIds } from '#server/dispositions/opinions.ts';
import { proposeOutcome } from '#server/dispositions/outcomes.ts';
import { unitsOf } from '#server/drafts/drafts.ts';
import type { Role, SignedIn } from '#server/http/signed-in.ts';
import { sign } from '#server/staff/approvals.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { openStore } from './open-store.ts';

/** Signs in on the loopback interface while a bench runs. */
export const PASSWORD = 'wenji-bench-2021';

/** A store of its own with a consultation, for measuring; its time stands still until it is moved. */
export interface Bureau {
  ctx: Context;
  consultation: Consultation;
  /** By role, which is the sign-in name too. */
  officer(role: Role): SignedIn;
  turnTo(at: string): void;
  close(): Promise<void>;
}

const staffed = ['editor', 'moderator', 'analyst', 'approver'] as const satisfies Role[];

/** In a folder of its own, or in a PostgreSQL database. */
export async function openBureau(database?: string, secret?: Buffer): Promise<Bureau> {
  let at = new Date('2021-05-20T10:00:00+08:00');
  const { ctx, close } = await openStore({ now: () => at, database, secret });
  const departmentId = (await createDepartment(ctx, { slug: 'bench', name: { en: 'Bench' } })).id;
  const officers = new Map<Role, SignedIn>();
  for (const role of staffed) {
    const account = { departmentId, title: { en: role }, signInName: role, password: PASSWORD };
    const officer = await findOfficer(
      ctx,
      await createOfficer(ctx, { ...account, roles: [{ departmentId, role }] }),
    );
    if (officer) officers.set(role, officer);
  }
  const officer = (role: Role) => {
    const found = officers.get(role);
    if (!found) throw new Error(`No ${role}`);
    return found;
  };
  const definition = consultationDefinition.parse(waste);
  await publishConsultation(ctx, { departmentId, officerId: officer('approver').id, definition });
  return {
    ctx,
    consultation: await getConsultation(ctx, definition.slug),
    officer,
    turnTo(instant) {
      at = new Date(instant);
      ctx.pages.expire();
    },
    close,
  };
}

export const dice = chance(7);

const pick = <T>(all: readonly T[]): T => {
  const one = all[Math.floor(dice.next() * all.length)];
  if (one === undefined) throw new Error('Nothing to pick from');
  return one;
};

const sayings = [
  '建议增加中午时段',
  '罚款过高',
  '希望写明标准',
  '垃圾桶离家太远',
  '支持这一条',
  '请公布监督电话',
];

/** Does something `n` times, a hundred at once; hears numbers from 1. */
async function inHundreds(n: number, work: (no: number) => Promise<unknown>): Promise<void> {
  for (let from = 1; from <= n; from += 100)
    await Promise.all(Array.from({ length: 100 }, (_, more) => work(from + more)));
}

/** Comments of one or two opinions on any article. */
export async function comment(
  { ctx, consultation }: Pick<Bureau, 'ctx' | 'consultation'>,
  n: number,
): Promise<void> {
  const clauses = unitsOf(consultation.round.version).map(({ key }) => key);
  const one = () => ({
    clause: pick(clauses),
    stance: pick(['support', 'amend', 'oppose'] as const),
    text: Array.from({ length: 1 + Math.floor(dice.next() * 12) }, () => pick(sayings)).join('，'),
    proposed: null,
    quote: null,
  });
  await inHundreds(n, () =>
    submitComment(ctx, consultation, {
      key: randomUUID(),
      versionNo: 1,
      body: {
        language: 'zh-CN',
        party: { kind: 'person', name: null, signatories: null },
        show: true,
        opinions: dice.next() < 0.2 ? [one(), one()] : [one()],
        statement: null,
        contact: null,
      },
    }),
  );
}

/** Decides on those comments that `which` names and nobody has decided on; one in 97 is withheld. */
export async function review(
  { ctx, consultation, officer }: Bureau,
  n: number,
  which: (no: number) => boolean,
): Promise<void> {
  await inHundreds(n, async (no) => {
    if (!which(no)) return;
    const act = no % 97 === 0 ? { act: 'withhold' as const, rule: 'insult' } : { act: 'release' as const };
    const seen = { revision: 0, seq: 0 };
    await decide(ctx, { consultation, no, officer: officer('moderator'), seen, ...act });
  });
}

/** Puts every opinion into one of `groups` groups, answers each, and publishes the outcome. */
export async function answer(bureau: Bureau, groups: number): Promise<void> {
  const { ctx, consultation, officer } = bureau;
  bureau.turnTo('2021-06-21T10:00:00+08:00');
  const act = { consultation, officer: officer('analyst') };
  const ids = await listOpinionIds(ctx, consultation, {});
  for (let at = 0; at < groups; at++) {
    const { id } = await createGroup(ctx, { ...act, title: { 'zh-CN': `${pick(sayings)} ${at + 1}` } });
    const opinionIds = ids.filter((_, index) => index % groups === at);
    await placeOpinions(ctx, { ...act, opinionIds, groupId: id });
    const reason = { 'zh-CN': `${pick(sayings)}，${pick(sayings)}` };
    const given = {
      ...act,
      groupId: id,
      outcome: 'partly_adopted' as const,
      reason,
      result: null,
      clauses: ['7'],
    };
    await writeDisposition(ctx, given);
  }
  const approval = await proposeOutcome(ctx, consultation, officer('analyst'));
  const signature = { secrecyReviewed: true, subjectHash: approval.subjectHash };
  await sign(ctx, approval.id, { officer: officer('approver'), ...signature });
}
