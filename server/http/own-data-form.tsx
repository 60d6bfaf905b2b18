import { useView } from './view.ts';

/** Leads to everything that is kept under the receipt of a page. */
export function OwnDataForm({ receipt }: { receipt: string }) {
  const { t, href } = useView();
  return (
    <form method="post" action={href('/receipts/data')}>
      <input type="hidden" name="receipt" value={receipt} />
      <button class="btn alt" type="submit">
        {t('ownData.all')}
      </button>
    </form>
  );
}
