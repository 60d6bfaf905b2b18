import { stepPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { NewPasswordFields } from './new-password-fields.tsx';
import { type Onward, OnwardFields } from './onward-fields.tsx';
import type { Standing } from './sessions.ts';
import { type Problems, SignInStepFrame } from './sign-in-step.tsx';

interface Props {
  standing: Standing;
  onward: Onward;
  problems: Problems;
}

/** The password on the slip gives way to the officer's own. */
export function SignInPasswordPage({ standing, onward, problems }: Props) {
  const { t, href } = useView();
  return (
    <SignInStepFrame
      title={t('security.own_password')}
      officer={standing.officer}
      onward={onward}
      problems={problems}
    >
      <p>{t('security.own_password_intro')}</p>
      <form method="post" action={href(stepPath('password'))}>
        <OnwardFields {...onward} />
        <NewPasswordFields signInName={standing.signInName} problems={problems} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('security.own_password_button')}
          </button>
        </p>
      </form>
    </SignInStepFrame>
  );
}
