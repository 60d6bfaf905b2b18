import { expect, test } from 'vitest';
import type { Role } from '#server/http/signed-in.ts';
import {
  createDepartment,
  getDepartment,
  getDepartmentBySlug,
  listDepartments,
} from '#server/staff/departments.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import { makeDepartment, openBench, password } from './support.ts';

const title = { 'zh-CN': '问卷编辑（示例）', en: 'Questionnaire editor (sample)' };

async function withCity() {
  const { ctx } = await openBench();
  const city = await makeDepartment(ctx, 'city');
  const create = (changes: { signInName?: string; password?: string; roles?: Role[] } = {}) =>
    createOfficer(ctx, {
      departmentId: city.id,
      title,
      signInName: changes.signInName ?? 'editor',
      password: changes.password ?? password,
      roles: (changes.roles ?? ['editor']).map((role) => ({ departmentId: city.id, role })),
    });
  return { ctx, city, create };
}

test('departments are found by id and by slug, and listed', async () => {
  const { ctx, city } = await withCity();
  await makeDepartment(ctx, 'archives');
  expect(await getDepartment(ctx, city.id)).toEqual(city);
  expect(await getDepartmentBySlug(ctx, 'city')).toEqual(city);
  expect((await listDepartments(ctx)).map(({ slug }) => slug)).toEqual(['archives', 'city']);
  await expect(getDepartment(ctx, 'x')).rejects.toMatchObject({ status: 404 });
  await expect(getDepartmentBySlug(ctx, 'x')).rejects.toMatchObject({ status: 404 });
  const twin = createDepartment(ctx, { slug: 'city', name: title });
  await expect(twin).rejects.toMatchObject({ type: 'name-taken', status: 409 });
});

test('an officer has an office, a department and roles', async () => {
  const { ctx, city, create } = await withCity();
  const id = await create({ roles: ['analyst', 'editor'] });
  expect(await findOfficer(ctx, id)).toEqual({
    id,
    title,
    department: city,
    roles: [
      { departmentId: city.id, role: 'analyst' },
      { departmentId: city.id, role: 'editor' },
    ],
  });
});

test.each<[string, Parameters<Awaited<ReturnType<typeof withCity>>['create']>[0], string]>([
  ['a short password', { password: 'eleven char' }, 'weak-password'],
  [
    'the name as password',
    { signInName: 'a-long-sign-in-name', password: 'A-long-sign-in-name' },
    'weak-password',
  ],
  ['an administrator with content', { roles: ['security', 'editor'] }, 'roles-clash'],
  ['two administrators in one', { roles: ['security', 'auditor'] }, 'roles-clash'],
  ['a name in another case', { signInName: ' ＥＤＩＴＯＲ' }, 'name-taken'],
])('%s is refused', async (_what, changes, type) => {
  const { ctx, create } = await withCity();
  await create();
  await expect(create(changes)).rejects.toMatchObject({ type });
  expect(await ctx.db.selectFrom('officer').selectAll().execute()).toHaveLength(1);
});
