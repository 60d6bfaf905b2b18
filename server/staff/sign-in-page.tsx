import type { Text } from '#shared/questionnaire/definition.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { signInPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { type Onward, OnwardFields } from './onward-fields.tsx';

/** A sign-in that anybody may use, in the demonstration only. */
export interface DemoOfficer {
  title: Text;
  department: Text;
  signInName: string;
  password: string;
}

interface Props {
  onward: Onward;
  name?: string | undefined;
  /** Why the last try was refused. */
  problem?: string | undefined;
  demoOfficers: readonly DemoOfficer[];
}

export function SignInPage({ onward, name, problem, demoOfficers }: Props) {
  const { t } = useView();
  return (
    <WorkspaceFrame>
      <div class="read stack">
        <ErrorSummary messages={new Map(problem ? [['name', problem]] : [])} />
        <h1>{t('staff.sign_in')}</h1>
        {onward.kept === undefined ? null : (
          <div class="note">
            <p>
              <b>{t('staff.kept')}</b>
            </p>
            <p>{t('staff.kept_help')}</p>
          </div>
        )}
        <SignInForm onward={onward} name={name} problem={problem} />
      </div>
      {demoOfficers.length > 0 ? <DemoSignIns onward={onward} officers={demoOfficers} /> : null}
    </WorkspaceFrame>
  );
}

function SignInForm({ onward, name, problem }: Omit<Props, 'demoOfficers'>) {
  const { t, href } = useView();
  const invalid = problem ? { 'aria-invalid': true, 'aria-describedby': 'problem' } : {};
  return (
    <form method="post" action={href(signInPath)}>
      <OnwardFields {...onward} />
      <div class={problem ? 'field item bad' : 'field item'}>
        {problem ? (
          <p class="err" id="problem">
            {problem}
          </p>
        ) : null}
        <label for="name">{t('staff.name')}</label>
        <input
          type="text"
          id="name"
          name="name"
          value={name}
          required
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          {...invalid}
        />
      </div>
      <div class="field item">
        <label for="password">{t('staff.password')}</label>
        <input
          type="password"
          id="password"
          name="password"
          required
          autocomplete="current-password"
          {...invalid}
        />
      </div>
      <p class="actions">
        <button class="btn" type="submit">
          {t('staff.sign_in_button')}
        </button>
      </p>
    </form>
  );
}
