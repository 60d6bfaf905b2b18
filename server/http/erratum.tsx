import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayTime } from '#shared/text/dates.ts';
import { useView, type View } from './view.ts';

/** What the public reads in the place of what was taken back. */
export interface Erratum {
  kind:
    | 'questionnaire'
    | 'release'
    | 'consultation'
    | 'outcome'
    | 'policy'
    | 'open_day'
    | 'interview'
    | 'register'
    | 'inquiry';
  title: Text;
  departmentName: Text;
  note: Text;
  at: Date;
}

export const kindWords = {
  questionnaire: 'correcting.kind_questionnaire',
  release: 'correcting.kind_release',
  consultation: 'correcting.kind_consultation',
  outcome: 'correcting.kind_outcome',
  policy: 'correcting.kind_policy',
  open_day: 'correcting.kind_open_day',
  interview: 'correcting.kind_interview',
  register: 'correcting.kind_register',
  inquiry: 'correcting.kind_inquiry',
} as const satisfies { [kind in Erratum['kind']]: Key };

export const erratumTitle = ({ t, say }: View, { kind, title }: Pick<Erratum, 'kind' | 'title'>): string =>
  t('correcting.pulled', { kind: t(kindWords[kind]), title: say(title) });

/** The same in the words of a refusal. */
export const erratumValues = (view: View, erratum: Erratum) => ({
  title: erratumTitle(view, erratum),
  unit: view.say(erratum.departmentName),
  day: sayTime(erratum.at, view.language),
  note: view.say(erratum.note),
});

/** Who took back what, when and why. */
export function ErratumWords({ erratum }: { erratum: Erratum }) {
  const { t, say, language } = useView();
  return (
    <>
      <p class="dim">
        {t('correcting.pulled_by', {
          unit: say(erratum.departmentName),
          time: sayTime(erratum.at, language),
        })}
      </p>
      <p class="note warn words">{say(erratum.note)}</p>
    </>
  );
}

interface Props {
  erratum: Erratum;
  /** Words that were just sent here, so that nobody loses them. */
  typed?: readonly string[];
  /** Where what has not been taken back can still be read. */
  onward?: { address: string; label: string } | undefined;
}

/** At the address of what was taken back. */
export function ErratumPage({ erratum, typed = [], onward }: Props) {
  const view = useView();
  const { t, href } = view;
  const takes = erratum.kind === 'questionnaire' || erratum.kind === 'consultation';
  return (
    <div class="read stack">
      <h1>{erratumTitle(view, erratum)}</h1>
      <ErratumWords erratum={erratum} />
      {takes ? <p>{t('correcting.takes_nothing')}</p> : null}
      {typed.length > 0 ? (
        <section class="stack" aria-labelledby="typed">
          <h2 id="typed">{t('correcting.typed')}</h2>
          <p>{t('correcting.typed_help')}</p>
          {typed.map((words, at) => (
            <p key={at} class="say words">
              {words}
            </p>
          ))}
        </section>
      ) : null}
      <p class="row">
        {onward ? <a href={href(onward.address)}>{onward.label}</a> : null}
        <a href={href('/errata')}>{t('correcting.all_errata')}</a>
        {takes ? <a href={href('/receipts')}>{t('common.receipts')}</a> : null}
      </p>
    </div>
  );
}
