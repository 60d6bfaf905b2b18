import { randomBytes } from 'node:crypto';
import type { Context } from '#server/context.ts';
import type { Questionnaire } from '#server/questionnaires/questionnaires.ts';
import { submitResponse } from '#server/responses/responses.ts';
import { Layout } from '#server/results/layout.ts';
import { type CorrectionAsked, findCurrentRelease, proposeRelease } from '#server/results/releases.ts';
import { Tally } from '#server/results/tally.ts';
import { sign } from '#server/staff/approvals.ts';
import type { Answers, StoredAnswers } from '#shared/questionnaire/answers.ts';
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import type { WeightingPlan } from '#shared/questionnaire/weighting-plan.ts';
import { marginOf } from '#shared/statistics/weighting/cells.ts';
import { kish } from '#shared/statistics/weighting/kish.ts';
import { rake } from '#shared/statistics/weighting/rake.ts';
import { dice, social } from '../answering.ts';
import { openGround } from '../ground.ts';
import { closed, makeOfficer, openQuestionnaire, openSite } from '../support.ts';

/** A questionnaire as it would be published, and nothing stored. */
export function asPublished(definition: Definition): Questionnaire {
  const live = { no: 1, hash: `sha256:${'ab'.repeat(32)}`, definition, publishedAt: '' };
  return {
    id: 'q',
    slug: definition.slug,
    departmentId: 'd',
    salt: new Uint8Array(32),
    opensAt: new Date(0),
    closesAt: new Date(0),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
    releasePolicy: { interim: false },
    exercise: false,
    retracted: false,
    versions: [live],
    live,
  };
}

/** Answers counted, without a store. */
export function tallyOf(questionnaire: Questionnaire, answers: StoredAnswers[]): Tally {
  const tally = new Tally(new Layout(questionnaire));
  for (const after of answers)
    tally.add({ questionnaireId: 'q', versionNo: 1, channel: 'online', day: '2021-05-20', after });
  return tally;
}

const both = (text: string) => ({ 'zh-CN': text, en: text });
const options = (...codes: string[]) => codes.map((code) => ({ code, text: both(code) }));
const cited = { title: both('公报 Bulletin'), year: 2020, place: both('表1-2第3页 table 1-2 page 3') };

/** Two demographics with good benchmarks, an opinion, a choose-all item; who is no resident is outside the frame. */
export function smallDefinition(change: (plan: WeightingPlan) => void = () => {}): Definition {
  const plan: WeightingPlan = {
    use: 'release',
    frame: {
      code: 'residents',
      name: both('居住者 residents'),
      condition: { op: 'eq', item: 'P1', code: 'home' },
      total: 1000,
      others: both('其他人单独列表 others apart'),
    },
    variables: [
      {
        code: 'sex',
        label: both('性别 sex'),
        item: 'P2',
        bands: [
          { code: 'f', text: both('女 women'), codes: ['f'], target: 500 },
          { code: 'm', text: both('男 men'), codes: ['m'], target: 500 },
        ],
        unmapped: 'excluded',
        rescaled: false,
        source: structuredClone(cited),
        confidence: 'high',
        ready: true,
      },
      {
        code: 'age',
        label: both('年龄 age'),
        item: 'P3',
        bands: [
          { code: 'young', text: both('青年 young'), codes: ['20', '40'], target: 600 },
          { code: 'old', text: both('老年 old'), codes: ['60'], target: 400 },
        ],
        rescaled: false,
        source: structuredClone(cited),
        confidence: 'medium',
        ready: true,
      },
    ],
    trim: [0.2, 5],
    collapse_below: 20,
    collapse_plan: [],
  };
  change(plan);
  const { indices: _, ...base } = social;
  return definitionSchema.parse({
    ...base,
    slug: 'small',
    lists: {},
    weighting: plan,
    sections: [
      {
        code: 'S',
        title: both('S'),
        items: [
          {
            kind: 'single',
            code: 'P1',
            text: both('P1'),
            role: 'profile',
            required: true,
            options: options('home', 'guest', 'firm'),
          },
          { kind: 'single', code: 'P2', text: both('P2'), role: 'profile', options: options('f', 'm', 'x') },
          {
            kind: 'single',
            code: 'P3',
            text: both('P3'),
            role: 'profile',
            required: true,
            options: options('20', '40', '60'),
          },
          {
            kind: 'single',
            code: 'O1',
            text: both('O1'),
            required: true,
            options: options('yes', 'no', 'unsure'),
          },
          { kind: 'multiple', code: 'O2', text: both('O2'), options: options('a', 'b', 'c', 'd') },
        ],
      },
    ],
  });
}

