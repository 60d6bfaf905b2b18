import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf, isDay } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { DraftContent } from '../pieces/kinds.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import { disclosureDue } from './disclosed-document.ts';
import { type EnterpriseVisit, isOpen } from './enterprise-visit.ts';
import { listUnpublished } from './registers.queries.ts';

interface Duty {
  /** The piece in which it stands, on the department's desk. */
  pieceId: string;
  title: Text;
  dueOn: string;
  overdue: boolean;
}

export interface RegisterDuties {
  /** Problems that are tracked and not closed, the most urgent first. */
  problems: (Duty & { problem: Text; owner: Text })[];
  /** Documents that were begun and are not public, the most urgent first. */
  documents: Duty[];
}

/** What the registers ask of a department, with the day by which it is due. */
export async function registerDuties(ctx: Context, departmentId: string): Promise<RegisterDuties> {
  const today = dayOf(ctx.clock.now());
  const visits = await listPublishedPieces<EnterpriseVisit>(ctx, 'enterprise_visit', {
    facets: [['standing', 'open']],
    departments: [departmentId],
  });
  const problems = visits.flatMap(({ id, content }) =>
    content.problems.filter(isOpen).map(({ text, owner = {}, due_on = '' }) => ({
      ...{ pieceId: id, title: content.title, problem: text, owner },
      ...{ dueOn: due_on, overdue: due_on < today },
    })),
  );
  const begun = await listUnpublished(ctx.db, 'disclosed_document', departmentId);
  const documents = begun.flatMap(({ id, content }): Duty[] => {
    const { title, written_on } = JSON.parse(content) as DraftContent;
    if (typeof written_on !== 'string' || !isDay(written_on)) return [];
    const dueOn = disclosureDue({ written_on });
    return [{ pieceId: id, title: (title ?? {}) as Text, dueOn, overdue: dueOn < today }];
  });
  return { problems: problems.sort(byDueDay), documents: documents.sort(byDueDay) };
}

const byDueDay = (a: Duty, b: Duty): number => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0);
