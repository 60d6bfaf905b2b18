import { stepPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { type Onward, OnwardFields } from './onward-fields.tsx';
import { RecoveryCodeList } from './recovery-code-list.tsx';
import type { Standing } from './sessions.ts';
import { type Problems, SignInStepFrame } from './sign-in-step.tsx';

interface Props {
  standing: Standing;
  codes: string[];
  onward: Onward;
  problems: Problems;
}

/** Recovery codes once, to be put on paper before going on. */
export function SignInCodesPage({ standing, codes, onward, problems }: Props) {
  const { t, href } = useView();
  const problem = problems.get('kept-codes');
  return (
    <SignInStepFrame
      title={t('security.codes')}
      officer={standing.officer}
      onward={onward}
      problems={problems}
    >
      <p>{t('security.codes_intro')}</p>
      <RecoveryCodeList codes={codes} title={standing.officer.title} />
      <form class="np" method="post" action={href(`${stepPath('enrolment')}/codes`)}>
        <OnwardFields {...onward} />
        <input type="hidden" name="codes" value={codes.join(' ')} />
        <div class={problem ? 'field item bad' : 'field item'}>
          {problem ? (
            <p class="err" id="kept-problem">
              {problem}
            </p>
          ) : null}
          <label for="kept-codes">
            <input
              type="checkbox"
              id="kept-codes"
              name="kept-codes"
              value="yes"
              required
              aria-describedby={problem ? 'kept-problem' : undefined}
              aria-invalid={problem ? true : undefined}
            />
            {t('security.codes_kept')}
          </label>
        </div>
        <p class="actions">
          <button class="btn" type="submit">
            {t('security.codes_button')}
          </button>
        </p>
      </form>
    </SignInStepFrame>
  );
}
