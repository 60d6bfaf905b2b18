import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { AuditFilters } from './audit-filters.tsx';
import type { AuditChoices, AuditSearch, AuditPage as Found } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';

interface Props {
  search: AuditSearch;
  found: Found;
  choices: AuditChoices;
  /** It begins with the newest line. */
  first: boolean;
}

const addressOf = (path: string, search: AuditSearch, below?: number) => {
  const asked = Object.entries(search).filter(([, value]) => value !== '');
  const params = new URLSearchParams(asked);
  if (below !== undefined) params.set('below', String(below));
  return params.size > 0 ? `${path}?${params}` : path;
};

export function AuditPage({ search, found, choices, first }: Props) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="audit">
      <h1>{t('audit.title')}</h1>
      <p class="dim">{t('audit.intro')}</p>
      <AuditFilters search={search} choices={choices} />
      <section class="sec">
        <h2 id="found">{t('audit.found')}</h2>
        {found.entries.length === 0 ? (
          <p class="empty">{t('audit.none')}</p>
        ) : (
          <AuditTable entries={found.entries} labelledBy="found" />
        )}
        <Pager search={search} older={found.older} first={first} />
      </section>
      <Exports search={search} />
      <Verification />
    </WorkspaceFrame>
  );
}

function Pager({ search, older, first }: Pick<Props, 'search' | 'first'> & { older: number | undefined }) {
  const { t, href } = useView();
  if (first && older === undefined) return null;
  return (
    <nav class="pager sm" aria-label={t('audit.pages')}>
      {first ? <span /> : <a href={href(addressOf('/workspace/audit', search))}>{t('audit.newest')}</a>}
      {older === undefined ? null : (
        <a href={href(addressOf('/workspace/audit', search, older))} rel="next">
          {t('audit.older')}
        </a>
      )}
    </nav>
  );
}

function Exports({ search }: Pick<Props, 'search'>) {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="export">
      <h2 id="export">{t('audit.export')}</h2>
      <p>{t('audit.export_help')}</p>
      <p class="actions">
        <a class="btn alt" href={href(addressOf('/workspace/audit.csv', search))} download>
          {t('audit.export_csv')}
        </a>
        <a class="btn alt" href={href(addressOf('/workspace/audit.jsonl', search))} download>
          {t('audit.export_jsonl')}
        </a>
      </p>
    </section>
  );
}

function Verification() {
  const { t, href } = useView();
  return (
    <section class="sec" aria-labelledby="verify">
      <h2 id="verify">{t('audit.verify')}</h2>
      <p>{t('audit.verify_help')}</p>
      <form method="post" action={href('/workspace/audit/verification')}>
        <p class="actions">
          <button class="btn" type="submit">
            {t('audit.verify_button')}
          </button>
        </p>
      </form>
    </section>
  );
}
