import { expect, test } from 'vitest';
import { type Role, roles } from '#server/http/signed-in.ts';
import { isAdministrator, matrix } from '#server/staff/roles.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { Browser } from '../support/browser.ts';
import { makeApp } from '../support/make-app.ts';
import { addressOf, CANARY, type House, openHouse } from './house.ts';
import { type Rule, routeActs } from './route-acts.ts';
import { signedIn } from './sign-in.ts';

const content = roles.filter((role) => !isAdministrator(role));

const ruleOf = (route: string): Rule => {
  const rule = routeActs[route];
  if (rule === undefined) throw new Error(`No rule for ${route}`);
  return typeof rule === 'object' && 'to' in rule ? rule : { to: rule };
};

/** The roles that a route lets in, in the department whose things it shows. */
export function rolesOf({ to }: Rule): readonly Role[] {
  if (to === 'any officer' || to === 'sign-in') return roles;
  if (to === 'content') return content;
  const several: readonly string[] = typeof to === 'string' ? [to] : to;
  return several.flatMap((each) => (each in matrix ? matrix[each as keyof typeof matrix] : [each as Role]));
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Ends the sessions of everybody who asks here, and so is asked last. */
const LAST = 'POST /workspace/sessions';

/** Every route behind the gate, once for both languages. */
const routesOf = ({ app }: Pick<House, 'app'>) =>
  [
    ...new Set(
      app.routes
        .filter(({ method, path }) => methods.includes(method) && /^\/workspace(\/|$)/.test(path))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ].sort((a, b) => Number(a === LAST) - Number(b === LAST));

test('every route behind the gate has its rule, and every rule its route', async () => {
  const routes = routesOf(await makeApp());
  const missing = routes.filter((route) => !Object.hasOwn(routeActs, route));
  expect(
    missing.map(
      (route) => `add to tests/security/route-acts.ts: '${route}': 'any officer', or an act of the matrix`,
    ),
  ).toEqual([]);
  expect(Object.keys(routeActs).filter((route) => !routes.includes(route))).toEqual([]);
});

interface Person {
  role: Role;
  /** Of the department whose things are asked for. */
  inside: boolean;
  browser: Browser;
}

async function everybody(house: House): Promise<Person[]> {
  const { ctx, department } = house;
  const elsewhere = await makeDepartment(ctx, 'elsewhere');
  const people: Person[] = [];
  for (const role of roles)
    for (const place of [department, elsewhere]) {
      const officer = await makeOfficer(
        ctx,
        place,
        [role],
        `${role}-${place === department ? 'own' : 'other'}`,
      );
      people.push({ role, inside: place === department, browser: await signedIn(house, officer.signInName) });
    }
  return people;
}

type Expected = 'let in' | 'kept out' | 'either';

/** What the matrix makes of somebody before a route. Administrators act everywhere; what has no scope is a list of one's own. */
function expectedOf(route: string, rule: Rule, { role, inside }: Person): Expected {
  const granted = rolesOf(rule).includes(role);
  if (rule.to === 'any officer' || rule.to === 'sign-in') return 'let in';
  if (!granted) return 'kept out';
  return inside || rule.own || isAdministrator(role) || !route.includes(':') ? 'let in' : 'kept out';
}

const seenIn = (status: number, rule: Rule): Expected | string => {
  if (status >= 500) return `${status}`;
  if (rule.status !== undefined)
    return status === 403 ? 'kept out' : status === rule.status ? 'either' : 'let in';
  return [401, 403, 404].includes(status) ? 'kept out' : 'let in';
};

test('every role, here and elsewhere, gets from every route what the matrix says', async () => {
  const house = await openHouse();
  const people = await everybody(house);
  const faults: string[] = [];
  let asked = 0;
  for (const route of routesOf(house)) {
    const rule = ruleOf(route);
    const [method = '', pattern = ''] = route.split(' ');
    const path = addressOf(pattern, house);
    const ask = (browser: Browser, verb = method) =>
      browser.ask(verb, path, verb === 'GET' || verb === 'HEAD' ? undefined : (rule.fields?.(house) ?? {}));
    for (const person of people) {
      if (/sign-out|sign-in/.test(route)) continue;
      const { role, inside, browser } = person;
      const who = `${role} ${inside ? 'here' : 'elsewhere'}`;
      const expected = expectedOf(route, rule, person);
      const page = await ask(browser);
      const seen = seenIn(page.status, rule);
      if (seen !== expected && seen !== 'either')
        faults.push(`${route}: ${who} should be ${expected}, got ${page.status}`);
      if ((expected === 'kept out' || !inside) && page.html.includes(CANARY))
        faults.push(`${route}: ${who} reads what is the department’s`);
      asked += 1;
      if (method !== 'GET') continue;
      const head = await ask(browser, 'HEAD');
      if (head.status !== page.status || head.html !== '')
        faults.push(`${route}: ${who} gets ${page.status}, and ${head.status} for HEAD`);
      asked += 1;
    }
    const stranger = await ask(new Browser(house));
    const { origin, pathname } = new URL(stranger.location || '/', 'http://here');
    const led =
      [303, 307].includes(stranger.status) &&
      `${origin}${pathname}`.startsWith('http://here/workspace/sign-in');
    if (rule.to !== 'sign-in' && !led && stranger.status !== 401)
      faults.push(`${route}: without a session ${stranger.status} ${stranger.location}`);
    if (stranger.html.includes(CANARY)) faults.push(`${route}: strangers read what is the department’s`);
    asked += 1;
  }
  expect(faults).toEqual([]);
  process.stdout.write(
    `matrix: ${routesOf(house).length} routes, ${roles.length} roles in 2 departments, ${asked} requests\n`,
  );
}, 120_000);

test('methods that a route does not know answer nothing to anybody', async () => {
  const house = await openHouse();
  const officer = await makeOfficer(house.ctx, house.department, [...content], 'all');
  const browser = await signedIn(house, officer.signInName);
  const routes = routesOf(house);
  const paths = [...new Set(routes.map((route) => route.replace(/^\w+ /, '')))];
  const faults: unknown[] = [];
  for (const pattern of paths)
    for (const method of [...methods, 'OPTIONS', 'PROPFIND'].filter(
      (each) => !routes.includes(`${each} ${pattern}`),
    )) {
      const page = await browser.ask(method, addressOf(pattern, house), method === 'GET' ? undefined : {});
      if (![403, 404, 405].includes(page.status) || page.html.includes(CANARY))
        faults.push([method, pattern, page.status]);
    }
  expect(faults).toEqual([]);
});
