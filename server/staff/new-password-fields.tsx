import { useView } from '../http/view.ts';
import { PASSWORD_MIN } from './password-rules.ts';
import { SecretField } from './secret-field.tsx';
import type { Problems } from './sign-in-step.tsx';

/** A new password, twice; the name goes along for password managers. */
export function NewPasswordFields({ signInName, problems }: { signInName: string; problems: Problems }) {
  const { t } = useView();
  return (
    <>
      <input type="text" value={signInName} autocomplete="username" readOnly hidden />
      <SecretField
        name="password"
        label={t('security.new_password')}
        hint={t('security.new_password_hint', { limit: PASSWORD_MIN })}
        problem={problems.get('password')}
        type="password"
        autocomplete="new-password"
      />
      <SecretField
        name="again"
        label={t('security.new_password_again')}
        problem={problems.get('again')}
        type="password"
        autocomplete="new-password"
      />
    </>
  );
}
