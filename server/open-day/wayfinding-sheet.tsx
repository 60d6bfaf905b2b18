import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { ChannelFacts } from './channel-facts.tsx';
import { type Channel, channelOn } from './wayfinding.ts';

/** Every channel on a sheet in large type, to be read at a window or handed out. */
export function WayfindingSheet({ channels, qr }: { channels: readonly Channel[]; qr: string }) {
  const { t, say, language, now, site } = useView();
  const day = dayOf(now);
  return (
    <div class="read handout">
      <h1>{t('wayfinding.sheet')}</h1>
      <p class="lead">{t('wayfinding.sheet_lead', { number: site.phone })}</p>
      {channels.map((channel) => (
        <section class="sec" key={say(channel.title)}>
          <h2>{say(channel.title)}</h2>
          <p class="more">{say(channel.lead)}</p>
          <ChannelFacts channel={channelOn(channel, day)} />
        </section>
      ))}
      <p class="sec">
        <img class="qr" src={qr} alt={t('wayfinding.qr')} width="240" height="240" />
      </p>
      <p class="dim sm">{t('wayfinding.sheet_day', { day: sayDay(day, language) })}</p>
      <p class="dim sm np">{t('wayfinding.print')}</p>
    </div>
  );
}
