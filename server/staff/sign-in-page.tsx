import type { Text } from '#shared/questionnaire/definition.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { signInPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';

/** A sign-in that anybody may use, in the demonstration only. */
export interface DemoOfficer {
  title: Text;
  department: Text;
  signInName: string;
  password: string;
}

/** What travels through signing in: where to, and the body of a form that could not be taken. */
export interface Onward {
  next: string;
  kept: string | undefined;
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
      {demoOfficers.length > 0 ? <DemoOfficers onward={onward} officers={demoOfficers} /> : null}
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

function OnwardFields({ next, kept }: Onward) {
  return (
    <>
      <input type="hidden" name="next" value={next} />
      {kept === undefined ? null : <input type="hidden" name="kept" value={kept} />}
    </>
  );
}

function DemoOfficers({ onward, officers }: { onward: Onward; officers: readonly DemoOfficer[] }) {
  const { t, say, href } = useView();
  return (
    <section class="sec">
      <h2 id="demo">{t('staff.demo')}</h2>
      <p class="dim">{t('staff.demo_help')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="demo">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('staff.office')}</th>
              <th scope="col">{t('staff.department')}</th>
              <th scope="col">{t('staff.name')}</th>
              <th scope="col">{t('staff.password')}</th>
              <th scope="col">
                <span class="vh">{t('staff.operation')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {officers.map(({ title, department, signInName, password }) => (
              <tr key={signInName}>
                <th scope="row">{say(title)}</th>
                <td>{say(department)}</td>
                <td>
                  <code>{signInName}</code>
                </td>
                <td>
                  <code>{password}</code>
                </td>
                <td class="r">
                  <form method="post" action={href(signInPath)}>
                    <OnwardFields {...onward} />
                    <input type="hidden" name="name" value={signInName} />
                    <input type="hidden" name="password" value={password} />
                    <button
                      class="btn alt"
                      type="submit"
                      aria-label={t('staff.demo_as', { title: say(title) })}
                    >
                      {t('staff.sign_in_button')}
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
