import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import edition from '#db/seeds/edition-2021.json' with { type: 'json' };
import { writeDisposition } from '#server/dispositions/dispositions.ts';
import { createGroup, placeOpinions } from '#server/dispositions/groups.ts';
import { listApprovalsOf } from '#server/staff/approval-records.ts';
import { sign } from '#server/staff/approvals.ts';
import { record } from '#server/staff/audit.ts';
import { insertOfficer } from '#server/staff/staff.ts';
import { definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { CLOSED, openDesk, publish as publishOutcome, signedIn } from '../dispositions/support.ts';
import { demandsOfFormulas, statisticsOfFormulas, yearOfFormulas } from '../inquiries/formula-files.ts';
import { policyOf } from '../policies/support.ts';
import { documentsOfFormulas, indicatorsOfFormulas, reportOfFormulas } from '../registers/formula-files.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { comment, opinion } from '../support/consultations.ts';
import { tiny } from '../support/definitions.ts';
import { makeApp } from '../support/make-app.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { period, publish } from '../support/publish.ts';
import { formulas } from './payloads.ts';
import { signedIn as signedInTo } from './sign-in.ts';

const takeaway = '/workspace/questionnaires/:slug/exports';
const ofTiny = '/workspace/questionnaires/tiny/exports';

/**
 * Every file for spreadsheets, with the formulas in whatever words stand in it. A route that ends in .csv or .xlsx
 * without an entry here fails.
 */
const exports: { [route: string]: () => Promise<string> } = {
  'GET /questionnaires/:slug/results.csv': results,
  'GET /questionnaires/:slug/results.xlsx': async () =>
    sheetsOf(await taken('/questionnaires/tiny/results.xlsx')),
  'GET /questionnaires/:slug/results/figure.csv': async () =>
    (await taken('/questionnaires/tiny/results/figure.csv?item=A1')).text(),
  'GET /questionnaires/:slug/results/figure.xlsx': async () =>
    sheetsOf(await taken('/questionnaires/tiny/results/figure.xlsx?item=A1')),
  'GET /workspace/questionnaires/:slug/figures.csv': async () =>
    (await taken('/workspace/questionnaires/tiny/figures.csv?item=A1')).text(),
  'GET /workspace/questionnaires/:slug/figures.xlsx': async () =>
    sheetsOf(await taken('/workspace/questionnaires/tiny/figures.xlsx?item=A1')),
  [`GET ${takeaway}/table.xlsx`]: async () => sheetsOf(await taken(`${ofTiny}/table.xlsx`)),
  [`GET ${takeaway}/codebook.csv`]: async () => (await taken(`${ofTiny}/codebook.csv`)).text(),
  [`GET ${takeaway}/codebook.xlsx`]: async () => sheetsOf(await taken(`${ofTiny}/codebook.xlsx`)),
  [`GET ${takeaway}/requests/:id/labels.csv`]: async () =>
    (await taken(`${ofTiny}/requests/:id/labels.csv`)).text(),
  [`GET ${takeaway}/requests/:id/answers.xlsx`]: async () =>
    sheetsOf(await taken(`${ofTiny}/requests/:id/answers.xlsx`)),
  'GET /consultations/:slug/outcome.csv': outcome,
  'GET /workspace/audit.csv': auditTrail,
  'GET /workspace/officers/export.csv': accounts,
  'POST /receipts/data': ownData,
  'GET /policies.csv': policies,
  'GET /documents.csv': documentsOfFormulas,
  'GET /indicators.csv': indicatorsOfFormulas,
  'GET /inquiries/statistics.csv': statisticsOfFormulas,
  'GET /workspace/statistics/:file{[0-9]+\\.xlsx}': async () => sheetsOf(await yearOfFormulas()),
  'GET /workspace/registers/annual-report.csv': reportOfFormulas,
  'GET /workspace/inquiries/exchange/cases.csv': () => demandsOfFormulas('cases'),
  'GET /workspace/inquiries/exchange/lines.csv': () => demandsOfFormulas('lines'),
  'GET /open-day/:year/slogans/:file{[a-z-]+\\.csv}': slogans,
};

/** Files in which every word is the software's own, or a code, which no formula can be. */
const fixed = new Set([
  'GET /workspace/officers/import/template.xlsx',
  `GET ${takeaway}/requests/:id/codes.csv`,
]);

/** A registry of policies that are named with formulas. */
async function policies(): Promise<string> {
  const desk = await openPieceDesk();
  for (const [at, formula] of formulas.entries()) {
    const title = { 'zh-CN': formula, en: formula };
    const more = { title, subject_class: title, issuer: title, one_line: title, doc_no: formula };
    await desk.published('policy', `formula-${at}`, policyOf(at, more));
  }
  return (await desk.app.request('/policies.csv')).text();
}

/** Slogans that are formulas. */
async function slogans(): Promise<string> {
  const desk = await openPieceDesk();
  await desk.published('edition', '2021', edition);
  const given = { edition: '2021', kind: 'screen', channels: ['screen'], times: [] };
  const days = { from: '2021-05-20', to: '2021-05-20' };
  for (const [at, formula] of formulas.entries()) {
    // What no display could show is refused before it is signed.
    if (formula.length > 40 || formula.startsWith('\t')) continue;
    await desk.published('slogan', `formula-${at}`, {
      ...given,
      ...days,
      text: { 'zh-CN': formula, en: formula },
    });
  }
  return (await new Browser(desk).get('/open-day/2021/slogans/screen.csv')).html;
}

/** An audit trail whose acts were on things with formulas for names. */
async function auditTrail(): Promise<string> {
  const house = await makeApp();
  const department = await makeDepartment(house.ctx, 'office');
  const auditor = await makeOfficer(house.ctx, department, ['auditor']);
  await house.ctx.store.write(async (tx) => {
    for (const subject of formulas)
      await record(tx, { officerId: null, departmentId: null, act: 'preparation.changed', subject });
  });
  return (await (await signedInTo(house, auditor.signInName)).get('/workspace/audit.csv')).html;
}

/** A list of accounts whose posts are formulas. */
async function accounts(): Promise<string> {
  const house = await makeApp();
  const department = await makeDepartment(house.ctx, 'office');
  const security = await makeOfficer(house.ctx, department, ['security']);
  await house.ctx.store.write(async (tx) => {
    for (const [at, formula] of formulas.entries()) {
      const title = { 'zh-CN': formula, en: formula };
      const account = {
        departmentId: department.id,
        title,
        signInName: `name-${at}`,
        password: '',
        roles: [],
      };
      await insertOfficer(tx, account, 'no hash');
    }
  });
  return (await (await signedInTo(house, security.signInName)).get('/workspace/officers/export.csv')).html;
}

async function results(): Promise<string> {
  return (await taken('/questionnaires/tiny/results.csv')).text();
}

/** A file of a questionnaire whose title, items and options are formulas, released; taken by its analyst. */
async function taken(path: string): Promise<Response> {
  const house = await makeApp();
  const words = (text: string) => ({ 'zh-CN': text, en: text });
  const [first = '', ...others] = formulas;
  const options = others.map((text, at) => ({ code: `o${at}`, text: words(text) }));
  const asked = definitionSchema.parse({
    ...tiny,
    title: words(first),
    sections: [
      {
        code: 'A',
        title: words(first),
        items: [{ kind: 'single', code: 'A1', text: words(first), required: true, role: 'opinion', options }],
      },
    ],
  });
  const { id, departmentId } = await publish(house.ctx, asked);
  for (const { code } of options) await sent(house, { A1: code });
  const department = { id: departmentId, slug: 'd' };
  const analyst = await makeOfficer(house.ctx, department, ['analyst']);
  const approver = await makeOfficer(house.ctx, department, ['approver']);
  house.turnTo(period.closed);
  const browser = await signedIn(house, analyst);
  await browser.post('/workspace/questionnaires/tiny/releases', {});
  const { id: release } = await house.ctx.db
    .selectFrom('release')
    .select('id')
    .where('questionnaire_id', '=', id)
    .executeTakeFirstOrThrow();
  const [approval] = await listApprovalsOf(house.ctx, 'release', release);
  if (!approval) throw new Error('No approval');
  const { subjectHash } = approval;
  await sign(house.ctx, approval.id, { officer: approver, secrecyReviewed: true, subjectHash });
  const address = path.replace(':id', path.includes(':id') ? await agreedRequest() : '');
  async function agreedRequest() {
    const purpose = 'Whatever the words are';
    const { location } = await browser.post(`${ofTiny}/requests`, { kind: 'microdata', purpose });
    const second = await signedIn(house, approver);
    await second.post(`${location}/decision`, { agreed: 'yes', note: 'Let the formulas be seen' });
    return location.split('/').at(-1) ?? '';
  }
  const Cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return house.app.request(address, { headers: { Cookie } });
}

/** Every cell of every sheet of a workbook, as CSV. */
async function sheetsOf(answer: Response): Promise<string> {
  const sheets = await readExcelFile(Buffer.from(await answer.arrayBuffer()));
  return stringify(sheets.flatMap(({ data }) => data.map((row) => row.map((cell) => cell ?? ''))));
}

/** An outcome whose opinions, groups, reasons and results are formulas. */
async function outcome(): Promise<string> {
  const desk = await openDesk();
  const { ctx, consultation, analyst } = desk;
  for (const formula of formulas) {
    const words = { 'zh-CN': formula, en: formula };
    const { no } = await desk.released({
      party: { kind: 'enterprise', name: formula, signatories: null },
      opinions: [opinion({ text: formula })],
    });
    const act = { consultation, officer: analyst };
    const group = await createGroup(ctx, { ...act, title: words });
    await placeOpinions(ctx, { ...act, opinionIds: await desk.opinionsOf(no), groupId: group.id });
    const answer = { outcome: 'not_adopted' as const, reason: words, result: words, clauses: [] };
    await writeDisposition(ctx, { ...act, groupId: group.id, ...answer });
  }
  await publishOutcome(desk);
  desk.turnTo(CLOSED);
  return (await desk.app.request('/consultations/small/outcome.csv')).text();
}

/** Everything that is kept under the receipt of a comment of formulas. */
async function ownData(): Promise<string> {
  const desk = await openDesk();
  const { receipt } = await comment(desk.ctx, desk.consultation, {
    party: { kind: 'enterprise', name: formulas[0] ?? '', signatories: null },
    opinions: formulas.map((text) => opinion({ text, proposed: text })),
  });
  return (await new Browser(desk).post('/receipts/data', { receipt, format: 'csv' })).html;
}

/** The cells of a CSV file as a spreadsheet reads them. */
function cellsOf(csv: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of csv
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]+))(?=,|\r?\n|$)/g))
    cells.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  return cells;
}

