import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { OfficersLink } from './new-officer-page.tsx';
import { SignInSlips } from './sign-in-slips.tsx';
import type { SignInSlip } from './temporary-passwords.ts';

interface Props {
  title: string;
  slips: SignInSlip[];
  /** The site's address, for the slips. */
  address: string;
}

/** Slips to print now: this page is the only one that ever shows them. */
export function SlipsPage({ title, slips, address }: Props) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="officers">
      <OfficersLink />
      <h1 class="np">{title}</h1>
      <div class="note warn np">
        <p>
          <b>{t('accounts.slips_once')}</b>
        </p>
        <p>{t('accounts.slips_help')}</p>
      </div>
      <section class="sec">
        <h2 class="np">{t('accounts.slips', { count: slips.length })}</h2>
        <SignInSlips slips={slips} address={address} />
      </section>
    </WorkspaceFrame>
  );
}
