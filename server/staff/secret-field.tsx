interface Props {
  type?: 'text' | 'password';
  autocomplete: 'current-password' | 'new-password' | 'one-time-code' | 'off';
  inputMode?: 'numeric';
  name: string;
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
}

/** A field whose entry never comes back with the page. */
export function SecretField({ name, label, hint, problem, type = 'text', autocomplete, inputMode }: Props) {
  const described = [problem ? `${name}-problem` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ');
  const field = {
    id: name,
    name,
    required: true,
    autocomplete,
    inputMode,
    autocapitalize: 'none',
    spellcheck: false,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? true : undefined,
  } as const;
  return (
    <div class={problem ? 'field item bad' : 'field item'}>
      {problem ? (
        <p class="err" id={`${name}-problem`}>
          {problem}
        </p>
      ) : null}
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {type === 'password' ? <input type="password" {...field} /> : <input type="text" {...field} />}
    </div>
  );
}
