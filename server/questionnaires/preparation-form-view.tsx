import { channels } from '#shared/terms.ts';
import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { ChangesPart } from './changes-part.tsx';
import { DayAndTime, type Filled, Line, Tick, Words } from './form-fields.tsx';
import { ItemsPart } from './items-part.tsx';
import { profileItems } from './new-content.ts';
import type { PreparationProps } from './preparation-page.tsx';
import { channelWords } from './preparation-words.ts';
import { root } from './preparations-page.tsx';
import { PrivacyPart } from './privacy-part.tsx';

type Props = Pick<PreparationProps, 'preparation' | 'base' | 'changes'> & Filled;

/** Everything that is set of a questionnaire. Saved with gaps. */
export function PreparationForm({ preparation, base, changes, fields, unreadable }: Props) {
  const { t, href } = useView();
  const filled = { fields, unreadable };
  const { content } = preparation;
  return (
    <form method="post" action={href(`${root}/${preparation.id}`)}>
      <input type="hidden" name="version" value={preparation.version} />
      {base ? <ChangesPart base={base} changes={changes} {...filled} /> : null}
      <About preparation={preparation} base={base} {...filled} />
      <Period preparation={preparation} base={base} {...filled} />
      <PrivacyPart content={content} {...filled} />
      <ItemsPart definition={content.definition} {...filled} />
      <ProfileOffer preparation={preparation} />
      <p class="actions sec">
        <button class="btn" type="submit">
          {t('making.save')}
        </button>
      </p>
    </form>
  );
}

function About({ base, fields, unreadable }: Omit<Props, 'changes'>) {
  const { t } = useView();
  const filled = { fields, unreadable };
  return (
    <section class="sec">
      <h2>{t('making.about')}</h2>
      <Words {...filled} name="title" label={t('making.title')} />
      {base ? (
        <p class="more">{t('making.slug_fixed', { slug: base.slug })}</p>
      ) : (
        <Line {...filled} name="slug" label={t('making.slug')} help={t('making.slug_help')} />
      )}
      <Words {...filled} name="intro" label={t('making.intro')} rows={4} />
      <Words {...filled} name="sponsor" label={t('making.sponsor')} />
      <Words {...filled} name="population" label={t('making.population')} />
      <Words {...filled} name="sample_note" label={t('making.sample_note')} rows={3} />
      <Line {...filled} name="minutes" label={t('making.minutes')} numeric />
    </section>
  );
}

function Period({ base, fields, unreadable }: Omit<Props, 'changes'>) {
  const { t, language } = useView();
  const filled = { fields, unreadable };
  return (
    <section class="sec">
      <h2>{t('making.period')}</h2>
      {base ? (
        <p>{t('making.opens_fixed', { time: sayTime(base.opensAt, language) })}</p>
      ) : (
        <DayAndTime {...filled} name="opens_at" label={t('making.opens_at')} />
      )}
      <DayAndTime {...filled} name="closes_at" label={t('making.closes_at')} />
      <Line
        {...filled}
        name="results_due_on"
        label={t('making.results_due_on')}
        help={t('making.results_due_on_help')}
        date
      />
      <fieldset class="more" id="channels">
        <legend>{t('making.channels')}</legend>
        <div class="opts">
          {channels.map((each) => (
            <Tick key={each} fields={fields} name={`channel.${each}`} label={t(channelWords[each])} />
          ))}
        </div>
      </fieldset>
      <fieldset class="more">
        <legend>{t('making.policy')}</legend>
        <div class="opts">
          <Tick fields={fields} name="interim" label={t('making.interim')} />
          {base ? null : <Tick fields={fields} name="exercise" label={t('making.exercise')} />}
        </div>
      </fieldset>
      {base ? <p class="dim">{t('making.exercise_fixed')}</p> : null}
    </section>
  );
}

/** Common questions on respondents that are not there yet. */
function ProfileOffer({ preparation }: Pick<Props, 'preparation'>) {
  const { t, say } = useView();
  const { sections } = preparation.content.definition;
  const there = new Set(sections.flatMap(({ items }) => items.map(({ code }) => code)));
  const offered = profileItems.filter(({ code }) => !there.has(code));
  if (offered.length === 0) return null;
  return (
    <fieldset class="sec" id="profile">
      <legend>{t('making.profile')}</legend>
      <p class="hint">{t('making.profile_help')}</p>
      <div class="opts">
        {offered.map(({ code, text }) => (
          <label key={code} class="opt" for={`profile.${code}`}>
            <input type="checkbox" id={`profile.${code}`} name="profile" value={code} />
            <span>{say(text)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
