import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';

export interface Messages {
  messages: ReadonlyMap<string, string>;
}

interface FieldProps extends Messages {
  id: string;
  label: string;
  hint?: string | undefined;
  children: (attributes: {
    id: string;
    name: string;
    'aria-invalid': 'true' | undefined;
    'aria-describedby': string | undefined;
  }) => ComponentChildren;
}

/** A labelled field with its hint and its message. */
export function Field({ id, label, hint, messages, children }: FieldProps) {
  const message = messages.get(id);
  const described = [message && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div class="field more">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {message ? (
        <p class="err" id={`${id}-problem`}>
          {message}
        </p>
      ) : null}
      {children({
        id,
        name: id,
        'aria-invalid': message ? 'true' : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  );
}

interface LineProps extends Messages {
  id: string;
  label: string;
  value: string;
  hint?: string;
  type?: 'text' | 'date';
}

export function Line({ value, type = 'text', ...field }: LineProps) {
  return (
    <Field {...field}>
      {(attributes) =>
        type === 'date' ? (
          <input type="date" value={value} {...attributes} />
        ) : (
          <input type="text" value={value} autocomplete="off" {...attributes} />
        )
      }
    </Field>
  );
}

export function Area({ value, rows = 4, ...field }: LineProps & { rows?: number }) {
  return <Field {...field}>{(attributes) => <textarea rows={rows} value={value} {...attributes} />}</Field>;
}

interface SelectProps extends LineProps {
  /** Words of no choice; without them the first choice is taken. */
  none?: string;
  choices: { code: string; words: string }[];
}

export function Select({ value, none, choices, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(attributes) => (
        <select {...attributes}>
          {none === undefined ? null : <option value="">{none}</option>}
          {choices.map(({ code, words }) => (
            <option key={code} value={code} selected={code === value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function HideBox({ checked }: { checked: boolean }) {
  const { t } = useView();
  return (
    <div class="opts">
      <label class="opt">
        <input type="checkbox" name="hide" value="1" checked={checked} />
        {t('moderation.entry_hide')}
      </label>
    </div>
  );
}
