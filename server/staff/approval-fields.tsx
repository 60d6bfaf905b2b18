import { useView } from '../http/view.ts';

/** What was entered and could not be taken. */
export interface Given {
  problems: ReadonlyMap<string, string>;
  secrecyReviewed?: boolean;
  signNote?: string;
  returnNote?: string;
  scan?: { secrecyReviewed: boolean; note: string; signedBy: string; signedOn: string };
}

interface NoteProps {
  field: string;
  label: string;
  value: string | undefined;
  given: Given | undefined;
}

export function Note({ field, label, value, given }: NoteProps) {
  return (
    <div class={`field ${itemClass(given, field)}`}>
      <label for={field}>{label}</label>
      <Problem given={given} field={field} />
      <textarea id={field} name="note" rows={3} value={value} {...described(given, field)} />
    </div>
  );
}

interface SecrecyProps {
  field: string;
  name: string;
  checked: boolean | undefined;
  given: Given | undefined;
}

/** 保密审查, confirmed by name. */
export function Secrecy({ field, name, checked, given }: SecrecyProps) {
  const { t, say, officer } = useView();
  return (
    <fieldset class={itemClass(given, field)}>
      <legend>{t('staff.secrecy')}</legend>
      <Problem given={given} field={field} />
      <div class="opts">
        <label class="opt" for={field}>
          <input
            type="checkbox"
            id={field}
            name={name}
            value="reviewed"
            checked={checked ?? false}
            {...described(given, field)}
          />
          <span>{t('staff.secrecy_confirm', { title: officer ? say(officer.title) : '' })}</span>
        </label>
      </div>
    </fieldset>
  );
}

export function Problem({ given, field }: { given: Pick<Given, 'problems'> | undefined; field: string }) {
  const message = given?.problems.get(field);
  return message ? (
    <p class="err" id={`${field}-problem`}>
      {message}
    </p>
  ) : null;
}

/** One of several plain fields below each other. */
export const fieldClass = (given: Pick<Given, 'problems'> | undefined, field: string) =>
  given?.problems.has(field) ? `field more ${itemClass(given, field)}` : 'field more';

export const itemClass = (given: Pick<Given, 'problems'> | undefined, field: string) =>
  given?.problems.has(field) ? 'item bad' : 'item';

export const described = (given: Pick<Given, 'problems'> | undefined, field: string) =>
  given?.problems.has(field) ? { 'aria-invalid': true, 'aria-describedby': `${field}-problem` } : {};
