import { useView } from '../http/view.ts';
import type { Desk } from './approval-desk.ts';
import { described, fieldClass, type Given, Note, Problem, Secrecy } from './approval-fields.tsx';
import type { Approval } from './approval-records.ts';

interface Props {
  approval: Approval;
  desk: Desk;
  given: Given | undefined;
}

/** The same act, done with the scan of a sheet that was signed on paper. */
export function ScanForm({ approval, desk, given }: Props) {
  const { t, href } = useView();
  const entered = given?.scan;
  return (
    <details class="sec" open={entered !== undefined}>
      <summary>{t('chains.scan')}</summary>
      <p class="dim">{t('chains.scan_help')}</p>
      <form
        method="post"
        action={href(`/workspace/approvals/${approval.id}/scan`)}
        encType="multipart/form-data"
      >
        <input type="hidden" name="subject_hash" value={approval.subjectHash} />
        <input type="hidden" name="step" value={approval.acts.length + 1} />
        <div class={fieldClass(given, 'scan')}>
          <label for="scan">{t('chains.scan_choose')}</label>
          <Problem given={given} field="scan" />
          <input
            type="file"
            id="scan"
            name="scan"
            accept="application/pdf,image/png,image/jpeg"
            {...described(given, 'scan')}
          />
        </div>
        <div class={fieldClass(given, 'scan-by')}>
          <label for="scan-by">{t('chains.scan_by')}</label>
          <p class="hint">{t('chains.scan_by_hint')}</p>
          <Problem given={given} field="scan-by" />
          <input
            id="scan-by"
            name="signed_by"
            autocomplete="off"
            value={entered?.signedBy}
            {...described(given, 'scan-by')}
          />
        </div>
        <div class={fieldClass(given, 'scan-on')}>
          <label for="scan-on">{t('chains.scan_on')}</label>
          <Problem given={given} field="scan-on" />
          <input
            type="date"
            id="scan-on"
            name="signed_on"
            value={entered?.signedOn}
            {...described(given, 'scan-on')}
          />
        </div>
        {desk.confirmsSecrecy ? (
          <Secrecy
            field="scan-secrecy"
            name="paper_secrecy"
            checked={entered?.secrecyReviewed}
            given={given}
          />
        ) : null}
        <Note field="scan-note" label={t('staff.sign_note')} value={entered?.note} given={given} />
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('chains.scan_button')}
          </button>
        </p>
      </form>
    </details>
  );
}
