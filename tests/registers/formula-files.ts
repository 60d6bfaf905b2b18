import { createDepartment } from '#server/staff/departments.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { formulas } from '../security/payloads.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';
import { storePublished } from './stored.ts';
import { document, reportedFigure, words } from './support.ts';

const reading = async (desk: PieceDesk, path: string) => (await desk.app.request(path)).text();

/** Documents whose titles, numbers and issuers are formulas. */
export async function documentsOfFormulas(): Promise<string> {
  const desk = await openPieceDesk();
  const { ctx, department, editor } = desk;
  const pieces = formulas.map((formula, at) => ({
    slug: `d-${at}`,
    departmentId: department.id,
    content: document(formula.slice(0, 60), {
      title: words(formula),
      issuer: words(formula.slice(0, 60)),
      doc_no: formula.slice(0, 60),
    }),
  }));
  await storePublished(ctx, editor.id, 'disclosed_document', pieces);
  return reading(desk, '/documents.csv');
}

/** Indicators in whose every word a formula stands. */
export async function indicatorsOfFormulas(): Promise<string> {
  const desk = await openPieceDesk();
  const { ctx, department, editor } = desk;
  const pieces = formulas.map((formula, at) => {
    const said = words(formula.slice(0, 60)) as Text;
    const more = { title: said, period: said, unit: words(formula.trim().slice(0, 12)), source: said };
    const content = reportedFigure(at, { ...more, definition: words(formula), office: said });
    return { slug: `i-${at}`, departmentId: department.id, content };
  });
  await storePublished(ctx, editor.id, 'indicator', pieces);
  return reading(desk, '/indicators.csv');
}

/** The figures of departments that are called by formulas. */
export async function reportOfFormulas(): Promise<string> {
  const desk = await openPieceDesk();
  const { ctx, editor } = desk;
  const pieces = await Promise.all(
    formulas.map(async (formula, at) => {
      const { id } = await createDepartment(ctx, { slug: `named-${at}`, name: words(formula) });
      return { slug: `d-${at}`, departmentId: id, content: document(`S-${at}`) };
    }),
  );
  await storePublished(ctx, editor.id, 'disclosed_document', pieces);
  return (await (await desk.as(editor)).get('/workspace/registers/annual-report.csv?year=2021')).html;
}