const dangerous = (cell: string) => {
  const seen = cell.normalize('NFKC').replace(/^[\s\p{Z}\p{Cf}\p{Cc}]+/u, '');
  return /^[=+\-@\u2212]/.test(seen) && !/^-?\d+(\.\d+)?$/.test(seen);
};

test('there are fifty', () => {
  expect(new Set(formulas).size).toBe(50);
  expect(formulas.every(dangerous)).toBe(true);
});

test('every file for spreadsheets has an entry here', async () => {
  const { app } = await makeApp();
  const files = app.routes
    .filter(
      ({ method, path }) => method === 'GET' && /\.(csv|xlsx)\}?$/.test(path) && !path.startsWith('/en/'),
    )
    .map(({ method, path }) => `${method} ${path}`);
  const missing = [...new Set(files)].filter((route) => !Object.hasOwn(exports, route) && !fixed.has(route));
  expect(missing.map((route) => `add to exports in tests/security/formulas.test.ts: '${route}'`)).toEqual([]);
});

test.each(Object.entries(exports))('%s holds no formula', async (_, make) => {
  const csv = await make();
  const cells = cellsOf(csv);
  const found = formulas.filter((formula) => cells.some((cell) => cell.includes(formula.trim())));
  expect(found.length).toBeGreaterThan(45);
  expect(cells.filter(dangerous)).toEqual([]);
  expect(evaluated(csv)).toEqual([]);
});

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

/** The cells that LibreOffice takes for formulas, where it is installed. */
function evaluated(csv: string): string[] {
  if (office === undefined) {
    process.stdout.write('formulas: not opened in LibreOffice, which is not installed\n');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'wenji-formulas-'));
  try {
    writeFileSync(join(folder, 'export.csv'), csv);
    execFileSync(office, [
      '--headless',
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      join(folder, 'export.csv'),
    ]);
    return readFileSync(join(folder, 'export.fods'), 'utf8').match(/table:formula="[^"]*"/g) ?? [];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
