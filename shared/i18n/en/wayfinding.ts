export const wayfinding = {
  title: 'Which way do I go?',
  lead: 'At most {{most}} choices tell you whom to ask, what to bring and how long it takes.',
  answers: 'Choose one',
  start_over: 'Start over',
  bring: 'What to bring',
  takes: 'How long it takes',
  costs: 'What it costs',
  basis: 'By which law',
  cited: '{{law}}, {{article}}',
  ask: 'If you are not sure, call {{number}}.',
  print: 'For a copy on paper, print this page from your browser.',
  sheet: 'Every way on one sheet (large type, to print)',
  sheet_lead:
    'Whom to ask, what to bring, how long it takes and what it costs. If you are not sure, call {{number}}.',
  sheet_day: 'By the rules that hold on {{day}}',
  qr: 'QR code of the guide on the web',
  deadlines: 'By which day: the periods of disclosure',
  deadlines_lead:
    'Enter the day on which an application was received. The last day of each step follows from the official calendar of holidays and make-up working days. What you enter is not kept.',
  of_application: 'Disclosure on application',
  of_active: 'Active disclosure',
  way: 'How the application came in',
  way_missing: 'Choose how the application came in.',
  counts_as: 'Received: {{received}}',
  received: 'Day of receipt',
  received_hint: 'As it follows from your choice above. The day itself is not counted.',
  further: 'A correction, a third party or an answer: go on here',
  corrected: 'Day on which the corrected application was received',
  corrected_hint:
    'Leave it empty if there was no correction. The period for the answer starts afresh on this day.',
  asked: 'Day on which the third party got the letter that asks for its view',
  asked_hint: 'Leave it empty if no third party was asked.',
  answered: 'Day on which the body got the view of the third party',
  answered_hint: 'Leave it empty if it has not come. The time that this took is not counted.',
  replied: 'Day on which you learned of the answer',
  replied_hint:
    'Leave it empty if there is no answer yet. Periods for reconsideration and court run from this day.',
  formed: 'Day on which the information was made or changed',
  formed_hint: 'The day itself is not counted.',
  count: 'Find the days',
  count_active: 'Find the day of active disclosure',
  day_wrong: 'Enter a day with its year, month and date.',
  too_early: 'This day cannot lie before “{{field}}”.',
  found: 'The last day of each step',
  received_on:
    'Received on {{day}} ({{way}}: {{received}} counts; Regulations on Open Government Information, {{article}}).',
  not_counted:
    'A third party was asked from {{from}} to {{until}}; that time is not counted (Regulations on Open Government Information, Article 33).',
  not_counted_yet:
    'The view of the third party has not come: the time that this takes is not counted, and the last day of the answer moves with it.',
  by: 'By',
  counted_from: 'counted from the day after {{day}}',
  calendar_missing:
    'The period runs into {{year}}, whose calendar of holidays is not entered yet. It is not guessed from plain weekends, so the last day is not known.',
  found_note:
    'For orientation; what the body tells you and the law itself prevail. A period that ends on a day off runs to the next working day.',
};
