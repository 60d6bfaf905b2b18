import { signInPath } from '../http/session.ts';
import { useView } from '../http/view.ts';
import { type Onward, OnwardFields } from './onward-fields.tsx';
import type { DemoOfficer } from './sign-in-page.tsx';

/** The demonstration's sign-ins, each with a button that uses it. */
export function DemoSignIns({ onward, officers }: { onward: Onward; officers: readonly DemoOfficer[] }) {
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
