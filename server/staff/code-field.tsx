import { useView } from '../http/view.ts';
import { SecretField } from './secret-field.tsx';
import type { Problems } from './sign-in-step.tsx';

/** Six digits of the officer's device. */
export function CodeField({ problems }: { problems: Problems }) {
  const { t } = useView();
  return (
    <SecretField
      name="code"
      label={t('security.code')}
      hint={t('security.code_hint')}
      problem={problems.get('code')}
      autocomplete="one-time-code"
      inputMode="numeric"
    />
  );
}
