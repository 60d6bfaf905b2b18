import { depthOf } from '../text/json-depth.ts';
import { type ConsultationDefinition, consultationDefinition } from './definition.ts';
import { type Fault, schemaFaults } from './review.ts';

/** Why a file is no consultation, with the place. */
export type FileFault = Omit<Fault, 'code'> & { code: Fault['code'] | 'not_json' | 'too_deep' };

/** Deeper than any draft's clauses can be. */
const DEEPEST = 40;

/** Reads a consultation's file (docs/consultation-format.md). Lists every fault, each with its place. */
export function readConsultationFile(
  text: string,
): { definition: ConsultationDefinition } | { faults: FileFault[] } {
  if (depthOf(text) > DEEPEST) return { faults: [{ at: [], code: 'too_deep' }] };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { faults: [{ at: [], code: 'not_json' }] };
  }
  const faults = schemaFaults(value);
  return faults.length > 0 ? { faults } : { definition: consultationDefinition.parse(value) };
}