/** Answers to it: the old and women are few, and say yes more often. `outside` of a hundred are no residents. */
export function smallAnswers(n: number, { seed = 7, outside = 10 } = {}): Answers[] {
  const roll = dice(seed);
  return Array.from({ length: n }, () => {
    const one = (...codes: string[]) => codes[Math.floor(codes.length * roll())]!;
    const home = roll() * 100 >= outside;
    const old = roll() < 0.2;
    const sex = roll() < 0.3 ? 'f' : roll() < 0.95 ? 'm' : 'x';
    const yes = roll() < 0.3 + (old ? 0.3 : 0) + (sex === 'f' ? 0.2 : 0);
    const several = ['a', 'b', 'c', 'd'].filter(() => roll() < 0.5);
    return {
      P1: home ? 'home' : one('guest', 'firm'),
      ...(roll() < 0.95 ? { P2: sex } : {}),
      P3: old ? '60' : one('20', '40'),
      O1: yes ? 'yes' : one('no', 'no', 'unsure'),
      ...(several.length > 0 ? { O2: several } : {}),
    };
  });
}

/** Raked shares worked out of the rows, by nothing that the product counts with. */
export function byRows(
  answers: Answers[],
  item: string,
  code: string,
  among: (answers: Answers) => boolean = () => true,
) {
  const inFrame = answers.filter(({ P1 }) => P1 === 'home');
  const weights = rake(
    { counts: inFrame.map(() => 1) },
    [
      marginOf(
        'sex',
        inFrame.map(({ P2 }) => (P2 === 'f' || P2 === 'm' ? P2 : null)),
        { f: 500, m: 500 },
        'excluded',
      ),
      marginOf(
        'age',
        inFrame.map(({ P3 }) => (P3 === '60' ? 'old' : 'young')),
        { young: 600, old: 400 },
      ),
    ],
    { bounds: [0.2, 5] },
  ).weights;
  const answered = inFrame
    .map((each, at) => ({ each, given: each[item], weight: weights[at]! }))
    .filter(({ each, given }) => given !== undefined && among(each));
  const sum = (all: typeof answered) => all.reduce((total, { weight }) => total + weight, 0);
  const chose = answered.filter(({ given }) =>
    Array.isArray(given) ? given.includes(code) : given === code,
  );
  return {
    n: chose.length,
    base: answered.length,
    raw: chose.length / answered.length,
    share: sum(chose) / sum(answered),
    kish: kish(weights),
    inFrame: inFrame.length,
  };
}

/** A closed questionnaire of that kind with its answers, counters that listen, an analyst and an approver. */
export async function closedWith(definition: Definition, answers: Answers[]) {
  const ground = await openGround();
  const opened = await openQuestionnaire(ground, ['online'], definition);
  await Promise.all(answers.map((each) => send(ground.ctx, opened.questionnaire, each)));
  ground.clock.set(closed);
  const analyst = await makeOfficer(ground.ctx, opened.departmentId, ['analyst']);
  const approver = await makeOfficer(ground.ctx, opened.departmentId, ['approver']);
  return { ...ground, ...opened, site: openSite(ground.ctx, opened.counters), analyst, approver };
}

async function send(ctx: Context, questionnaire: Questionnaire, answers: Answers): Promise<void> {
  const outcome = await submitResponse(ctx, questionnaire, {
    key: randomBytes(24).toString('base64url'),
    versionNo: 1,
    language: 'zh-CN',
    answers,
    channel: 'online',
  });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
}

/** Proposes the release, or a correction, signs it and gives the one that then holds. */
export async function releaseOf(
  { ctx, counters, questionnaire, analyst, approver }: Awaited<ReturnType<typeof closedWith>>,
  asked?: CorrectionAsked,
) {
  const approval = await proposeRelease(ctx, counters, questionnaire, analyst, asked);
  const { subjectHash } = approval;
  await sign(ctx, approval.id, { officer: approver, secrecyReviewed: true, subjectHash });
  const release = await findCurrentRelease(ctx, questionnaire);
  if (!release) throw new Error('No release');
  return release;
}
