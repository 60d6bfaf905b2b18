import type { Key } from '#shared/i18n/catalogues.ts';
import { type OpenLine, OpenLines } from '../http/open-lines.tsx';
import { useView } from '../http/view.ts';
import { DayPart, FiguresPart, InterviewsPart, PoliciesPart, SignpostsPart } from './home-parts.tsx';
import type { HomePieces } from './home-pieces.ts';
import type { OtherWay } from './other-ways.ts';

interface Props {
  open: OpenLine[];
  lately: OpenLine[];
  ways: OtherWay[];
  pieces: HomePieces;
}

const wayWords = {
  hall: { title: 'front.offline_hall', what: 'front.offline_hall_what' },
  phone: { title: 'front.offline_phone', what: 'front.offline_phone_what' },
  paper: { title: 'front.offline_paper', what: 'front.offline_paper_what' },
} as const satisfies { [way in OtherWay]: { title: Key; what: Key } };

/** What is open now, what was published lately and what stands all year, the way to all of it, and the ways without a phone. */
export function HomePage({ open, lately, ways, pieces }: Props) {
  const { t, href, site } = useView();
  return (
    <>
      <div class="cols">
        <div class="stack">
          <h1 class="hero">
            <span class="st">{t('front.hero_ask')}</span>
            <span class="st full">{t('front.hero_answer')}</span>
          </h1>
          <p class="lead">{t('front.lead')}</p>
          <p>
            <a href={href('/inquiries')}>{t('asking.door')}</a>
          </p>
        </div>
        <form class="card field" method="post" action={href('/receipts')}>
          <label for="receipt">{t('front.find_receipt')}</label>
          <p class="hint" id="receipt-hint">
            {t('front.receipt_hint')}
          </p>
          <p class="join">
            <input
              type="text"
              id="receipt"
              name="receipt"
              inputMode="numeric"
              autocomplete="off"
              aria-describedby="receipt-hint"
            />
            <button class="btn alt" type="submit">
              {t('front.find')}
            </button>
          </p>
        </form>
      </div>
      <section class="sec" aria-labelledby="now">
        <h2 id="now">{t('front.now')}</h2>
        {open.length > 0 ? <OpenLines lines={open} /> : <p class="empty">{t('front.now_none')}</p>}
      </section>
      <InterviewsPart lines={pieces.interviews} />
      <DayPart line={pieces.day} />
      <section class="sec" aria-labelledby="lately">
        <h2 id="lately">{t('front.lately')}</h2>
        {lately.length > 0 ? <OpenLines lines={lately} /> : <p class="empty">{t('front.lately_none')}</p>}
      </section>
      <PoliciesPart policies={pieces.policies} />
      <FiguresPart figures={pieces.figures} />
      <SignpostsPart signposts={pieces.signposts} />
      {ways.length > 0 ? (
        <section class="sec" aria-labelledby="offline">
          <h2 id="offline">{t('front.offline')}</h2>
          <div class="cols even">
            {ways.map((way) => (
              <div key={way}>
                <h3>{t(wayWords[way].title)}</h3>
                <p>{t(wayWords[way].what, { phone: site.phone })}</p>
              </div>
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}
