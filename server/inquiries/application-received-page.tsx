import { sayDay, sayTime } from '#shared/text/dates.ts';
import { lastDayBefore, localIso } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import { ApplicationSteps } from './application-page.tsx';
import type { AcceptedInquiry } from './inquiries.ts';

interface Props {
  accepted: AcceptedInquiry;
  department: Department;
  qr: string;
}

/** Number and receipt of an application, by when it is answered, and what happens next. */
export function ApplicationReceivedPage({ accepted, department, qr }: Props) {
  const { t, say, href } = useView();
  return (
    <div class="cols">
      <div class="read stack">
        <h1>
          <span class="st full">{t('applications.received_title')}</span>
        </h1>
        {accepted.created ? null : (
          <p class="note">
            {t(accepted.withdrawn ? 'applications.received_withdrawn' : 'applications.received_again')}
          </p>
        )}
        <p class="lead">{t('applications.received_by', { department: say(department.name) })}</p>
        <ReceivedFacts accepted={accepted} />
        <ReceiptCard accepted={accepted} qr={qr} title={t('applications.apply')} />
        <p class="row np">
          <a href={href('/receipts')}>{t('common.receipts')}</a>
          <a href={href('/disclosure')}>{t('applications.guide')}</a>
        </p>
      </div>
      <section aria-labelledby="next">
        <h2 id="next">{t('applications.next')}</h2>
        <ApplicationSteps />
      </section>
    </div>
  );
}

/** The same for whoever applied at the counter or by post, to be handed over. */
export function ApplicationEnteredPage({ accepted, department, qr }: Props) {
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <h1>
          <span class="st full">{t('applications.entered', { number: accepted.number })}</span>
        </h1>
        <p class="lead">{say(department.name)}</p>
        <ReceivedFacts accepted={accepted} />
        <ReceiptCard accepted={accepted} qr={qr} title={t('applications.apply')} />
        <p class="row">
          <a href={href(`/workspace/applications/${accepted.number}`)}>{t('applications.open_case')}</a>
          <a href={href('/workspace/applications/new')}>{t('applications.enter_next')}</a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}

function ReceivedFacts({ accepted: { number, receivedAt, dueAt } }: Pick<Props, 'accepted'>) {
  const { t, language } = useView();
  return (
    <dl class="check">
      <div>
        <dt>{t('applications.number')}</dt>
        <dd>{number}</dd>
      </div>
      <div>
        <dt>{t('applications.arrived')}</dt>
        <dd>{`${sayTime(receivedAt, language)}${localIso(receivedAt).slice(16, 19)}`}</dd>
      </div>
      <div>
        <dt>{t('applications.due')}</dt>
        <dd>
          {dueAt ? (
            t('applications.due_by', { day: sayDay(lastDayBefore(dueAt), language) })
          ) : (
            <>
              <b>{t('applications.unconfirmed')}</b> {t('applications.unconfirmed_what')}
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function ReceiptCard({ accepted, qr, title }: Pick<Props, 'accepted' | 'qr'> & { title: string }) {
  const { t } = useView();
  const written = formatReceipt(accepted.receipt ?? '');
  return (
    <div class="card receipt" data-behaviour="receipt" data-receipt={written} data-title={title}>
      <p class="hint">{t('responses.receipt_label')}</p>
      <p class="code">
        {written.split(' ').map((group, at) => (
          <span key={at}>{group} </span>
        ))}
      </p>
      <img src={qr} alt={t('responses.receipt_qr')} width="198" height="198" />
      <p>{t('applications.receipt_keep')}</p>
    </div>
  );
}
