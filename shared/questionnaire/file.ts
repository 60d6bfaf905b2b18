import { depthOf } from '../text/json-depth.ts';
import { type Definition, definition } from './definition.ts';

/** Why a file is no definition, with the place. */
export interface FileFault {
  at: string;
  code: 'not_json' | 'too_deep' | 'unknown_field' | 'missing' | 'too_long' | 'malformed';
}

const DEEPEST = 40;

/** Reads a definition file (docs/questionnaire-format.md). Lists every fault, each with its place. */
export function readDefinitionFile(text: string): { definition: Definition } | { faults: FileFault[] } {
  if (depthOf(text) > DEEPEST) return { faults: [{ at: '/', code: 'too_deep' }] };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { faults: [{ at: '/', code: 'not_json' }] };
  }
  const read = definition.safeParse(value);
  if (read.success) return { definition: read.data };
  return {
    faults: read.error.issues.flatMap((issue): FileFault[] => {
      const at = `/${issue.path.map(String).join('/')}`;
      if (issue.code === 'unrecognized_keys')
        return issue.keys.map((key) => ({ at: `${at === '/' ? '' : at}/${key}`, code: 'unknown_field' }));
      if (issue.code === 'too_big') return [{ at, code: 'too_long' }];
      const missing = issue.code === 'invalid_type' && /undefined/.test(issue.message);
      return [{ at, code: missing || issue.code === 'too_small' ? 'missing' : 'malformed' }];
    }),
  };
}
