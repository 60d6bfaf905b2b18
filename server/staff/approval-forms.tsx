import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import type { Approval } from './approval-records.ts';

/** What was entered and could not be taken. */
export interface Given {
  problems: ReadonlyMap<string, string>;
  secrecyReviewed?: boolean;
  signNote?: string;
  returnNote?: string;
}

interface Props {
  approval: Approval;
  officer: SignedIn;
  given: Given | undefined;
  /** What would be published is no longer what was proposed, so that it can only be returned. */
  changed: boolean;
}

export function DecisionForms({ approval, officer, given, changed }: Props) {
  const { t } = useView();
  return (
    <>
      {changed ? (
        <div class="note warn sec">
          <p>
            <b>{t('error.changed-since')}</b>
          </p>
          <p>{t('error.changed-since_help')}</p>
        </div>
      ) : (
        <SignForm approval={approval} officer={officer} given={given} />
      )}
      <ReturnForm approval={approval} given={given} />
    </>
  );
}

function SignForm({ approval, officer, given }: Omit<Props, 'changed'>) {
  const { t, say, href } = useView();
  return (
    <section class="sec">
      <h2>{t('staff.sign')}</h2>
      <p class="dim">{t('staff.sign_help')}</p>
      <form method="post" action={href(`/workspace/approvals/${approval.id}/signature`)}>
        <input type="hidden" name="subject_hash" value={approval.subjectHash} />
        <fieldset class={itemClass(given, 'secrecy')}>
          <legend>{t('staff.secrecy')}</legend>
          <Problem given={given} field="secrecy" />
          <div class="opts">
            <label class="opt" for="secrecy">
              <input
                type="checkbox"
                id="secrecy"
                name="secrecy"
                value="reviewed"
                checked={given?.secrecyReviewed ?? false}
                {...described(given, 'secrecy')}
              />
              <span>{t('staff.secrecy_confirm', { title: say(officer.title) })}</span>
            </label>
          </div>
        </fieldset>
        <Note field="sign-note" label={t('staff.sign_note')} value={given?.signNote} given={given} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('staff.sign_button')}
          </button>
        </p>
      </form>
    </section>
  );
}

function ReturnForm({ approval, given }: Pick<Props, 'approval' | 'given'>) {
  const { t, href } = useView();
  return (
    <section class="sec">
      <h2>{t('staff.return')}</h2>
      <p class="dim">{t('staff.return_help')}</p>
      <form method="post" action={href(`/workspace/approvals/${approval.id}/return`)}>
        <Note field="return-note" label={t('staff.return_note')} value={given?.returnNote} given={given} />
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('staff.return_button')}
          </button>
        </p>
      </form>
    </section>
  );
}

interface NoteProps {
  field: string;
  label: string;
  value: string | undefined;
  given: Given | undefined;
}

function Note({ field, label, value, given }: NoteProps) {
  return (
    <div class={`field ${itemClass(given, field)}`}>
      <label for={field}>{label}</label>
      <Problem given={given} field={field} />
      <textarea id={field} name="note" rows={3} value={value} {...described(given, field)} />
    </div>
  );
}

function Problem({ given, field }: { given: Given | undefined; field: string }) {
  const message = given?.problems.get(field);
  return message ? (
    <p class="err" id={`${field}-problem`}>
      {message}
    </p>
  ) : null;
}

const itemClass = (given: Given | undefined, field: string) =>
  given?.problems.has(field) ? 'item bad' : 'item';

const described = (given: Given | undefined, field: string) =>
  given?.problems.has(field) ? { 'aria-invalid': true, 'aria-describedby': `${field}-problem` } : {};
