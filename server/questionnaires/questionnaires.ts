import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type Definition,
  definition as definitionSchema,
  type Text,
} from '#shared/questionnaire/definition.ts';
import type { Rewording } from '#shared/questionnaire/in-progress.ts';
import { type Fault, reviewDefinition } from '#shared/questionnaire/review.ts';
import { fixedFaults } from '#shared/questionnaire/sample.ts';
import type { Channel } from '#shared/terms.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import type { Context } from '../context.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import { retractedIds } from '../staff/retractions.ts';
import * as queries from './questionnaires.queries.ts';

/** A published version: never changed, known by its hash. */
export interface Version {
  no: number;
  hash: string;
  definition: Definition;
  publishedAt: string;
  /** What the public is told of the change; none for the first version. */
  changeNote?: Text | undefined;
  /** What was said of each changed wording. */
  rewordings?: Rewording[];
}

export interface ReleasePolicy {
  interim: boolean;
}

export interface Questionnaire {
  id: string;
  slug: string;
  departmentId: string;
  /** 32 random bytes from which receipts and ids are made; it never leaves the server. */
  salt: Uint8Array;
  opensAt: Date;
  closesAt: Date;
  /** The day by which results will be public. */
  resultsDueOn: string;
  channels: Channel[];
  /** Whether one interim release was announced at publication. */
  releasePolicy: ReleasePolicy;
  /** 演练: seen by officers of the department only, never public, and may be deleted whole. */
  exercise: boolean;
  /** It was published by mistake and taken back; an erratum stands at its address. */
  retracted: boolean;
  versions: Version[];
  /** The newest version. */
  live: Version;
}

export class DefinitionFaultyError extends DomainError {
  readonly type = 'definition-faulty';
  readonly status = 422;
  readonly faults: Fault[];

  constructor(faults: Fault[]) {
    super();
    this.faults = faults;
  }
}

export interface Publication {
  departmentId: string;
  definition: unknown;
  opensAt: Date;
  closesAt: Date;
  resultsDueOn: string;
  channels: Channel[];
  releasePolicy?: ReleasePolicy;
  /** A rehearsal; false when absent. */
  exercise?: boolean;
}

/**
 * Publishes a questionnaire's first version. Throws DefinitionFaultyError with every fault when the definition does not
 * fit its format or contradicts itself.
 */
export async function publishQuestionnaire(ctx: Context, publication: Publication): Promise<Questionnaire> {
  await ctx.store.write((tx) => insertPublication(tx, publication));
  return getQuestionnaire(ctx, checkedDefinition(publication.definition).slug);
}

/** The same as part of a running write; gives the questionnaire's id. Throws as `publishQuestionnaire`. */
export async function insertPublication(tx: Context, publication: Publication): Promise<string> {
  const definition = checkedDefinition(publication.definition);
  const id = tx.random(9).toString('base64url');
  const now = tx.clock.now().toISOString();
  await queries.insertQuestionnaire(tx.db, {
    id,
    slug: definition.slug,
    department_id: publication.departmentId,
    salt: tx.random(32),
    opens_at: publication.opensAt.toISOString(),
    closes_at: publication.closesAt.toISOString(),
    results_due_on: publication.resultsDueOn,
    channels: JSON.stringify(publication.channels),
    created_at: now,
    release_policy: publication.releasePolicy ? JSON.stringify(publication.releasePolicy) : null,
    exercise: publication.exercise ? 1 : 0,
  });
  await queries.insertVersion(tx.db, {
    questionnaire_id: id,
    no: 1,
    hash: hashOf(definition),
    definition: canonicalJson(definition),
    published_at: now,
    change_note: null,
    rewordings: null,
  });
  tx.store.expirePages();
  return id;
}

export interface NextVersion
  extends Pick<Publication, 'definition' | 'closesAt' | 'resultsDueOn' | 'channels'> {
  changeNote: Text;
  rewordings: Rewording[];
}

/**
 * Publishes the next version as part of a running write; gives its number. Who has begun finishes on the version that
 * they began. Throws DefinitionFaultyError.
 */
