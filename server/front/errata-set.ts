import { localIso } from '#shared/time.ts';
import { type DataSet, latest } from './data-set.ts';
import { listPulled } from './retractions.ts';

/** What was taken back, and why. */
export const errataSet: DataSet = {
  id: 'errata',
  title: 'openData.errata',
  row: 'openData.erratum',
  page: '/errata',
  fields: [
    { name: 'kind', type: 'code', meaning: 'openData.field_kind' },
    { name: 'address', type: 'address', meaning: 'openData.field_address' },
    { name: 'title', type: 'text', meaning: 'openData.field_title' },
    { name: 'no', type: 'number', meaning: 'openData.field_no' },
    { name: 'department', type: 'text', meaning: 'openData.field_department' },
    { name: 'note', type: 'text', meaning: 'openData.field_note' },
    { name: 'taken_back_at', type: 'datetime', meaning: 'openData.field_taken_back_at' },
  ],
  count: async (ctx) => (await listPulled(ctx)).length,
  changedAt: async (ctx) => latest((await listPulled(ctx)).map(({ at }) => at)),
  rows: async (ctx) =>
    (await listPulled(ctx)).map(({ kind, address, title, no, departmentName, note, at }) => ({
      kind,
      address: ctx.env.PUBLIC_URL + address,
      title,
      no: no ?? null,
      department: departmentName,
      note,
      taken_back_at: localIso(at),
    })),
};
