/** The columns of a case, and of a line of its history: as the format names them, in every language. */
export const caseColumns = [
  'number',
  'our_number',
  'kind',
  'category',
  'channel',
  'district',
  'requester_type',
  'title',
  'body',
  'due',
] as const;

export const lineColumns = [
  'at',
  'state',
  'by',
  'note',
  'event',
  'co_units',
  'reason_code',
  'days',
  'new_due',
  'rating',
  'way',
  'urgency',
  'confidential',
  'merged',
] as const;

/** Of the file with a row a case: when it was received, and its last line. */
export const summaryColumns = [
  'received_at',
  'received_note',
  'urgency',
  'confidential',
  'last_state',
  'last_at',
  'last_by',
  'last_note',
] as const;

/** Between codes in one cell. */
export const BETWEEN = ' ';
