import { type Phase, phaseOf } from '#shared/phase.ts';
import type { Item, Text } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { inScope } from '../results/figure-scope.ts';
import { Layout } from '../results/layout.ts';
import { approvalOf, listReleases, type Release } from '../results/releases.ts';
import { type Approval, listApprovalsOf } from '../staff/approval-records.ts';
import { type Department, listDepartments } from '../staff/departments.ts';
import { type PublicationKind, publications } from '../staff/publications.ts';
import { can, scopeOf } from '../staff/roles.ts';
import { type Board, listBoards } from './boards.ts';
import * as queries from './department-overview.queries.ts';
import { countUnanswered, countUngrouped } from './matters.queries.ts';

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
  /** The last one, and how far its approval is. */
  release: { release: Release; waiting: boolean } | undefined;
}

/** Opinions of a consultation that the department still owes an answer. */
export interface OwedAnswers {
  board: Board;
  ungrouped: number;
  unanswered: number;
}

/** Everything of a department that an officer of it sees at a glance. */
export interface DepartmentOverview {
  department: Department;
  approvals: { approval: Approval; title: Text }[];
  boards: Board[];
  owed: OwedAnswers[];
  questionnaires: OwnQuestionnaire[];
  items: NamedItem[];
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
  const boards = (await listBoards(ctx, officer)).filter(
    ({ consultation }) => consultation.departmentId === department.id,
  );
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
      return [{ approval, title: subject?.title ?? { 'zh-CN': row.subject_id } }];
    }),
  );
  return found.flat();
}

async function owedOf(ctx: Context, boards: Board[]): Promise<OwedAnswers[]> {
  const open = boards.filter(({ outcome }) => !outcome);
  const owed = await Promise.all(
    open.map(async (board) => ({
      board,
      ungrouped: await countUngrouped(ctx.db, board.consultation.id),
      unanswered: await countUnanswered(ctx.db, board.consultation.id),
    })),
  );
  return owed.filter(({ ungrouped, unanswered }) => ungrouped + unanswered > 0);
}

async function ownOf(ctx: Context, questionnaire: Questionnaire): Promise<OwnQuestionnaire> {
  const release = (await listReleases(ctx, questionnaire)).at(-1);
  const waiting = release !== undefined && (await approvalOf(ctx, release))?.state === 'waiting';
  const phase = phaseOf(questionnaire, ctx.clock.now());
  return { questionnaire, phase, release: release && { release, waiting } };
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
