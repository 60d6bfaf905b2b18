import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Step } from './next-steps.ts';
import { NextSteps } from './next-steps-list.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** What runs here. */
export interface Running {
  version: string;
  node: string;
  address: string;
  since: Date;
  secondFactor: boolean;
}

interface Props {
  steps: Step[];
  running: Running;
}

/** What is left until the office works, and what runs. */
export function SettingsPage({ steps, running }: Props) {
  const { t } = useView();
  const left = steps.filter(({ done }) => !done).length;
  return (
    <SettingsFrame current="overview" title={t('staff.settings')}>
      {left > 0 ? (
        <section>
          <h2>{t('setup.next_steps')}</h2>
          <p class="dim">{t('setup.steps_left', { count: left })}</p>
          <NextSteps steps={steps} />
        </section>
      ) : (
        <p class="note ok">{t('setup.steps_all_done')}</p>
      )}
      <RunningPart running={running} />
    </SettingsFrame>
  );
}

function RunningPart({ running }: Pick<Props, 'running'>) {
  const { t, language } = useView();
  const facts = [
    [t('settings.running_version'), `Wenji ${running.version}`],
    [t('settings.running_node'), running.node],
    [t('settings.running_address'), running.address],
    [t('settings.running_since'), sayTime(running.since, language)],
    [
      t('settings.running_second_factor'),
      running.secondFactor ? t('settings.second_factor_on') : t('settings.second_factor_off'),
    ],
  ];
  return (
    <section class="sec read">
      <h2>{t('settings.running')}</h2>
      <dl class="check">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
