import { isDay } from '#shared/time.ts';
import { receiptWays } from '../calendar/disclosure-deadlines.ts';
import { cleaned } from '../comments/comment-body.ts';
import type { InquiryChannel, Requester } from './inquiry-rules.ts';

export const identityKinds = ['id_card', 'passport', 'permit', 'credit_code', 'other_paper'] as const;

export const wantedForms = ['paper', 'electronic', 'reading'] as const;
export const deliveries = ['online', 'email', 'post', 'collect'] as const;

/** The most that a field may hold. */
export const limits = {
  name: 80,
  id_number: 40,
  contact: 200,
  information: 200,
  doc_no: 60,
  features: 1000,
} as const;

type WrittenField = keyof typeof limits;

/** Exactly what the Regulations let a body ask of an applicant (art. 29), and nothing else: no purpose, no reason. */
export interface ApplicationBody {
  department: string;
  requester: string;
  name: string;
  id_kind: string;
  id_number: string;
  contact: string;
  information: string;
  doc_no: string;
  features: string;
  form: string;
  delivery: string;
}

export type ApplicationField = keyof ApplicationBody;

/** How an application came, as a clerk enters it; the law's way by which its day of receipt is known (art. 31). */
export const entryWays = [
  { code: 'oral', channel: 'hall', law: 'in_person' },
  { code: 'in_person', channel: 'hall', law: 'in_person' },
  { code: 'signed_post', channel: 'letter', law: 'signed_post' },
  { code: 'plain_post', channel: 'letter', law: 'plain_post' },
  { code: 'fax', channel: 'fax', law: 'online' },
] as const satisfies { code: string; channel: InquiryChannel; law: string }[];
export type EntryWay = (typeof entryWays)[number];

/** Both sides confirm it before it counts as received. */
export const waitsForConfirmation = (law: string): boolean => law === 'online' || law === 'plain_post';

export const receiptWay = (code: string) => {
  const way = receiptWays.find((each) => each.code === code);
  if (!way) throw new RangeError(`No way of receipt is called ${code}`);
  return way;
};

export interface ApplicationProblem {
  field: ApplicationField | 'way' | 'day' | 'read_back';
  code: 'required' | 'too_long' | 'choose' | 'describe' | 'day' | 'day_late' | 'read_back';
  limit: number;
}

const plain = (words: string): string => cleaned(words.normalize('NFC')) ?? '';

/** The body as it is kept; all but the features are one line. */
export function cleanApplication(body: ApplicationBody): ApplicationBody {
  const clean = { ...body };
  for (const field of Object.keys(limits) as WrittenField[])
    clean[field] = field === 'features' ? plain(body[field]) : plain(body[field]).replace(/\s+/g, ' ');
  return clean;
}

/** What is wrong with a clean body. One of name, number and features is enough to describe the information. */
export function checkApplication(
  body: ApplicationBody,
  departments: readonly string[],
): ApplicationProblem[] {
  const problems: ApplicationProblem[] = [];
  const choose = (field: ApplicationField, among: readonly string[]) => {
    if (!among.includes(body[field])) problems.push({ field, code: 'choose', limit: 0 });
  };
  const write = (field: WrittenField, required: boolean) => {
    const limit = limits[field];
    if (required && body[field] === '') problems.push({ field, code: 'required', limit });
    if ([...body[field]].length > limit) problems.push({ field, code: 'too_long', limit });
  };
  choose('department', departments);
  choose('requester', ['person', 'enterprise', 'organisation'] satisfies Requester[]);
  write('name', true);
  choose('id_kind', identityKinds);
  write('id_number', true);
  write('contact', true);
  if (!body.information && !body.doc_no && !body.features)
    problems.push({ field: 'information', code: 'describe', limit: 0 });
  write('information', false);
  write('doc_no', false);
  write('features', false);
  choose('form', wantedForms);
  choose('delivery', deliveries);
  return problems;
}

/** What is wrong with the way and the day that a clerk entered. The day is left out where both sides are yet to confirm it. */
export function checkEntry(
  { way, day, readBack }: { way: EntryWay | undefined; day: string; readBack: boolean },
  today: string,
): ApplicationProblem[] {
  const problems: ApplicationProblem[] = [];
  if (!way) return [{ field: 'way', code: 'choose', limit: 0 }];
  const optional = waitsForConfirmation(way.law) && day === '';
  if (!optional && !isDay(day)) problems.push({ field: 'day', code: 'day', limit: 0 });
  else if (!optional && day > today) problems.push({ field: 'day', code: 'day_late', limit: 0 });
  if (way.code === 'oral' && !readBack) problems.push({ field: 'read_back', code: 'read_back', limit: 0 });
  return problems;
}
