import { channels } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { CountCell } from '#shared/ui/figure-cells.tsx';
import { channelKey } from '#shared/ui/figure-note.ts';
import { useView } from '../http/view.ts';
import type { Received } from './marginals.ts';

interface Props {
  received: Received[];
  /** Where the table alone is to be had, as it is now. */
  address: string;
}

/** Responses by day and channel, live: the only number that is not held back in steps. */
export function ReceivedFigure({ received, address }: Props) {
  const { t } = useView();
  return (
    <figure
      class="fig"
      data-chart="columns"
      data-view="chart"
      data-show-chart={t('results.show_chart')}
      data-show-table={t('results.show_table')}
    >
      <figcaption>
        <b>{t('results.received')}</b>
        {t('results.received_unit')}
      </figcaption>
      <div data-table data-poll={address} data-poll-seconds="10">
        <ReceivedTable received={received} />
      </div>
      <p class="base">{t('results.received_base')}</p>
    </figure>
  );
}

export function ReceivedTable({ received }: { received: Received[] }) {
  const { t, language } = useView();
  const days = [...new Set(received.map(({ day }) => day))];
  const used = channels.filter((channel) => received.some((each) => each.channel === channel));
  const sum = (match: (each: Received) => boolean) =>
    received.filter(match).reduce((total, { n }) => total + n, 0);
  if (received.length === 0) return <p class="empty">{t('results.received_none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('results.received')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('results.day')}</th>
            {used.map((channel) => (
              <th key={channel} scope="col" class="r" data-series={t(channelKey(channel))}>
                {t(channelKey(channel))}
              </th>
            ))}
            <th scope="col" class="r">
              {t('results.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">
                <span data-label>{sayDay(day, language)}</span>
              </th>
              {used.map((channel) => (
                <CountCell
                  key={channel}
                  n={sum((each) => each.day === day && each.channel === channel)}
                  value
                />
              ))}
              <CountCell n={sum((each) => each.day === day)} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('results.total')}</th>
            {used.map((channel) => (
              <CountCell key={channel} n={sum((each) => each.channel === channel)} />
            ))}
            <CountCell n={sum(() => true)} />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
