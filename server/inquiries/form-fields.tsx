import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';

export interface Messages {
  messages: ReadonlyMap<string, string>;
}

/** What stands before a control: `item` in a form whose questions follow each other with a line between, `more` below other words. */
const classes = { alone: 'field', item: 'item field', more: 'field more' };

export interface Named extends Messages {
  name: string;
  /** Where it is not the name, because several forms stand on the page. */
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  place?: keyof typeof classes;
}

/** What is wrong with a field, beside it. */
export function Wrong({ field, messages }: Messages & { field: string }) {
  const message = messages.get(field);
  return message === undefined ? null : (
    <p class="err" id={`${field}-message`}>
      {message}
    </p>
  );
}

/** What a control is, and what it says of itself where something is wrong, or where there is a hint. */
const control = ({ name, id = name, hint, messages }: Named) => {
  const told = [...(messages.has(id) ? [`${id}-message`] : []), ...(hint ? [`${id}-hint`] : [])];
  return {
    id,
    name,
    'aria-invalid': messages.has(id) ? ('true' as const) : undefined,
    'aria-describedby': told.length > 0 ? told.join(' ') : undefined,
  };
};

function Field({
  named: { name, id = name, label, hint, messages, place = 'alone' },
  most,
  children,
}: {
  named: Named;
  /** How many characters may be written; how many are left is told while typing. */
  most?: number | undefined;
  children: ComponentChildren;
}) {
  const { t } = useView();
  const counted =
    most === undefined
      ? {}
      : {
          'data-behaviour': 'count',
          'data-field': id,
          'data-words': t('asking.count', { n: '{{n}}', most }),
        };
  const bad = place === 'more' && messages.has(id);
  return (
    <div class={bad ? `${classes[place]} item bad` : classes[place]}>
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`} {...counted}>
          {hint}
        </p>
      ) : null}
      <Wrong field={id} messages={messages} />
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

/** One of many, or none. */
export const Select = ({ value, choices, empty, ...named }: SelectProps) => (
  <Field named={named}>
    <select {...control(named)}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.words}
        </option>
      ))}
    </select>
  </Field>
);

/** The id of the region in which published answers to the like are put while it is typed. */
interface Similar {
  similar?: string;
}

const asksFor = (into: string | undefined, address: string) =>
  into === undefined ? {} : { 'data-behaviour': 'similar-answers', 'data-url': address, 'data-into': into };

type Valued = Named & { value: string };

export function Line({ value, similar, ...named }: Valued & Similar) {
  const { href } = useView();
  return (
    <Field named={named}>
      <input
        type="text"
        value={value}
        autocomplete="off"
        {...control(named)}
        {...asksFor(similar, href('/inquiries/similar'))}
      />
    </Field>
  );
}

export const DayLine = ({ value, ...named }: Valued) => (
  <Field named={named}>
    <input type="date" value={value} {...control(named)} />
  </Field>
);

interface AreaProps extends Named, Similar {
  value: string;
  rows?: number;
  most?: number;
}

export function Area({ value, rows = 4, most, similar, ...named }: AreaProps) {
  const { href } = useView();
  return (
    <Field named={named} most={most}>
      <textarea
        rows={rows}
        value={value}
        {...control(named)}
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
