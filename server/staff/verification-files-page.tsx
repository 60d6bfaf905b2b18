import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { Area, type Filled, FormProblems, Line } from './settings-fields.tsx';
import { SettingsFrame, settingsRoot } from './settings-frame.tsx';
import type { VerificationFile } from './verification-files.ts';

const path = `${settingsRoot}/verification-files`;

interface Props extends Filled {
  files: VerificationFile[];
}

export function VerificationFilesPage({ files, ...filled }: Props) {
  const { t, href } = useView();
  return (
    <SettingsFrame
      current="files"
      title={t('settings.tab_files')}
      problems={<FormProblems problems={filled.problems} />}
    >
      <div class="read">
        <p class="dim">{t('settings.files_help')}</p>
        {files.length === 0 ? <p class="empty more">{t('settings.files_none')}</p> : null}
      </div>
      {files.length > 0 ? <Files files={files} /> : null}
      <form class="read sec" method="post" action={href(path)}>
        <h2>{t('settings.file_new')}</h2>
        <Line
          {...filled}
          name="file_name"
          label={t('settings.file_name')}
          help={t('settings.file_name_help')}
        />
        <Area
          {...filled}
          name="content"
          rows={4}
          label={t('settings.file_content')}
          help={t('settings.file_content_help')}
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t('settings.file_add')}
          </button>
        </p>
      </form>
    </SettingsFrame>
  );
}

function Files({ files }: Pick<Props, 'files'>) {
  const { t, href } = useView();
  return (
    <section class="sec">
      <h2 id="files">{t('settings.files')}</h2>
      <ScrollingTable
        labelledBy="files"
        columns={[t('settings.file_address'), t('settings.file_content'), t('staff.operation')]}
      >
        {files.map(({ name, content }) => (
          <tr key={name}>
            <th scope="row">
              <a href={`/${name}`}>/{name}</a>
            </th>
            <td>
              <code>{content.length > 60 ? `${content.slice(0, 60)}…` : content}</code>
            </td>
            <td>
              <form method="post" action={href(`${path}/removal`)}>
                <input type="hidden" name="file_name" value={name} />
                <button class="btn alt" type="submit" aria-label={t('settings.file_remove_named', { name })}>
                  {t('settings.file_remove')}
                </button>
              </form>
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
