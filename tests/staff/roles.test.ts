import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#server/http/signed-in.ts';
import { type Act, can, matrix, NotAllowedError, requireCan, scopeOf } from '#server/staff/roles.ts';

/** DESIGN §2b as it stands on the page: a column a role, in the order of `roles`. */
const table: { [act in Act]: string } = {
  'write-content': /*   */ 'x.........',
  'act-in-chain': /*    */ '...xx.....',
  'release-comments': /**/ '.x........',
  'decide-appeal': /*   */ '.x.x......',
  'make-results': /*    */ '..x.......',
  'see-figures': /*     */ 'xxxxxx....',
  'read-texts': /*      */ '.xx.x.....',
  'export-microdata': /**/ '..x.......',
  'open-contact': /*    */ '.x........',
  'enter-answers': /*   */ '......x...',
  'read-inquiries': /*  */ 'xx.xx.x...',
  'dispatch-inquiries': '.x........',
  'answer-inquiries': /**/ 'x.........',
  'override-rules': /*  */ '....x.....',
  'read-audit': /*      */ '.......x..',
  'run-site': /*        */ '........x.',
  'manage-accounts': /* */ '.........x',
};

const acts = Object.keys(matrix) as Act[];
const cells = acts.flatMap((act) =>
  roles.map((role, column) => ({ act, role, allowed: table[act][column] === 'x' })),
);
const holding = (role: Role) => ({ roles: [{ departmentId: 'home', role }] });
const administrators: Role[] = ['auditor', 'system', 'security'];

describe('the matrix', () => {
  test('has every act and every role', () => {
    expect(Object.keys(table).sort()).toEqual([...acts].sort());
    expect(Object.values(table).map((row) => row.length)).toEqual(acts.map(() => roles.length));
  });

  test.each(cells)('$role, $act: $allowed', ({ act, role, allowed }) => {
    expect(can(holding(role), act, 'home')).toBe(allowed);
    const elsewhere = allowed && administrators.includes(role);
    expect(can(holding(role), act, 'another')).toBe(elsewhere);
    expect(can(holding(role), act)).toBe(elsewhere);
    if (!allowed) expect(() => requireCan(holding(role), act, 'home')).toThrow(NotAllowedError);
    else expect(() => requireCan(holding(role), act, 'home')).not.toThrow();
  });

  test('gives nothing without a role', () => {
    expect(acts.filter((act) => can({ roles: [] }, act, 'home'))).toEqual([]);
  });

  test.each(roles)('the scope of %s', (role) => {
    expect(scopeOf(holding(role))).toEqual(administrators.includes(role) ? [] : ['home']);
  });

  test('the scope names each department once', () => {
    const officer = {
      roles: [
        { departmentId: 'a', role: 'editor' as const },
        { departmentId: 'a', role: 'analyst' as const },
        { departmentId: 'b', role: 'clerk' as const },
      ],
    };
    expect(scopeOf(officer)).toEqual(['a', 'b']);
  });
});
