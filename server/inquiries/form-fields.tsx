import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';

interface Field {
  field: string;
  label: string;
  value: string;
  messages: ReadonlyMap<string, string>;
}

export function Wrong({ field, messages }: Pick<Field, 'field' | 'messages'>) {
  const message = messages.get(field);
  return message === undefined ? null : (
    <p class="err" id={`${field}-message`}>
      {message}
    </p>
  );
}

const described = (field: string, messages: ReadonlyMap<string, string>) =>
  messages.has(field) ? `${field}-message ${field}-hint` : `${field}-hint`;

/** A line of words. `similar`: where published answers to the like are asked for while it is typed. */
export function Line({
  field,
  label,
  hint,
  value,
  messages,
  similar,
}: Field & { hint: string; similar?: string }) {
  const typing = similar
    ? { 'data-behaviour': 'similar-answers', 'data-url': similar, 'data-into': 'similar' }
    : {};
  return (
    <div class="item field">
      <label for={field}>{label}</label>
      <p class="hint" id={`${field}-hint`}>
        {hint}
      </p>
      <Wrong field={field} messages={messages} />
      <input
        type="text"
        id={field}
        name={field}
        value={value}
        autocomplete="off"
        aria-invalid={messages.has(field) ? 'true' : undefined}
        aria-describedby={described(field, messages)}
        {...typing}
      />
    </div>
  );
}

export function Area({
  field,
  label,
  hint,
  most,
  value,
  messages,
  rows = 7,
}: Field & { hint: string; most: number; rows?: number }) {
  const { t } = useView();
  return (
    <div class="item field">
      <label for={field}>{label}</label>
      <p
        class="hint"
        id={`${field}-hint`}
        data-behaviour="count"
        data-field={field}
        data-words={t('asking.count', { n: '{{n}}', most })}
      >
        {hint}
      </p>
      <Wrong field={field} messages={messages} />
      <textarea
        id={field}
        name={field}
        rows={rows}
        value={value}
        aria-invalid={messages.has(field) ? 'true' : undefined}
        aria-describedby={described(field, messages)}
      />
    </div>
  );
}

/** One of many, or none. */
export function Choice({
  field,
  label,
  none,
  terms,
  value,
  messages,
}: Field & { none: string; terms: readonly { code: string; text: Text }[] }) {
  const { say } = useView();
  return (
    <div class="item field">
      <label for={field}>{label}</label>
      <Wrong field={field} messages={messages} />
      <select
        id={field}
        name={field}
        aria-invalid={messages.has(field) ? 'true' : undefined}
        aria-describedby={messages.has(field) ? `${field}-message` : undefined}
      >
        <option value="">{none}</option>
        {terms.map(({ code, text }) => (
          <option key={code} value={code} selected={code === value}>
            {say(text)}
          </option>
        ))}
      </select>
    </div>
  );
}
