import { useView } from '../http/view.ts';
import { addressOfLine, type DayLinks } from './day-links.ts';
import type { Edition, HotlineLine, Place } from './open-day.ts';
import { inOrder } from './open-day.ts';
import { Slot } from './programme-part.tsx';
import { Words } from './words.tsx';

/** Where one can go, with hours and access. */
export function PlacesPart({ places }: Pick<Edition, 'places'>) {
  const { t } = useView();
  if (places.length === 0) return null;
  return (
    <section class="sec" aria-labelledby="places">
      <h2 id="places">{t('openDay.places')}</h2>
      <div class="cols even">
        {places.map((place) => (
          <PlaceWords key={place.code} place={place} />
        ))}
      </div>
    </section>
  );
}

function PlaceWords({ place: { code, name, address, offers, hours, access } }: { place: Place }) {
  const { t, say } = useView();
  return (
    <div id={`place-${code}`}>
      <h3>{say(name)}</h3>
      <Words text={address} />
      {hours ? <p>{t('common.pair', { name: t('openDay.place_hours'), value: say(hours) })}</p> : null}
      {offers ? <Words text={offers} class="dim" /> : null}
      {access ? (
        <p class="dim">{t('common.pair', { name: t('openDay.place_access'), value: say(access) })}</p>
      ) : null}
    </div>
  );
}

/** The special lines of the hotline: topic, who is on duty, when. */
export function HotlinePart({
  hotline,
  phone,
  links,
}: Pick<Edition, 'hotline' | 'phone'> & { links: DayLinks }) {
  const { t, say, href } = useView();
  if (hotline.length === 0) return null;
  const titleOf = ({ start, topic }: HotlineLine) => {
    const address = addressOfLine({ kind: 'hotline_special', start }, links);
    return address ? <a href={href(address)}>{say(topic)}</a> : say(topic);
  };
  return (
    <section class="sec" aria-labelledby="hotline">
      <h2 id="hotline">{t('openDay.hotline')}</h2>
      <p>{t('openDay.hotline_call', { phone })}</p>
      <ol class="programme plain lines more">
        {inOrder<HotlineLine>(hotline).map((line) => (
          <li key={`${line.start} ${Object.values(line.topic)[0]}`}>
            <p class="when">
              <Slot line={line} />
            </p>
            <div>
              <h3>{titleOf(line)}</h3>
              <p class="dim">
                {t('openDay.on_duty', { departments: line.departments.map(say).join(t('openDay.and')) })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
