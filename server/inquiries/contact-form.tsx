import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { identityWords, wordOf } from './application-words.ts';
import { casePath } from './desk-filter.ts';
import type { ContactPurpose, Inquiry } from './inquiries.ts';

export interface ContactFormProps {
  number: string;
  /** What was left sealed and the officer may open. */
  contacts: readonly ContactPurpose[];
  reason?: string;
  message?: string | undefined;
}

/** Opening what is sealed: a reason first. */
export function ContactForm({ number, contacts, reason, message }: ContactFormProps) {
  const { t, href } = useView();
  const described = message ? { 'aria-invalid': true, 'aria-describedby': 'reason-problem' } : {};
  return (
    <form method="post" action={href(`${casePath(number)}/contact`)} noValidate>
      <p class="sm dim">{t('moderation.contact_help')}</p>
      <div class={message ? 'field item bad' : 'field'}>
        <label for="reason">{t('moderation.contact_reason')}</label>
        {message ? (
          <p class="err" id="reason-problem">
            {message}
          </p>
        ) : null}
        <textarea id="reason" name="reason" rows={2} {...described}>
          {reason}
        </textarea>
      </div>
      <p class="actions">
        {contacts.map((purpose) => (
          <button key={purpose} class="btn alt" type="submit" name="purpose" value={purpose}>
            {t(purpose === 'applicant' ? 'inquiryDesk.open_applicant' : 'moderation.contact_open')}
          </button>
        ))}
      </p>
    </form>
  );
}

/** The same, put away at the end of what can be done with a case; nothing where there is nothing to open. */
export function FoldedContact(props: ContactFormProps) {
  const { t } = useView();
  if (props.contacts.length === 0) return null;
  return (
    <details class="more">
      <summary>
        {t(props.contacts.includes('applicant') ? 'inquiryDesk.applicant_contact' : 'moderation.contact')}
      </summary>
      <ContactForm {...props} />
    </details>
  );
}

const pathOf = ({ row }: Inquiry) =>
  row.kind === 'disclosure'
    ? `/workspace/applications/${encodeURIComponent(row.number)}`
    : casePath(row.number);

interface PageProps {
  inquiry: Inquiry;
  title: string;
}

function Back({ inquiry }: Pick<PageProps, 'inquiry'>) {
  const { t, href } = useView();
  return (
    <p>
      <a href={href(pathOf(inquiry))}>{t('inquiryDesk.back_to_case', { number: inquiry.row.number })}</a>
    </p>
  );
}

/** What stood in the way, with what was written. */
export function ContactFormPage({ inquiry, title, ...form }: PageProps & ContactFormProps) {
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <ErrorSummary messages={new Map(form.message ? [['reason', form.message]] : [])} />
        <h1>{title}</h1>
        <ContactForm {...form} />
        <Back inquiry={inquiry} />
      </div>
    </WorkspaceFrame>
  );
}

/** The words, once. */
export function OpenedContactPage({
  inquiry,
  title,
  words,
  purpose,
}: PageProps & { words: string; purpose: ContactPurpose }) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <h1>{title}</h1>
        {purpose === 'applicant' ? <Applicant words={words} /> : <p class="card big words">{words}</p>}
        <p class="note">{t('moderation.contact_once')}</p>
        <Back inquiry={inquiry} />
      </div>
    </WorkspaceFrame>
  );
}

/** Who applies, as the Regulations ask (OGI Regulations, art. 29); what is in no form of ours stands as it was written. */
function Applicant({ words }: { words: string }) {
  const { t } = useView();
  const applicant = applicantIn(words);
  if (!applicant) return <p class="card big words">{words}</p>;
  const kind = wordOf(identityWords, applicant.id_kind);
  const lines: [string, string][] = [
    [t('applications.name'), applicant.name],
    [t('applications.id_kind'), kind ? t(kind) : applicant.id_kind],
    [t('applications.id_number'), applicant.id_number],
  ];
  return (
    <dl class="check">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface KeptApplicant {
  name: string;
  id_kind: string;
  id_number: string;
}

function applicantIn(words: string): KeptApplicant | undefined {
  try {
    const read = JSON.parse(words) as Partial<KeptApplicant> | null;
    const { name, id_kind, id_number } = read ?? {};
    return name === undefined ? undefined : { name, id_kind: id_kind ?? '', id_number: id_number ?? '' };
  } catch {
    return undefined;
  }
}
