/** Jobs, mail to officers, what waits for an officer and for a department. */
export const telling = {
  jobs_lead:
    'These run by themselves when they are due. No job runs twice at once, and what was missed while the server was down is made up for.',
  job: 'Job',
  last_run: 'Last started',
  result: 'Result',
  next_run: 'Next run',
  never_run: 'Not run yet',
  due_now: 'About to run',
  run: 'Run now',
  running: 'Running',
  succeeded: 'In order',
  failed: 'Failed',
  succeeded_before: 'Last in order: {{time}}',

  job_mail: 'Send mail',
  job_mail_what:
    'Hands waiting mail to the mail server. What is not taken is tried again at growing intervals and given up after a day.',
  job_releases: 'Make results after closing',
  job_releases_what:
    'A quarter of an hour after a questionnaire has closed, once entry is finished (at the latest 10 working days later), computes its results and sends them for approval. They are public only when signed.',
  job_retention: 'Erase answers on their day',
  job_retention_what:
    'When the months that a questionnaire’s privacy notice names are over, erases answers, texts and half answers. Published figures stay as they are.',
  held_erased:
    'These answers have been kept as long as was said, and were then erased with their texts. The summarised results stay on the results page.',
  job_half_answers: 'Clear away half answers',
  job_half_answers_what: 'Deletes unfinished answers that nobody has touched for 7 days.',
  job_text_index: 'Complete the text index',
  job_text_index_what: 'Makes texts that were received before an upgrade findable too.',
  job_clearing: 'Clear away sign-ins and old mail',
  job_clearing_what:
    'Deletes sessions that have ended, wrong tries that no longer matter, and mail that was sent or given up 30 days ago.',

  mail: 'Mail',
  mail_off:
    'This site has no mail server, so no mail is sent for now. You can enter your address all the same.',
  mail_off_help: 'No mail server is set (environment variable SMTP_URL): no mail is sent.',
  mail_waiting_one: '{{count}} mail waits to be sent.',
  mail_waiting_other: '{{count}} mails wait to be sent.',
  mail_subject: 'Subject',
  mail_to: 'To the office of',
  mail_tries: 'Tries',
  mail_said: 'Why it did not arrive',
  mail_given_up: 'Given up',
  mail_again: 'Will be tried again',
  mail_no_address: 'The officer has given no address, or the account is disabled.',

  notifications: 'Mail to you',
  notifications_lead:
    'Give a work address to be sent what waits for you at 8:30 every working day. The mail holds numbers and addresses of pages, never comments or answers. When nothing waits, nothing is sent.',
  address: 'Mail address',
  address_hint: 'For example name@example.gov.cn. It is kept encrypted and used for nothing but mail to you.',
  address_wrong: 'Write the whole address, for example name@example.gov.cn',
  language: 'Language of the mail',
  language_zh: 'Chinese',
  language_en: 'English',
  daily: 'Daily reminder',
  daily_yes: 'Send me what waits for me at 8:30 every working day',
  keep: 'Save',
  known: 'The address that is kept',
  test: 'Send a test mail',
  test_help:
    'The test mail leaves within a minute or two. If it does not arrive, the system administrator can see why under Jobs.',
  forget: 'Delete the address',
  forget_help: 'After that no more mail is sent to you.',
  done_kept: 'Your address and choices are kept.',
  done_forgotten: 'Your address is deleted. No more mail is sent to you.',
  done_test: 'The test mail waits to be sent and leaves within a minute or two.',
  test_subject: 'Test mail',
  test_text: 'This is a test mail. If you read it, the daily reminder can reach you.',
};
