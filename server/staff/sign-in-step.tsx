import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../http/error-summary.tsx';
import { signOutPath } from '../http/session.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Onward } from './onward-fields.tsx';

/** What is wrong, by field. */
export type Problems = ReadonlyMap<string, string>;

interface Props {
  title: string;
  officer: SignedIn;
  onward: Onward;
  problems: Problems;
  children: ComponentChildren;
}

/** A page between the password and the workspace: no rail yet, and a way out for whoever is not this officer. */
export function SignInStepFrame({ title, officer, onward, problems, children }: Props) {
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame>
      <div class="read stack">
        <ErrorSummary messages={problems} />
        <h1>{title}</h1>
        {onward.kept === undefined ? null : <p class="note">{t('security.kept_still')}</p>}
        {children}
        <form method="post" action={href(signOutPath)}>
          <p class="dim">{t('security.signing_in_as', { title: say(officer.title) })}</p>
          <p class="actions">
            <button class="btn alt" type="submit">
              {t('security.somebody_else')}
            </button>
          </p>
        </form>
      </div>
    </WorkspaceFrame>
  );
}
