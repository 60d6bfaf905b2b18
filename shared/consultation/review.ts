import { consultationDefinition } from './definition.ts';
import { type ConsultationInProgress, everyClause } from './in-progress.ts';

export type FaultCode =
  | 'missing'
  | 'too_long'
  | 'malformed'
  | 'unknown_field'
  | 'no_chinese'
  | 'repeated_key'
  | 'unknown_clause'
  | 'no_web'
  | 'no_offline'
  | 'no_contact'
  | 'closes_before_opens'
  | 'due_before_close'
  | 'due_too_late';

/** What is wrong where; `at` is the path from the top of the file. */
export interface Fault {
  at: (string | number)[];
  code: FaultCode;
  /** The clause it is about. */
  key?: string;
}

/** Days after the close within which the outcome is to be public. */
export const FEEDBACK_DAYS = 60;

/** What keeps a value from being a consultation's file, each with its place. Nothing for a file that is whole. */
export function schemaFaults(value: unknown): Fault[] {
  const checked = consultationDefinition.safeParse(value);
  if (checked.success) return [];
  return checked.error.issues.flatMap((issue): Fault[] => {
    const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ at: [...at, key], code: 'unknown_field' }));
    if (issue.code === 'too_big') return [{ at, code: 'too_long' }];
    const given = valueAt(value, at);
    const empty = given === undefined || given === '' || (Array.isArray(given) && given.length === 0);
    return [{ at, code: empty && at.length > 0 ? 'missing' : 'malformed' }];
  });
}

function valueAt(value: unknown, path: Fault['at']): unknown {
  let found = value;
  for (const step of path)
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, step)
        ? (found as { [step: string]: unknown })[step]
        : undefined;
  return found;
}

/**
 * What a schema cannot say: words are there in Chinese, addresses are unique, questions ask about clauses that exist,
 * comments can be sent by the web and without it, somebody can be asked, the times follow each other.
 */
export function reviewConsultation(content: ConsultationInProgress): Fault[] {
  return [
    ...withoutChinese(content),
    ...reviewClauses(content),
    ...reviewNotice(content),
    ...reviewTimes(content),
  ];
}

/** Words by language tag: nothing else in the file has only strings under keys that read as tags. */
const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

function withoutChinese(value: unknown, at: Fault['at'] = []): Fault[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => withoutChinese(each, [...at, index]));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const isText = entries.every(([key, words]) => tag.test(key) && typeof words === 'string');
  if (isText && entries.length > 0)
    return entries.some(([key]) => key === 'zh-CN') ? [] : [{ at, code: 'no_chinese' }];
  return entries.flatMap(([key, each]) => withoutChinese(each, [...at, key]));
}

function reviewClauses({ clauses, questions = [] }: ConsultationInProgress): Fault[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of everyClause(clauses)) (seen.has(key) ? repeated : seen).add(key);
  return [
    ...[...repeated].map((key): Fault => ({ at: ['clauses'], code: 'repeated_key', key })),
    ...questions.flatMap(({ clause }, index): Fault[] =>
      clause && !seen.has(clause)
        ? [{ at: ['questions', index, 'clause'], code: 'unknown_clause', key: clause }]
        : [],
    ),
  ];
}

const offline: ReadonlySet<string | undefined> = new Set(['post', 'phone', 'hall']);

function reviewNotice({ notice = {} }: ConsultationInProgress): Fault[] {
  const { channels = [], contact = {} } = notice;
  const at = ['notice', 'channels'];
  const faults: Fault[] = [];
  if (!channels.some(({ kind }) => kind === 'web')) faults.push({ at, code: 'no_web' });
  if (!channels.some(({ kind }) => offline.has(kind))) faults.push({ at, code: 'no_offline' });
  if (!contact.phone && !contact.email)
    faults.push({ at: ['notice', 'contact', 'phone'], code: 'no_contact' });
  return faults;
}

const hour = 3_600_000;

function reviewTimes({ round = {} }: ConsultationInProgress): Fault[] {
  const { opens_at = '', closes_at = '', feedback_due_on = '' } = round;
  const closes = Date.parse(closes_at);
  const dueEnds = Date.parse(`${feedback_due_on}T24:00:00+08:00`);
  const faults: Fault[] = [];
  if (closes <= Date.parse(opens_at))
    faults.push({ at: ['round', 'closes_at'], code: 'closes_before_opens' });
  if (dueEnds <= closes) faults.push({ at: ['round', 'feedback_due_on'], code: 'due_before_close' });
  if (dueEnds > closes + FEEDBACK_DAYS * 24 * hour)
    faults.push({ at: ['round', 'feedback_due_on'], code: 'due_too_late' });
  return faults;
}
