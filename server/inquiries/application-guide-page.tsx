import { holdsOn } from '#shared/dated.ts';
import { dayOf } from '#shared/time.ts';
import { disclosureRules, receiptWays } from '../calendar/disclosure-deadlines.ts';
import { useView } from '../http/view.ts';
import type { Department } from '../staff/departments.ts';
import { feeRule } from './application-fees.ts';
import { Remedies } from './application-remedies.tsx';

/** 政府信息公开指南: who answers, how to apply, what is asked, by when, what it costs, and what one can do against it. */
export function ApplicationGuidePage({ departments }: { departments: readonly Department[] }) {
  const { t, say, href, now, site } = useView();
  const today = dayOf(now);
  const times = disclosureRules.filter(
    (rule) => rule.counts_from !== 'replied' && rule.counts_from !== 'decision' && holdsOn(rule, today),
  );
  return (
    <div class="read stack">
      <h1>{t('applications.guide')}</h1>
      <p class="lead">{t('applications.guide_lead')}</p>
      <p class="actions">
        <a class="btn" href={href('/disclosure/applications/new')}>
          {t('applications.apply')}
        </a>
        <a class="btn alt" href={href('/disclosure/catalogue')}>
          {t('applications.catalogue')}
        </a>
      </p>
      <p class="row">
        <a href={href('/disclosure/which-way')}>{t('wayfinding.title')}</a>
        <a href={href('/disclosure/deadlines')}>{t('wayfinding.deadlines')}</a>
      </p>
      <section aria-labelledby="bodies">
        <h2 id="bodies">{t('applications.bodies')}</h2>
        <p>{t('applications.bodies_help', { phone: site.phone })}</p>
        <ul>
          {departments.map(({ slug, name }) => (
            <li key={slug}>{say(name)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="ways">
        <h2 id="ways">{t('applications.ways')}</h2>
        <dl class="check more">
          {receiptWays.map(({ code, text, received }) => (
            <div key={code}>
              <dt>{say(text)}</dt>
              <dd>{t('applications.counts_as', { received: say(received) })}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="contents">
        <h2 id="contents">{t('applications.contents')}</h2>
        <ol>
          <li>{t('applications.content_who')}</li>
          <li>{t('applications.content_what')}</li>
          <li>{t('applications.content_how')}</li>
        </ol>
        <p>{t('applications.nothing_else')}</p>
      </section>
      <section aria-labelledby="help">
        <h2 id="help">{t('applications.help')}</h2>
        <p>{t('applications.help_what', { phone: site.phone })}</p>
      </section>
      <section aria-labelledby="times">
        <h2 id="times">{t('applications.times')}</h2>
        <dl class="check more">
          {times.map(({ code, what, period }) => (
            <div key={code}>
              <dt>{say(what)}</dt>
              <dd>{say(period)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="fees">
        <h2 id="fees">{t('applications.fees')}</h2>
        <p>{t('applications.fees_what', { name: say(feeRule.name), number: feeRule.number })}</p>
      </section>
      <Remedies at={today} />
    </div>
  );
}
