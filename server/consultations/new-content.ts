import type { ClauseNode } from '#shared/consultation/definition.ts';
import { type ConsultationInProgress, everyClause } from '#shared/consultation/in-progress.ts';
import type { Recognition } from '#shared/drafts/recognise.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Department } from '../staff/departments.ts';

/** What pasted text gives, and what can be set without asking. */
export function contentOfText(
  department: Pick<Department, 'name'>,
  { title, clauses }: Pick<Recognition, 'title' | 'clauses'>,
  noticeTitle: Text,
): ConsultationInProgress {
  return {
    ...(title === '' ? {} : { title: { 'zh-CN': title } }),
    drafting_unit: department.name,
    properties: {
      in_decision_catalogue: false,
      concerns_market_entities: false,
      concerns_vital_interests: false,
    },
    notice: { title: noticeTitle, basis: [], channels: [], contact: { unit: department.name } },
    explanation: [],
    questions: [],
    clauses,
    round: {
      responsible_unit: department.name,
      identity: 'none',
      visibility: 'after_close',
      review_days: 5,
    },
  };
}

/**
 * The content with other clauses. A clause with the same address keeps whom it concerns, and its words in other
 * languages where those in Chinese have not changed.
 */
export function withClauses(content: ConsultationInProgress, clauses: ClauseNode[]): ConsultationInProgress {
  const before = new Map(everyClause(content.clauses).map((clause) => [clause.key, clause]));
  const kept = (clause: ClauseNode): ClauseNode => {
    const old = before.get(clause.key);
    return {
      ...clause,
      ...(old?.affected ? { affected: old.affected } : {}),
      label: same(old?.label, clause.label) ?? clause.label,
      ...optional('heading', same(old?.heading, clause.heading) ?? clause.heading),
      ...optional('text', same(old?.text, clause.text) ?? clause.text),
      children: clause.children.map(kept),
    };
  };
  return { ...content, clauses: clauses.map(kept) };
}

const same = (old: Text | undefined, now: Text | undefined) =>
  old && old['zh-CN'] === now?.['zh-CN'] ? old : undefined;

const optional = <K extends string>(name: K, text: Text | undefined) =>
  (text ? { [name]: text } : {}) as { [name in K]?: Text };
