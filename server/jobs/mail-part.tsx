import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { MailState } from './mail-states.ts';

/** Whether mail goes out, and what did not. */
export function MailPart({ mail }: { mail: MailState }) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2 id="mail">{t('telling.mail')}</h2>
      <p>{mail.on ? t('telling.mail_waiting', { count: mail.waiting }) : t('telling.mail_off_help')}</p>
      {mail.troubled.length > 0 ? <Troubled troubled={mail.troubled} /> : null}
    </section>
  );
}

function Troubled({ troubled }: Pick<MailState, 'troubled'>) {
  const { t, say } = useView();
  const columns = [
    t('telling.mail_subject'),
    t('telling.mail_to'),
    t('telling.mail_tries'),
    t('telling.mail_said'),
  ];
  return (
    <ScrollingTable labelledBy="mail" columns={columns} numbers={[t('telling.mail_tries')]}>
      {troubled.map(({ id, subject, title, tries, error, givenUp }) => (
        <tr key={id}>
          <th scope="row">{subject}</th>
          <td>{say(title)}</td>
          <td class="r">{tries}</td>
          <td>
            <span class={givenUp ? 'st' : 'st half'}>
              {givenUp ? t('telling.mail_given_up') : t('telling.mail_again')}
            </span>
            <p class="err">{error === 'no-address' ? t('telling.mail_no_address') : <code>{error}</code>}</p>
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
