import type { Translated } from '../translated.ts';
import type { front as zh } from '../zh-CN/front.ts';

export const front: Translated<typeof zh> = {
  hero_ask: 'You ask',
  hero_answer: 'We answer',
  lead: 'Answer questionnaires and comment on policies: no registration, no name. Adopted or not, you get an answer.',
  find_receipt: 'Find my answers or comment',
  receipt_hint: '16-digit receipt code, such as 1234 5678 9012 3459',
  find: 'Find',
  now: 'Open now',
  now_none: 'No questionnaire and no draft is open at the moment.',
  left_one: '{{count}} day left',
  left_other: '{{count}} days left',
  last_day: 'Last day today',
  answer: 'Answer',
  lately: 'Published, or closed and to come',
  lately_none: 'Nothing has closed yet. Results and outcomes will be listed here.',
  see_results: 'See results',
  released: 'Published {{day}}',
  taken_back: 'Results taken back on {{day}}; the reason is given',
  answered: 'Published',
  waiting: 'Closed, results to come',
  waiting_until: 'Results by {{day}}',
  offline: 'Take part without a phone',
  offline_hall: 'At the counter',
  offline_hall_what: 'Officers at the sponsor’s counter fill it in with you; you confirm before it is sent.',
  offline_phone: 'By telephone',
  offline_phone_what:
    'Call {{phone}} and say which questionnaire or draft. You get a receipt code all the same.',
  offline_paper: 'On paper',
  offline_paper_what:
    'Paper questionnaires at counters and communities have the same numbers and count the same. Comments can come by letter too: the address is in each notice.',
  receipts_title: 'Find a receipt',
  receipts_lead:
    'With the 16-digit receipt code you can see your answers and comments, and correct or withdraw them until closing; answers can be withdrawn as long as they are kept.',
  receipt_label: 'Receipt code',
  receipt_wrong: 'Nothing was found under this code. Check the 16 digits; every one matters.',
  held_title: 'Your answers',
  held_received: 'Received {{day}}, version {{version}} of the questionnaire',
  held_corrected_one: 'Corrected {{count}} time',
  held_corrected_other: 'Corrected {{count}} times',
  held_withdrawn: 'These answers were withdrawn on {{day}}; their content is deleted and no longer counted.',
  held_correct: 'Correct',
  held_closed:
    'The questionnaire has closed and nothing can be corrected. Published results do not change; you can still have the original answers deleted.',
  held_withdraw: 'Withdraw',
  withdraw_title: 'Withdraw these answers?',
  withdraw_help:
    'Answers and words are deleted at once, are left out of later counts and cannot be brought back.',
  withdraw_yes: 'Yes, withdraw',
  withdraw_no: 'No, go back',
  withdrawn_title: 'Withdrawn',
  withdrawn_help: 'Your answers and words are deleted. The receipt code still shows the day of withdrawal.',
  privacy_title: 'Privacy',
  privacy_lead:
    'We do not want to know who you are. This is what is collected, what is not, and for how long.',
  privacy_1:
    'Answering and commenting need no registration; no name, telephone or identity number is required.',
  privacy_2:
    'No account, network address or device is stored with an answer or a comment. Of answers the day is kept; comments are public records and keep their time to the second, names of persons are not shown, and contacts are sealed.',
  privacy_3:
    'Unfinished answers stay on your device. Where the browser runs no scripts they are sealed on the server, can be opened by your browser alone, and are deleted after 7 days without use.',
  privacy_4:
    'The receipt code is computed from a random number that your browser makes; we keep no copy. Whoever has the code can see, correct and withdraw those answers, so keep it safe.',
  privacy_5: 'Only totals are published; groups of fewer than 10 are not shown by themselves.',
  privacy_6:
    'This site uses only the cookies it needs: large type, unfinished answers, officers’ sign-in. There is no tracking of any kind.',
  privacy_each: 'The notice of each questionnaire',
  accessibility_title: 'Accessibility',
  accessibility_lead:
    'This site is designed to the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.',
  accessibility_1:
    'Everything can be done with the keyboard; nothing has to be dragged; there are no picture puzzles.',
  accessibility_2:
    '“Large type” at the top enlarges text and targets and asks one question a page, with the same functions.',
  accessibility_3: 'Answering, sending and finding work in browsers without scripts.',
  accessibility_4: 'Every chart has a table with the same content.',
  accessibility_5: 'Counters, telephone and paper questionnaires are open to everyone and count the same.',
  accessibility_contact: 'If something is in your way, call {{phone}}.',
  about_title: 'About this system',
  about_lead:
    'The system is called Wenji 问计, from 问计于民, “to seek counsel from the people”. It is an open-source platform for public opinion.',
  about_1:
    'Here the city and its departments ask the public, count honestly and answer point by point in the open.',
  about_2:
    'People take part because they choose to; they are not a random sample. So no sampling error is computed and nothing is said about all residents.',
  about_3: 'One program makes every number, so pages, interface and files agree.',
  about_api: 'Description of the interface',
  standing: 'Questionnaires of your department',
  standing_none: 'Your department has no questionnaire yet.',
  results_due: 'Results due',
  search_title: 'Search',
  search_hits: 'What holds “{{words}}”',
  search_all: 'All',
  search_kinds: 'By kind',
  search_kind: '{{name}} {{n}}',
  search_order: 'Titles with these words come first, then the newest.',
  search_none: 'Nothing holds “{{words}}”. Try a shorter word, or look through the sections of the site.',
  search_empty: 'Write a word or two, such as “collection”.',
  search_next: 'More results',
  feed_title: '{{site}}: notices and outcomes',
  feed_notice: '{{matter}} (Comments to {{closing}}; answer by {{day}})',
  feed_outcome: 'What was adopted: {{title}}',
  feed_outcome_what: 'Answer no. {{no}} is published, with a result and a reason for each kind of opinion.',
  calendar_title: '{{site}}: closing times',
  calendar_closing: 'Comments close: {{title}}',
  calendar_what: 'Comments to {{closing}}; answer by {{day}}. {{url}}',
  privacy_contact: 'For questions and requests about personal information: {{contact}}.',
  accessibility_office: 'To tell us what you could not read or reach: {{contact}}.',
  about_runs:
    'This site runs Wenji {{version}}, open source under the Apache License 2.0. Program and data are on this site’s own server; nothing is sent to third parties.',
};
