const of = (slug: string) => `(SELECT id FROM piece WHERE slug = '${slug}')`;
const entry = `(SELECT min(id) FROM piece_entry WHERE piece_id = ${of('shown')})`;

/** What was done to pieces behind the program’s back, and how the check must name it. */
export const tamperedPieces: [what: string, statement: string, check: string, fault: RegExp][] = [
  [
    'a signed version says something else',
    `UPDATE piece_version SET content = replace(content, '防控', '防护') WHERE piece_id = ${of('shown')} AND no = 1`,
    'pieces',
    /version 1: its hash is of another content$/,
  ],
  [
    'a version is gone',
    `DELETE FROM piece_version WHERE piece_id = ${of('shown')} AND no = 1`,
    'pieces',
    /version 1 is missing$/,
  ],
  [
    'the public reads an older version',
    `UPDATE piece SET published_no = 1 WHERE id = ${of('shown')}`,
    'pieces',
    /reads version 1, the last that was signed is 2$/,
  ],
  [
    'a draft is public that nobody signed',
    `UPDATE piece SET published_no = 1, listed_on = '2021-05-18' WHERE id = ${of('draft')}`,
    'pieces',
    /reads version 1, the last that was signed is none$/,
  ],
  [
    'a piece stands among those of another day',
    `UPDATE piece SET listed_on = '2021-05-19' WHERE id = ${of('shown')}`,
    'pieces',
    /listed by another day than it says$/,
  ],
  [
    'a piece is counted elsewhere',
    `UPDATE piece_facet SET value = '2020' WHERE piece_id = ${of('shown')}`,
    'pieces',
    /listed by other codes than it says$/,
  ],
  [
    'a piece is found by other words',
    `UPDATE piece_entry SET title = 'other' WHERE id = ${entry}`,
    'pieces',
    /found by other words than it says$/,
  ],
  [
    'a piece is not found by its words',
    `DELETE FROM piece_keys WHERE rowid = ${entry}`,
    'pieces',
    /search keys of other words$/,
  ],
  [
    'words are found that nobody said',
    "INSERT INTO piece_keys (rowid, keys) VALUES (7, 'words')",
    'pieces',
    /^search keys 7 belong to no piece$/,
  ],
  [
    'what was taken back can be found',
    `INSERT INTO piece_entry VALUES (8, ${of('gone')}, 'en', 'title', 'text')`,
    'pieces',
    /found by other words than it says$/,
  ],
  [
    'a file of a piece is another',
    "UPDATE piece_file SET bytes = x'00'",
    'pieces',
    /^file .* of piece .*: its hash is of other bytes$/,
  ],
];
