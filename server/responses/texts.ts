import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { record } from '../staff/audit.ts';
import type { TextField } from './text-fields.ts';
import * as queries from './texts.queries.ts';

/** Which texts an officer reads. Beside a text never stands more than one answer of its respondent. */
export interface Reading {
  field: string;
  words: string;
  group: { item: string; value: string } | undefined;
}

export interface ReadTexts {
  texts: string[];
  /** How many responses hold a text in the field. */
  all: number;
  /** How many of them were asked for. */
  matching: number;
  /** Leads to the texts that follow. */
  next: string | undefined;
}

const PAGE = 20;

/**
 * A page of texts, in an order that tells nothing of when they came. What does not continue a list that the officer
 * opened today is an opening, and leaves a line in the audit trail: no line, no texts. Throws StoreUnwritableError.
 */
export async function readTexts(
  ctx: Context,
  officer: SignedIn,
  questionnaire: Questionnaire,
  reading: Reading,
  after?: string,
): Promise<ReadTexts> {
  const day = dayOf(ctx.clock.now());
  const seal = (textId: number) =>
    createHmac('sha256', ctx.secrets.key('page'))
      .update(canonicalJson(['texts', officer.id, questionnaire.id, reading, day, textId]))
      .digest('base64url')
      .slice(0, 16);
  const from = continued(after, seal);
  if (from === undefined) await recordOpening(ctx, officer, questionnaire, reading);
  const field = { questionnaireId: questionnaire.id, field: reading.field };
  const selection = { ...field, terms: searchTerms(reading.words), group: reading.group };
  const rows = await queries.listSelected(ctx.db, selection, from ?? -1, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1)?.text_id : undefined;
  return {
    texts: shown.map(({ text }) => text),
    all: await queries.countSelected(ctx.db, { ...field, terms: [], group: undefined }),
    matching: await queries.countSelected(ctx.db, selection),
    next: last === undefined ? undefined : `${last}.${seal(last)}`,
  };
}

/** The number after which a list goes on; undefined when these are not the marks of a list that was opened. */
function continued(after: string | undefined, seal: (textId: number) => string): number | undefined {
  const [number = '', mark = ''] = after?.split('.') ?? [];
  if (!/^\d{1,16}$/.test(number)) return undefined;
  const [given, own] = [Buffer.from(mark), Buffer.from(seal(Number(number)))];
  return given.length === own.length && timingSafeEqual(given, own) ? Number(number) : undefined;
}

const recordOpening = (ctx: Context, officer: SignedIn, questionnaire: Questionnaire, reading: Reading) =>
  ctx.store.write((tx) =>
    record(tx, {
      officerId: officer.id,
      departmentId: questionnaire.departmentId,
      act: 'texts.read',
      subject: questionnaire.slug,
      detail: {
        item: reading.field,
        by: reading.group?.item ?? null,
        value: reading.group?.value ?? null,
        searched: reading.words !== '',
      },
    }),
  );

/** Below so many responses a group is too small for its texts to be read apart: the departments' threshold. */
const SMALLEST = 5;

/** A profile item with how many responses gave each value, and none. */
export interface GroupCounts {
  code: string;
  values: { code: string; n: number }[];
  unanswered: number;
}

/** Why texts are not shown: the group is too small, or they tell one thing of their respondents already. */
export type Withheld = 'small' | 'second';

/** Whether texts of a field may be read, apart from others by a group. */
export function withheld(
  { tells }: Pick<TextField, 'tells'>,
  group: Reading['group'],
  counts: readonly GroupCounts[],
): Withheld | undefined {
  if (group && tells.some(({ item }) => item !== group.item)) return 'second';
  for (const { item, value } of group ? [...tells, group] : tells) {
    const profile = counts.find(({ code }) => code === item);
    if (profile && value !== undefined && !openValues(profile).has(value)) return 'small';
  }
  return undefined;
}

/**
 * The values whose texts may be read apart. Texts of all the others would be left over for a group that is too small, so
 * with one the next smallest is closed too, until those closed are enough together.
 */
function openValues({ values, unanswered }: GroupCounts): Set<string> {
  const groups = [...values, { code: '', n: unanswered }].sort((a, b) => a.n - b.n);
  const open = new Set<string>();
  let closed = 0;
  for (const { code, n } of groups) {
    if (n < SMALLEST || (closed > 0 && closed < SMALLEST)) closed += n;
    else open.add(code);
  }
  return open;
}
