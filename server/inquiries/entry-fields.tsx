import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';

export interface Messages {
  messages: ReadonlyMap<string, string>;
}

interface Named extends Messages {
  name: string;
  label: string;
  hint?: string | undefined;
}

/** What a control says of itself where something is wrong, or where there is a hint. */
const described = ({ name, hint, messages }: Omit<Named, 'label'>) => {
  const ids = [...(messages.has(name) ? [`${name}-message`] : []), ...(hint ? [`${name}-hint`] : [])];
  return {
    'aria-invalid': messages.has(name) ? ('true' as const) : undefined,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
  };
};

function Field({ name, label, hint, messages, children }: Named & { children: ComponentChildren }) {
  const message = messages.get(name);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {message === undefined ? null : (
        <p class="err" id={`${name}-message`}>
          {message}
        </p>
      )}
      {children}
    </div>
  );
}

interface SelectProps extends Named {
  value: string;
  choices: readonly { value: string; words: string }[];
  /** What stands first for nothing chosen. */
  empty?: string;
}

export function Select({ value, choices, empty, ...named }: SelectProps) {
  return (
    <Field {...named}>
      <select id={named.name} name={named.name} {...described(named)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.words}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Where published answers like what is written are put. */
interface Similar {
  similar?: string;
}

const asksFor = (into: string | undefined, address: string) =>
  into === undefined ? {} : { 'data-behaviour': 'similar-answers', 'data-url': address, 'data-into': into };

export function Line({ value, similar, ...named }: Named & Similar & { value: string }) {
  const { href } = useView();
  return (
    <Field {...named}>
      <input
        type="text"
        id={named.name}
        name={named.name}
        value={value}
        autocomplete="off"
        {...described(named)}
        {...asksFor(similar, href('/inquiries/similar'))}
      />
    </Field>
  );
}

export function Area({ value, rows, similar, ...named }: Named & Similar & { value: string; rows: number }) {
  const { href } = useView();
  return (
    <Field {...named}>
      <textarea
        id={named.name}
        name={named.name}
        rows={rows}
        value={value}
        {...described(named)}
        {...asksFor(similar, href('/inquiries/similar'))}
      />
    </Field>
  );
}

export const Box = ({ name, label, checked }: { name: string; label: string; checked: boolean }) => (
  <label class="opt">
    <input type="checkbox" name={name} value="yes" checked={checked} />
    {label}
  </label>
);
