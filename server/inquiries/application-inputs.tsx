import * as fields from './form-fields.tsx';

type Common = Omit<fields.Named, 'place'>;

export const Line = (props: Common & { value: string }) => <fields.Line {...props} place="more" />;

export const DayLine = (props: Common & { value: string }) => <fields.DayLine {...props} place="more" />;

export const Area = (props: Common & { value: string; rows?: number }) => (
  <fields.Area {...props} place="more" />
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
export const Pick = ({ choices, ...props }: ChoiceProps) => (
  <fields.Select
    {...props}
    choices={choices.map(({ value, label }) => ({ value, words: label }))}
    place="more"
  />
);
