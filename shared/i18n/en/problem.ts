import type { Translated } from '../translated.ts';
import type { problem as zh } from '../zh-CN/problem.ts';

export const problem: Translated<typeof zh> = {
  required: 'Answer the question: {{item}}',
  row_required: 'Choose one answer for “{{row}}”',
  wrong_type: 'The answer to “{{item}}” has the wrong form; answer it again',
  unknown_code: 'An option chosen in “{{item}}” does not belong to it; choose again',
  unknown_row: '“{{item}}” has no such row',
  unknown_item: 'This questionnaire has no item “{{item}}”',
  too_many: 'Choose at most {{limit}} in “{{item}}”; take some away',
  too_few: 'Choose at least {{limit}} in “{{item}}”',
  exclusive: 'In “{{item}}”, “{{option}}” cannot be chosen together with others',
  repeated: 'The same option is chosen twice in “{{item}}”; change one of them',
  rank_gap: 'Place {{limit}} of “{{item}}” is empty; fill it or move the later ones up',
  too_long: '“{{item}}” takes at most {{limit}} characters; shorten it',
  not_a_number: 'Enter a number for “{{item}}”, such as 12',
  too_small: '“{{item}}” cannot be less than {{limit}}',
  too_large: '“{{item}}” cannot be more than {{limit}}',
  too_many_decimals: '“{{item}}” takes at most {{limit}} decimals',
  not_a_date: 'Enter a date for “{{item}}”, such as 2021-05-20',
  ends: 'The answer to “{{item}}” ends the questionnaire; nothing is stored',
  empty_comment: 'Write at least one comment',
  too_many_opinions:
    'At most {{limit}} clauses can be commented on in one go; take some away or send them separately',
  unknown_clause: 'This version of the draft has no “{{item}}”; choose one of its clauses',
  unknown_version: 'The draft has a newer version; open it and comment on that',
  quote_not_found: 'The quoted words do not stand in “{{item}}”; quote them as they are',
  signatories_missing: 'Enter the number of signatories of the joint letter, at least 2',
  name_missing: 'Enter the name of the organisation',
  contact_missing: 'This consultation asks for a way to reach you; enter one',
};
