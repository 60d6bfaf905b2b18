import { type Change, changesBetween } from '#shared/questionnaire/changes.ts';
import { collectedBy } from '#shared/questionnaire/collected.ts';
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import type { QuestionnaireInProgress } from '#shared/questionnaire/in-progress.ts';
import { declaredOptions, itemsOf } from '#shared/questionnaire/items.ts';
import { reviewDefinition } from '#shared/questionnaire/review.ts';
import { fixedFaults } from '#shared/questionnaire/sample.ts';
import { lastDayBefore } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { candidateOf } from './preparation-definition.ts';
import * as queries from './preparations.queries.ts';
import type { Questionnaire } from './questionnaires.ts';

export type ObstacleCode =
  | 'missing'
  | 'too_long'
  | 'malformed'
  | 'logic'
  | 'few_options'
  | 'no_items'
  | 'slug_taken'
  | 'too_short'
  | 'closes_in_past'
  | 'due_before_close'
  | 'no_channel'
  | 'claims_less'
  | 'no_note'
  | 'undeclared'
  | 'needs_code'
  | 'closed_already'
  | 'no_english'
  | 'shortened';

/** What is wrong where. */
export interface Obstacle {
  /** The id of the field, or of the item, that it is about. */
  at: string;
  code: ObstacleCode;
  /** Warnings do not keep it from being published. */
  severity: 'error' | 'warning';
  /** The review's own words on logic. */
  message?: string;
}

export interface Prepared {
  /** The preparation, whose own address is not another's. */
  id: string;
  content: QuestionnaireInProgress;
  /** The questionnaire whose next version it is. */
  base: Questionnaire | undefined;
}

const DAY = 86_400_000;

/** Names that the workspace's own addresses have. */
const reserved = ['new'];

/**
 * Everything that is missing or contradicts itself, each at its place: format, logic, address, period, channels, the
 * privacy notice against what is collected; of a next version also its note and what is said of each changed wording.
 */
export async function obstaclesTo(ctx: Context, prepared: Prepared): Promise<Obstacle[]> {
  const { content, base } = prepared;
  const { definition, withoutEnglish } = candidateOf(content);
  const now = ctx.clock.now();
  return [
    ...formatObstacles(definition),
    ...optionObstacles(definition),
    ...(base ? versionObstacles(base, definition, content, now) : await addressObstacles(ctx, prepared)),
    ...periodObstacles(content, now),
    ...(content.channels.length === 0 ? [error('channels', 'no_channel')] : []),
    ...claimObstacles(content),
    ...withoutEnglish
      .slice(0, 1)
      .map(({ at }) => warning(fieldAt(definition, at.split('/').slice(1)), 'no_english')),
  ];
}

export const isFirm = ({ severity }: Obstacle): boolean => severity === 'error';

const error = (at: string, code: ObstacleCode, message?: string): Obstacle => ({
  at,
  code,
  severity: 'error',
  ...(message ? { message } : {}),
});
const warning = (at: string, code: ObstacleCode): Obstacle => ({ at, code, severity: 'warning' });

/** What the schema and the review find. Fields that the preparation holds beside the definition are named as there. */
function formatObstacles(definition: Definition): Obstacle[] {
  if (definition.sections.length === 0) return [error('text', 'no_items')];
  const read = definitionSchema.safeParse(definition);
  const faults = read.success
    ? []
    : read.error.issues.map(({ path, code }) => {
        const at = fieldAt(definition, path.map(String));
        const missing =
          path.reduce<unknown>((found, step) => (found as never)?.[step], definition) === undefined;
        return error(at, missing ? 'missing' : code === 'too_big' ? 'too_long' : 'malformed');
      });
  const named = new Set(faults.map(({ at }) => at));
  const logic = reviewDefinition(definition).map(({ at, message }) =>
    message === 'no text in zh-CN'
      ? error(fieldAt(definition, at.split('/').slice(1)), 'missing')
      : error(
          at.startsWith('/') ? fieldAt(definition, at.split('/').slice(1)) : `item.${at.split('.')[0]}`,
          'logic',
          message,
        ),
  );
  return unique([...faults, ...logic.filter(({ at, code }) => code === 'logic' || !named.has(at))]);
}

const unique = (all: Obstacle[]) => [
  ...new Map(all.map((each) => [`${each.at} ${each.code} ${each.message ?? ''}`, each])).values(),
];

