import { type Phase, phaseOf } from '#shared/phase.ts';
import type { Item, Text } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import { listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { countDesk, type DeskCounts } from '../pieces/desk.ts';
import { type PolicyDuties, policyDuties } from '../policies/duties.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { inScope } from '../results/figure-scope.ts';
import { Layout } from '../results/layout.ts';
import { approvalOf, findCurrentRelease, listReleases, type Release } from '../results/releases.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { type Department, listDepartments } from '../staff/departments.ts';
import { type PublicationKind, publications } from '../staff/publications.ts';
import { can, scopeOf } from '../staff/roles.ts';
import { type Board, boardsOf } from './boards.ts';
import * as queries from './department-overview.queries.ts';
import { type Owed, owedIn } from './owed-answers.ts';

/** An item that names the department, and the address of its figure for this officer. */
export interface NamedItem {
  questionnaire: Questionnaire;
  item: Item;
  /** The number that respondents see. */
  no: string;
  path: string | undefined;
}

export interface OwnQuestionnaire {
  questionnaire: Questionnaire;
  phase: Phase;
  /** The one that holds. */
  published: Release | undefined;
  /** What was published was taken back, and nothing holds. */
  pulled: boolean;
  /** A first one, or a correction of what is public, waits for its signature. */
  proposed: boolean;
}

/** Opinions of a consultation that the department still owes an answer. */
export interface OwedAnswers extends Owed {
  board: Board;
}

/** Everything of a department that an officer of it sees at a glance; no rehearsal and nothing that was taken back. */
export interface DepartmentOverview {
  department: Department;
  approvals: { approval: Approval; title: Text }[];
  boards: Board[];
  owed: OwedAnswers[];
  questionnaires: OwnQuestionnaire[];
  items: NamedItem[];
  pieces: DeskCounts[];
  policies: PolicyDuties;
}

/** The departments whose content the officer may see. */
export const listOwnDepartments = async (ctx: Context, officer: SignedIn): Promise<Department[]> => {
  const scope = scopeOf(officer);
  return (await listDepartments(ctx)).filter(({ id }) => scope.includes(id));
};

/** Throws NotFoundError, also for a department outside the officer's scope. */
export async function getOverview(
  ctx: Context,
  officer: SignedIn,
  slug: string,
): Promise<DepartmentOverview> {
  const department = (await listOwnDepartments(ctx, officer)).find((each) => each.slug === slug);
  if (!department) throw new NotFoundError();
  const all = await listQuestionnaires(ctx);
  const own = (await listConsultations(ctx)).filter(({ departmentId }) => departmentId === department.id);
  const boards = await boardsOf(ctx, officer, own);
  const figures = can(officer, 'see-figures', department.id);
  return {
    department,
    approvals: figures ? await approvalsOf(ctx, department) : [],
    boards,
    owed: figures ? await owedOf(ctx, boards) : [],
    questionnaires: await Promise.all(
      all.filter(({ departmentId }) => departmentId === department.id).map((each) => ownOf(ctx, each)),
    ),
    items: all.flatMap((questionnaire) => namedItems(officer, questionnaire, slug)),
    pieces: await countDesk(ctx, department),
    policies: await policyDuties(ctx, department.id),
  };
}

async function approvalsOf(ctx: Context, { id }: Department) {
  const rows = await queries.listUndecided(ctx.db, id);
  const found = await Promise.all(
    rows.map(async (row) => {
      const kind = row.kind as PublicationKind;
      const approval = (await listApprovalsOf(ctx, kind, row.subject_id)).find((each) => each.id === row.id);
      if (!approval) return [];
      const subject = await publications.of(kind).subject?.(ctx, approval);
      if (subject?.item?.exercise || subject?.item?.retracted) return [];
      return [{ approval, title: subject?.title ?? { 'zh-CN': row.subject_id } }];
    }),
  );
  return found.flat();
}

async function owedOf(ctx: Context, boards: Board[]): Promise<OwedAnswers[]> {
  const open = boards.filter(({ outcome }) => !outcome);
  const owed = await owedIn(
    ctx,
    open.map(({ consultation }) => consultation),
  );
  return open.flatMap((board) => {
    const found = owed.get(board.consultation.id);
    return found && found.ungrouped + found.unanswered > 0 ? [{ board, ...found }] : [];
  });
}

async function ownOf(ctx: Context, questionnaire: Questionnaire): Promise<OwnQuestionnaire> {
  const releases = await listReleases(ctx, questionnaire);
  const last = releases.at(-1);
  const published = await findCurrentRelease(ctx, questionnaire);
  return {
    questionnaire,
    phase: phaseOf(questionnaire, ctx.clock.now()),
    published,
    pulled: !published && releases.some(({ publishedAt }) => publishedAt),
    proposed: last !== undefined && (await approvalOf(ctx, last))?.state === 'waiting',
  };
}

function namedItems(officer: SignedIn, questionnaire: Questionnaire, slug: string): NamedItem[] {
  const { definition } = questionnaire.live;
  const named = itemsOf(definition).filter(({ department }) => department === slug);
  if (named.length === 0) return [];
  const seen = inScope(officer, questionnaire)?.items;
  const { variables } = new Layout(questionnaire);
  return named.map((item) => {
    const code = variables.find((each) => each.item === item.code)?.code;
    const path = `/workspace/questionnaires/${questionnaire.slug}/figures?item=${code}`;
    return {
      questionnaire,
      item,
      no: String(numberOf(definition, item.code)),
      path: code && seen?.has(item.code) ? path : undefined,
    };
  });
}
