const answered = "(SELECT id FROM inquiry WHERE title = 'answered')";

/** What was done to cases behind the program’s back, and how the check must name it. */
export const tamperedInquiries: [what: string, statement: string, check: string, fault: RegExp][] = [
  [
    'an act on a case is gone',
    `DELETE FROM inquiry_act WHERE inquiry_id = ${answered} AND seq = 2`,
    'inquiries',
    /act 2 is missing$/,
  ],
  [
    'a case was answered that nobody had',
    `UPDATE inquiry_act SET act = 'return', content = '{"reason":"duty"}' WHERE inquiry_id = ${answered} AND seq = 2`,
    'inquiries',
    /an act that nothing allowed: return in received$/,
  ],
  [
    'a late case is listed as in time',
    `UPDATE inquiry SET due_at = '2021-06-20T09:00:00.000Z' WHERE id = ${answered}`,
    'inquiries',
    /listed otherwise than its acts make it stand$/,
  ],
  [
    'a case lies with somebody else',
    `UPDATE inquiry_holder SET part = 'with' WHERE inquiry_id = ${answered}`,
    'inquiries',
    /with other departments than its acts say$/,
  ],
  [
    'an answer is dated back',
    `UPDATE inquiry_clock SET answered_at = '2021-05-19T02:00:00.000Z' WHERE inquiry_id = ${answered}`,
    'inquiries',
    /its times are others than its acts say$/,
  ],
  [
    'a case is found by other words',
    "UPDATE inquiry SET body = 'other' WHERE title = 'answered'",
    'inquiries',
    /search keys of other words$/,
  ],
  [
    'a withdrawn case is still there',
    "UPDATE inquiry SET body = 'back' WHERE withdrawn_day IS NOT NULL",
    'inquiries',
    /withdrawn, and is still there$/,
  ],
  [
    'a contact was put to another case',
    'UPDATE inquiry_contact SET sealed = zeroblob(60)',
    'inquiries',
    /its contact cannot be opened$/,
  ],
  [
    'words of a case that is not there are found',
    "INSERT INTO inquiry_keys (rowid, keys) VALUES (7, 'words')",
    'inquiries',
    /^search keys 7 belong to no case$/,
  ],
];
