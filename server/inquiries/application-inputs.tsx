import type { ComponentChildren } from 'preact';

interface Common {
  name: string;
  /** Where it is not the name, because several forms stand on the page. */
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  messages: ReadonlyMap<string, string>;
}

/** What tells a reader of the field of its message and its hint. */
const told = ({ name, id = name, hint, messages }: Common) => ({
  'aria-invalid': messages.has(id) ? ('true' as const) : undefined,
  'aria-describedby':
    [messages.has(id) ? `${id}-message` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ') ||
    undefined,
});

function Frame({
  name,
  id = name,
  label,
  hint,
  messages,
  children,
}: Common & { children: ComponentChildren }) {
  const message = messages.get(id);
  return (
    <div class={message ? 'field more item bad' : 'field more'}>
      <label for={id}>{label}</label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {message ? (
        <p class="err" id={`${id}-message`}>
          {message}
        </p>
      ) : null}
      {children}
    </div>
  );
}

export const Line = ({ value, ...common }: Common & { value: string }) => (
  <Frame {...common}>
    <input
      type="text"
      id={common.id ?? common.name}
      name={common.name}
      autocomplete="off"
      value={value}
      {...told(common)}
    />
  </Frame>
);

export const DayLine = ({ value, ...common }: Common & { value: string }) => (
  <Frame {...common}>
    <input type="date" id={common.id ?? common.name} name={common.name} value={value} {...told(common)} />
  </Frame>
);

export const Area = ({ value, rows = 4, ...common }: Common & { value: string; rows?: number }) => (
  <Frame {...common}>
    <textarea id={common.id ?? common.name} name={common.name} rows={rows} value={value} {...told(common)} />
  </Frame>
);

interface ChoiceProps extends Common {
  value: string;
  choices: readonly { value: string; label: string; note?: string | undefined }[];
}

/** One of several, all in sight. */
export function Choice({ value, choices, name, id = name, label, hint, messages }: ChoiceProps) {
  const message = messages.get(id);
  return (
    <fieldset class={message ? 'more item bad' : 'more'} id={id}>
      <legend>{label}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {message ? <p class="err">{message}</p> : null}
      <div class="opts">
        {choices.map((each) => (
          <label class="opt" key={each.value}>
            <input type="radio" name={name} value={each.value} checked={each.value === value} />
            <span>
              {each.label}
              {each.note ? (
                <>
                  <br />
                  <small>{each.note}</small>
                </>
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many. */
export const Pick = ({ value, choices, ...common }: ChoiceProps) => (
  <Frame {...common}>
    <select id={common.id ?? common.name} name={common.name} {...told(common)}>
      {choices.map((each) => (
        <option key={each.value} value={each.value} selected={each.value === value}>
          {each.label}
        </option>
      ))}
    </select>
  </Frame>
);
