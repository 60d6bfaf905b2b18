import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import * as queries from './open-work.queries.ts';
import type { PublicationKind } from './publications.ts';

/** What an officer has open, told without its contents: the administrator of accounts sees none. */
export interface OpenMatter {
  what: 'consultation-begun' | 'questionnaire-begun' | 'proposal' | 'chain' | 'waiting-chain';
  /** What is to be published at the end; of what is only begun, that follows from `what`. */
  kind?: PublicationKind;
  departmentName: Text;
  since: Date;
}

interface WaitingApproval {
  id: string;
  kind: PublicationKind;
  departmentId: string;
  departmentName: Text;
  /** Who drafted it; nobody: the system. */
  draftedBy: string | null;
  since: Date;
  /** The chain as it was when the proposal began. */
  steps: string;
}

/** Every proposal on which the last act is still to come, the oldest first. */
export const waitingApprovals = async (ctx: Context): Promise<WaitingApproval[]> =>
  (await queries.listWaiting(ctx.db)).map((row) => ({
    id: row.id,
    kind: row.kind as PublicationKind,
    departmentId: row.department_id,
    departmentName: JSON.parse(row.department_name) as Text,
    draftedBy: row.officer_id,
    since: new Date(row.at),
    steps: row.steps ?? '',
  }));

/** What an officer leaves behind: what they began, what of theirs waits, and the chains that name them. */
export async function openWorkOf(ctx: Context, officerId: string): Promise<OpenMatter[]> {
  const [consultations, questionnaires, waiting, chains] = await Promise.all([
    queries.listConsultationsBegunBy(ctx.db, officerId),
    queries.listQuestionnairesBegunBy(ctx.db, officerId),
    waitingApprovals(ctx),
    queries.listChains(ctx.db),
  ]);
  const named = JSON.stringify(officerId);
  const holding = new Map(chains.map((chain) => [`${chain.department_id} ${chain.kind}`, chain]));
  return [
    ...consultations.map((row) => begun('consultation-begun', row)),
    ...questionnaires.map((row) => begun('questionnaire-begun', row)),
    ...waiting
      .filter(({ draftedBy }) => draftedBy === officerId)
      .map((each): OpenMatter => ({ what: 'proposal', ...each })),
    ...waiting
      .filter(({ steps }) => steps.includes(named))
      .map((each): OpenMatter => ({ what: 'waiting-chain', ...each })),
    ...[...holding.values()]
      .filter(({ steps }) => steps.includes(named))
      .map(
        ({ kind, department_name, at }): OpenMatter => ({
          what: 'chain',
          kind: kind as PublicationKind,
          departmentName: JSON.parse(department_name) as Text,
          since: new Date(at),
        }),
      ),
  ];
}

const begun = (
  what: OpenMatter['what'],
  { department_name, created_at }: { department_name: string; created_at: string },
): OpenMatter => ({
  what,
  departmentName: JSON.parse(department_name) as Text,
  since: new Date(created_at),
});
