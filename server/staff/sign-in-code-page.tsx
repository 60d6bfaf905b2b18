import { stepPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { CodeField } from './code-field.tsx';
import { type Onward, OnwardFields } from './onward-fields.tsx';
import { SecretField } from './secret-field.tsx';
import type { Standing } from './sessions.ts';
import { type Problems, SignInStepFrame } from './sign-in-step.tsx';

interface Props {
  standing: Standing;
  onward: Onward;
  problems: Problems;
}

/** The second factor: a code of the device, or one from the paper where the device is not at hand. */
export function SignInCodePage({ standing, onward, problems }: Props) {
  const { t, href } = useView();
  return (
    <SignInStepFrame
      title={t('security.give_code')}
      officer={standing.officer}
      onward={onward}
      problems={problems}
    >
      <form method="post" action={href(stepPath('code'))}>
        <OnwardFields {...onward} />
        <CodeField problems={problems} />
        <p class="actions">
          <button class="btn" type="submit">
            {t('security.code_button')}
          </button>
        </p>
      </form>
      <h2>{t('security.no_device')}</h2>
      <p>{t('security.no_device_help')}</p>
      <form method="post" action={href(stepPath('code'))}>
        <OnwardFields {...onward} />
        <SecretField
          name="recovery"
          label={t('security.recovery_code')}
          hint={t('security.recovery_code_hint')}
          problem={problems.get('recovery')}
          autocomplete="off"
        />
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('security.recovery_button')}
          </button>
        </p>
      </form>
      <p class="dim">{t('security.no_paper_help')}</p>
    </SignInStepFrame>
  );
}