export async function insertNextVersion(
  tx: Context,
  { id, live }: Pick<Questionnaire, 'id' | 'live'>,
  next: NextVersion,
): Promise<number> {
  const definition = checkedDefinition(next.definition);
  const fixed = fixedFaults(live.definition, definition);
  if (fixed.length > 0) throw new DefinitionFaultyError(fixed);
  const no = live.no + 1;
  await queries.insertVersion(tx.db, {
    questionnaire_id: id,
    no,
    hash: hashOf(definition),
    definition: canonicalJson(definition),
    published_at: tx.clock.now().toISOString(),
    change_note: JSON.stringify(next.changeNote),
    rewordings: JSON.stringify(next.rewordings),
  });
  await queries.setPeriod(tx.db, id, {
    closes_at: next.closesAt.toISOString(),
    results_due_on: next.resultsDueOn,
    channels: JSON.stringify(next.channels),
  });
  tx.store.expirePages();
  return no;
}

function checkedDefinition(given: unknown): Definition {
  const parsed = definitionSchema.safeParse(given);
  if (!parsed.success)
    throw new DefinitionFaultyError(
      parsed.error.issues.map((issue) => ({ at: z.core.toDotPath(issue.path), message: issue.message })),
    );
  const faults = reviewDefinition(parsed.data);
  if (faults.length > 0) throw new DefinitionFaultyError(faults);
  return parsed.data;
}

/** `sha256:` and the hex digest of the definition's canonical JSON. */
export const hashOf = (definition: Definition) =>
  `sha256:${createHash('sha256').update(canonicalJson(definition)).digest('hex')}`;

/** Any of them: rehearsals are guarded at their addresses. Throws NotFoundError. */
export async function getQuestionnaire(ctx: Context, slug: string): Promise<Questionnaire> {
  const found = (await listEveryQuestionnaire(ctx)).find((each) => each.slug === slug);
  if (!found) throw new NotFoundError();
  return found;
}

/** Those that the public may see listed: no rehearsal and nothing that was taken back. */
export const listQuestionnaires = async (ctx: Context): Promise<Questionnaire[]> =>
  (await listEveryQuestionnaire(ctx)).filter(({ exercise, retracted }) => !exercise && !retracted);

/**
 * Every questionnaire, rehearsals and those taken back among them, the one that closes last first. Kept until a
 * publication expires the pages: what was published changes rarely and is read at every request.
 */
export async function listEveryQuestionnaire(ctx: Context): Promise<Questionnaire[]> {
  const { generation } = ctx.pages;
  const known = kept.get(ctx.store);
  if (known?.generation === generation) return known.all;
  const all = await readQuestionnaires(ctx);
  kept.set(ctx.store, { generation, all });
  return all;
}

const kept = new WeakMap<Context['store'], { generation: number; all: Questionnaire[] }>();

async function readQuestionnaires(ctx: Context): Promise<Questionnaire[]> {
  const [rows, versions, retracted] = await Promise.all([
    queries.listQuestionnaires(ctx.db),
    queries.listVersionKeys(ctx.db),
    retractedIds(ctx, 'questionnaire'),
  ]);
  return Promise.all(
    rows.map(async (row) => {
      const mine = versions.filter((version) => version.questionnaire_id === row.id);
      const all = await Promise.all(mine.map((key) => versionOf(ctx, key)));
      const live = all.at(-1);
      if (!live) throw new Error(`Questionnaire ${row.slug} has no version`);
      return {
        id: row.id,
        slug: row.slug,
        departmentId: row.department_id,
        salt: row.salt,
        opensAt: new Date(row.opens_at),
        closesAt: new Date(row.closes_at),
        resultsDueOn: row.results_due_on,
        channels: JSON.parse(row.channels) as Channel[],
        releasePolicy: JSON.parse(row.release_policy ?? '{"interim":false}') as ReleasePolicy,
        exercise: row.exercise === 1,
        retracted: retracted.has(row.id),
        versions: all,
        live,
      };
    }),
  );
}

async function versionOf(ctx: Context, key: queries.VersionKey): Promise<Version> {
  const row = await queries.getVersion(ctx.db, key);
  return {
    no: row.no,
    hash: row.hash,
    definition: JSON.parse(row.definition) as Definition,
    publishedAt: row.published_at,
    changeNote: row.change_note === null ? undefined : (JSON.parse(row.change_note) as Text),
    rewordings: JSON.parse(row.rewordings ?? '[]') as Rewording[],
  };
}

/** The version of a number; undefined when it was never published. */
export const findVersion = (questionnaire: Questionnaire, no: number): Version | undefined =>
  questionnaire.versions.find((version) => version.no === no);
