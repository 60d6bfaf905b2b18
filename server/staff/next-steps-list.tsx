import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Step, StepName } from './next-steps.ts';

const words = {
  administrators: {
    title: 'setup.step_administrators',
    help: 'setup.step_administrators_help',
    to: '/workspace/settings/administrators',
  },
  site: { title: 'setup.step_site', help: 'setup.step_site_help', to: '/workspace/settings/site' },
  'first-sign-ins': { title: 'setup.step_sign_ins', help: 'setup.step_sign_ins_help', to: undefined },
  departments: {
    title: 'setup.step_departments',
    help: 'setup.step_departments_help',
    to: '/workspace/organisation',
  },
  accounts: { title: 'setup.step_accounts', help: 'setup.step_accounts_help', to: '/workspace/officers' },
  chains: { title: 'setup.step_chains', help: 'setup.step_chains_help', to: '/workspace/chains' },
  'first-publication': {
    title: 'setup.step_publication',
    help: 'setup.step_publication_help',
    to: '/workspace/questionnaires',
  },
} as const satisfies { [name in StepName]: unknown };

const owners = {
  system: 'settings.role_system',
  security: 'settings.role_security',
  auditor: 'setup.by_both',
  editor: 'setup.by_editor',
} as const;

/** What is to be done next, by whom; each step one's own leads to where it is done. */
export function NextSteps({ steps }: { steps: Step[] }) {
  const { t, href, officer } = useView();
  const own = (step: Step) => officer?.roles.some(({ role }) => role === step.by) ?? false;
  return (
    <ol class="plain lines more">
      {steps.map((step) => {
        const { title, help, to } = words[step.name];
        return (
          <li class="open" key={step.name}>
            <p class={step.done ? 'when st full' : 'when st'}>
              {step.done ? t('setup.step_done') : t('setup.step_open')}
            </p>
            <div>
              <h3>{own(step) && to ? <a href={href(to)}>{t(title)}</a> : t(title)}</h3>
              <p class="dim">{t(help)}</p>
            </div>
            <p>
              <span class="tag">{t(owners[step.by as keyof typeof owners])}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** The same on a page of its own, for the administrators who have no other place in common. */
export function NextStepsPage({ steps }: { steps: Step[] }) {
  const { t } = useView();
  const left = steps.filter(({ done }) => !done).length;
  return (
    <WorkspaceFrame>
      <h1>{t('setup.next_steps')}</h1>
      <p class="lead">{left === 0 ? t('setup.steps_all_done') : t('setup.steps_left', { count: left })}</p>
      <h2 class="vh">{t('setup.steps')}</h2>
      <NextSteps steps={steps} />
    </WorkspaceFrame>
  );
}
