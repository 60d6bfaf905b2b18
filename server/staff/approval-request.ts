import { dayOf, isDay } from '#shared/time.ts';
import { readForm } from '../http/form.ts';
import type { PageContext } from '../http/page.tsx';
import { readUpload } from '../http/upload.ts';
import type { Given } from './approval-fields.tsx';
import type { Approval } from './approval-records.ts';
import { type Agreement, NOTE_MAX } from './approvals.ts';
import { kindOfScan, SCAN_MAX } from './attachments.ts';
import { confirmsSecrecy, nextStep } from './chain-rules.ts';

const POST_MAX = 100;

type Read = { given: Given } | { agreement: Omit<Agreement, 'officer'> };

/** An agreement as its form was filled in, or what has to be changed. */
export async function readAgreement(c: PageContext, approval: Approval): Promise<Read> {
  const form = await readForm(c);
  const { note, secrecyReviewed, ...rest } = common(form, 'secrecy');
  const problems = noteProblems(c, 'sign-note', note);
  checkSecrecy(c, approval, problems, 'secrecy', secrecyReviewed);
  if (problems.size > 0) return { given: { problems, signNote: note, secrecyReviewed } };
  return { agreement: { note, secrecyReviewed, ...rest } };
}

/** The same with a scanned sheet. Throws as `readUpload`. */
export async function readScan(c: PageContext, approval: Approval): Promise<Read> {
  const { t, now } = c.get('view');
  const { file, fields } = await readUpload(c, { field: 'scan', maxBytes: SCAN_MAX });
  const { note, secrecyReviewed, ...rest } = common(fields, 'paper_secrecy');
  const signedBy = (fields.get('signed_by') ?? '').trim();
  const signedOn = fields.get('signed_on') ?? '';
  const problems = new Map<string, string>();
  if (!file) problems.set('scan', t('chains.scan_missing'));
  else if (!kindOfScan(file.bytes)) problems.set('scan', t('chains.scan_unknown'));
  if (signedBy === '' || [...signedBy].length > POST_MAX)
    problems.set('scan-by', t('chains.scan_by_missing'));
  const first = dayOf(approval.acts[0]?.at ?? now);
  if (!isDay(signedOn) || signedOn < first || signedOn > dayOf(now))
    problems.set('scan-on', t('chains.scan_on_wrong'));
  checkSecrecy(c, approval, problems, 'scan-secrecy', secrecyReviewed);
  for (const [field, problem] of noteProblems(c, 'scan-note', note)) problems.set(field, problem);
  if (problems.size > 0 || !file)
    return { given: { problems, scan: { secrecyReviewed, note, signedBy, signedOn } } };
  return {
    agreement: { note, secrecyReviewed, ...rest, sheet: { signedBy, signedOn, bytes: file.bytes } },
  };
}

function common(fields: URLSearchParams, secrecy: string) {
  const step = fields.get('step');
  return {
    note: fields.get('note') ?? '',
    secrecyReviewed: fields.get(secrecy) === 'reviewed',
    subjectHash: fields.get('subject_hash') ?? '',
    step: step === null ? undefined : Number(step),
  };
}

function checkSecrecy(
  c: PageContext,
  approval: Approval,
  problems: Map<string, string>,
  field: string,
  reviewed: boolean,
) {
  const next = nextStep(approval);
  if (next && confirmsSecrecy(approval.steps, next) && !reviewed)
    problems.set(field, c.get('view').t('staff.secrecy_missing'));
}

export const noteProblems = (c: PageContext, field: string, note: string) =>
  new Map(
    [...note].length > NOTE_MAX ? [[field, c.get('view').t('staff.note_too_long', { limit: NOTE_MAX })]] : [],
  );