/** The id of the field in which a place of the definition is set. */
function fieldAt(definition: Definition, [top = '', ...path]: string[]): string {
  if (top === 'privacy') {
    const [part = ''] = path;
    if (part.startsWith('retention')) return 'retention_months';
    return part === 'categories' ? 'sections' : `privacy.${part}`;
  }
  if (top === 'lists') return `list.${path[0]}`;
  if (top !== 'sections') return top;
  const section = definition.sections[Number(path[0])];
  if (!section) return 'sections';
  const item = path[1] === 'items' ? section.items[Number(path[2])] : undefined;
  return item ? `item.${item.code}` : `section.${section.code}`;
}

function optionObstacles(definition: Definition): Obstacle[] {
  const chooses = ['single', 'region', 'multiple', 'matrix', 'ranking'];
  return itemsOf(definition)
    .filter((item) => chooses.includes(item.kind))
    .filter((item) => declaredOptions(definition, item).filter(({ retired }) => !retired).length < 2)
    .filter((item) => !('options_from' in item && item.options_from))
    .map(({ code }) => error(`item.${code}`, 'few_options'));
}

async function addressObstacles(ctx: Context, { id, content }: Prepared): Promise<Obstacle[]> {
  const { slug } = content.definition;
  if (!slug) return [];
  const others = (await queries.listUnpublished(ctx.db)).filter((row) => row.id !== id);
  const taken =
    reserved.includes(slug) ||
    (await queries.findPublishedSlug(ctx.db, slug)) !== undefined ||
    others.some((row) => (JSON.parse(row.content) as QuestionnaireInProgress).definition.slug === slug);
  return taken ? [error('slug', 'slug_taken')] : [];
}

function periodObstacles(content: QuestionnaireInProgress, now: Date): Obstacle[] {
  const { results_due_on: due } = content;
  const opens = Date.parse(content.opens_at ?? '');
  const closes = Date.parse(content.closes_at ?? '');
  const found: Obstacle[] = [];
  if (Number.isNaN(opens)) found.push(error('opens_at', 'missing'));
  if (Number.isNaN(closes)) found.push(error('closes_at', 'missing'));
  if (due === undefined) found.push(error('results_due_on', 'missing'));
  if (closes <= now.getTime()) found.push(error('closes_at', 'closes_in_past'));
  else if (closes - Math.max(opens, now.getTime()) < DAY) found.push(error('closes_at', 'too_short'));
  if (due !== undefined && closes > 0 && due <= lastDayBefore(new Date(closes)))
    found.push(error('results_due_on', 'due_before_close'));
  return found;
}

const claimsNothing =
  /(?:不收集|不采集|不需要?提供)(?:任何|您的|一切)*(?:个人)?(?:信息|资料|情况)|no personal (?:information|data)/iu;

/** Where the office writes that nothing about people is collected, and something is. */
function claimObstacles({ definition }: QuestionnaireInProgress): Obstacle[] {
  const { profiles, texts } = collectedBy(definition);
  if (profiles.length === 0 && texts.length === 0) return [];
  const written = { intro: definition.intro, 'privacy.purpose': definition.privacy.purpose };
  return Object.entries(written)
    .filter(([, text]) => Object.values(text ?? {}).some((words) => claimsNothing.test(words)))
    .map(([at]) => error(at, 'claims_less'));
}

function versionObstacles(
  base: Questionnaire,
  definition: Definition,
  content: QuestionnaireInProgress,
  now: Date,
): Obstacle[] {
  const changes = changesBetween(base.live.definition, definition);
  const declared = new Map(content.rewordings.map(({ place, kind }) => [place, kind]));
  const closes = Date.parse(content.closes_at ?? '');
  return [
    ...(now >= base.closesAt ? [error('closes_at', 'closed_already')] : []),
    ...(content.change_note?.['zh-CN'] ? [] : [error('change_note', 'no_note')]),
    ...changes.flatMap((change) => changeObstacle(change, declared)),
    ...fixedFaults(base.live.definition, definition).map(({ message }) => error('text', 'logic', message)),
    ...(closes < base.closesAt.getTime() ? [warning('closes_at', 'shortened')] : []),
  ];
}

/** Another meaning under the same code would be counted with the old one. */
function changeObstacle(change: Change, declared: Map<string, 'typo' | 'meaning'>): Obstacle[] {
  if (change.kind === 'other_kind') return [error(`item.${change.item}`, 'needs_code')];
  if (change.kind !== 'reworded') return [];
  const said = declared.get(change.place);
  if (said === undefined) return [error(`rewording.${change.place}`, 'undeclared')];
  return said === 'meaning' ? [error(`rewording.${change.place}`, 'needs_code')] : [];
}
