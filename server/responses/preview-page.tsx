import type { ComponentChildren } from 'preact';
import type { Step } from '#shared/questionnaire/steps.ts';
import { hrefIn, useView } from '../http/view.ts';

export const previewModes = ['desktop', 'phone', 'senior'] as const;
export type PreviewMode = (typeof previewModes)[number];

const modeWords = {
  desktop: 'making.preview_desktop',
  phone: 'making.preview_phone',
  senior: 'making.preview_senior',
} as const;

interface Props {
  /** The preparation's address. */
  preparation: string;
  mode: PreviewMode;
  /** The step that is shown; none on the first page. */
  step?: string | undefined;
  steps: Step[];
  /** The close or the day of the results is not set yet; today stands for it. */
  untimed: boolean;
  children: ComponentChildren;
}

/** A page as the public will see it, below a bar that says that it is a preview. */
export function PreviewPage({ preparation, mode, step, steps, untimed, children }: Props) {
  const { t, say, href, language } = useView();
  const base = `${preparation}/preview`;
  const address = (to: { mode?: PreviewMode; section?: string | undefined }) => {
    const query = new URLSearchParams({ mode: to.mode ?? mode });
    if (to.section) query.set('section', to.section);
    return `${base}?${query}`;
  };
  const sectionOf = (by: PreviewMode) => ((by === 'senior') === (mode === 'senior') ? step : undefined);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <aside class="note preview-bar" aria-label={t('making.preview')}>
        <p>
          <b>{t('making.preview_banner')}</b> <a href={href(preparation)}>{t('making.preview_back')}</a>
        </p>
        <nav aria-label={t('making.preview_modes')}>
          <ul class="row plain">
            {previewModes.map((each) => (
              <li key={each}>
                <a
                  href={href(address({ mode: each, section: sectionOf(each) }))}
                  aria-current={each === mode ? 'true' : undefined}
                >
                  {t(modeWords[each])}
                </a>
              </li>
            ))}
            <li>
              <a href={hrefIn(other, address({ section: step }))} lang={other} hreflang={other}>
                {t('common.other_language')}
              </a>
            </li>
          </ul>
        </nav>
        <nav aria-label={t('making.preview_parts')}>
          <ul class="row plain">
            <li>
              <a href={href(address({}))} aria-current={step === undefined ? 'page' : undefined}>
                {t('making.preview_start')}
              </a>
            </li>
            {steps.map((each) => (
              <li key={each.code}>
                <a
                  href={href(address({ section: each.code }))}
                  aria-current={each.code === step ? 'page' : undefined}
                >
                  {each.by === 'item' ? each.code : say(each.section.title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {untimed ? <p class="sm">{t('making.preview_untimed')}</p> : null}
        {mode === 'phone' ? <p class="sm dim">{t('making.preview_phone_help')}</p> : null}
      </aside>
      <div class={mode === 'phone' ? 'preview phone' : 'preview'}>{children}</div>
    </>
  );
}

/** Nothing that could be shown is there yet. */
export function PreviewGaps({ preparation }: { preparation: string }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <h1>{t('making.preview')}</h1>
      <p class="note">{t('making.preview_gaps')}</p>
      <p>
        <a href={href(preparation)}>{t('making.preview_back')}</a>
      </p>
    </div>
  );
}

/** The way in, in a preview. */
export function PreviewDoor({ first }: { first: string }) {
  const { t } = useView();
  return (
    <p>
      <a class="btn" href={first}>
        {t('making.preview_begin')}
      </a>
    </p>
  );
}
