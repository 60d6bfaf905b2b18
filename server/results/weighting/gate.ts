import type { Text } from '#shared/questionnaire/definition.ts';
import type { WeightingPlan } from '#shared/questionnaire/weighting-plan.ts';

/** Why a plan may not stand behind a release, and for which variable. */
export type GateReason =
  | { kind: 'demonstration' }
  | { kind: 'not_cited' | 'low_confidence' | 'not_ready'; variable: Text };

/**
 * Whether a plan's benchmarks are good enough to be published by: each from a source that is named with year, table and
 * page, checked against it, and not of low confidence. A plan for a demonstration never is.
 */
export function gateReasons({ use, variables }: WeightingPlan): GateReason[] {
  return [
    ...(use === 'demonstration_only' ? [{ kind: 'demonstration' as const }] : []),
    ...variables.flatMap(({ label, source, confidence, ready }): GateReason[] => [
      ...(source?.place ? [] : [{ kind: 'not_cited' as const, variable: label }]),
      ...(confidence === 'low' ? [{ kind: 'low_confidence' as const, variable: label }] : []),
      ...(ready ? [] : [{ kind: 'not_ready' as const, variable: label }]),
    ]),
  ];
}
