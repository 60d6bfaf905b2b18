import type { Text } from '#shared/questionnaire/definition.ts';
import { type DispositionOutcome, dispositionOutcomes } from '#shared/terms.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { View } from '../http/view.ts';
import { type DispositionProblem, WORDS_MAX } from './dispositions.ts';
import { clauseOf, type Group, heldDisposition } from './group-records.ts';

/** The answer as it stands in its form. */
export interface GivenDisposition {
  outcome: DispositionOutcome | undefined;
  reasonZh: string;
  reasonEn: string;
  resultZh: string;
  resultEn: string;
  clauses: string[];
}

/** The answer that holds, to be changed. */
export function heldForm(consultation: Consultation, group: Group): GivenDisposition {
  const held = heldDisposition(group);
  const lineages = held?.lineages ?? [];
  return {
    outcome: held?.outcome,
    reasonZh: held?.reason?.['zh-CN'] ?? '',
    reasonEn: held?.reason?.en ?? '',
    resultZh: held?.result?.['zh-CN'] ?? '',
    resultEn: held?.result?.en ?? '',
    clauses: lineages.flatMap((lineage) => clauseOf(consultation, lineage)?.key ?? []),
  };
}

/** The fields as they were posted. */
export const readDisposition = (form: URLSearchParams): GivenDisposition => ({
  outcome: dispositionOutcomes.find((outcome) => outcome === form.get('outcome')),
  reasonZh: form.get('reason_zh') ?? '',
  reasonEn: form.get('reason_en') ?? '',
  resultZh: form.get('result_zh') ?? '',
  resultEn: form.get('result_en') ?? '',
  clauses: form.getAll('clause'),
});

/** Words in two languages; without Chinese ones there are none. */
export const textOf = (chinese: string, english: string): Text => ({
  ...(chinese.trim() === '' ? {} : { 'zh-CN': chinese.trim() }),
  ...(english.trim() === '' ? {} : { en: english.trim() }),
});

const fieldIds = {
  outcome: 'outcome',
  reason: 'reason-zh',
  result: 'result-zh',
  clauses: 'clauses',
} as const;

/** What is to be changed, by field. */
export const dispositionMessages = (
  { t }: Pick<View, 't'>,
  problems: readonly DispositionProblem[],
): Map<string, string> =>
  new Map(problems.map(({ field, code }) => [fieldIds[field], t(problemWords[code], { limit: WORDS_MAX })]));

const problemWords = {
  reason_missing: 'dispositions.problem_reason',
  explained_refused: 'dispositions.problem_explained',
  unknown_clause: 'dispositions.problem_clause',
  too_long: 'dispositions.problem_long',
} as const;
