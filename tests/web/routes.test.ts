import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { may, type Role, roles } from '../../server/accounts/role.ts';
import { longestMs, newToken, startSession, tokenHash } from '../../server/accounts/session.ts';
import type { WaveState } from '../../server/fieldwork/life-cycle.ts';
import type { Guarded } from '../../server/web/admin/gate.ts';
import { sessionOf } from '../builders/member.ts';
import { type AppRoute, middlewareOf, routesOf } from '../builders/routes.ts';
import { fields, samples } from '../builders/samples.ts';
import { type Place, type TwoOrganisations, twoOrganisations } from '../builders/two-organisations.ts';
import { openRoutes } from './open-routes.ts';

/**
 * Walks every route of the app, as everybody who should be let in and everybody who should not. The list of routes
 * is read from the app, so whoever adds a route has it walked, or is told what it lacks.
 */
type GuardedRoute = AppRoute & { guard: Guarded };

let platform: TwoOrganisations;
let server: Server;
let origin: string;
let routes: AppRoute[];
let guarded: GuardedRoute[];

beforeAll(async () => {
  platform = await twoOrganisations();
  routes = routesOf(platform.site.app);
  guarded = routes.filter((route): route is GuardedRoute => route.guard !== undefined);
  server = platform.site.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await platform.close();
});

const nameOf = ({ method, path }: Pick<AppRoute, 'method' | 'path'>) => `${method} ${path}`;
const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
const isReading = ({ method }: AppRoute) => method === 'GET';

interface Answer {
  status: number;
  text: string;
  location: string | undefined;
  /** What is missing from the headers that every answer about administration has. */
  careless: string[];
}

const signIn = '/admin/logg-inn';
const fromUs = { 'Sec-Fetch-Site': 'same-origin' };

/** @param place whose fields a form is sent with */
async function ask(
  method: string,
  address: string,
  headers: Record<string, string>,
  place = platform.first,
): Promise<Answer> {
  const form = method === 'POST' ? { body: new URLSearchParams(fieldsFor(address, place)) } : {};
  const got = await fetch(origin + address, { method, headers, redirect: 'manual', ...form });
  return {
    status: got.status,
    text: await got.text(),
    location: got.headers.get('location') ?? undefined,
    careless: carelessness(got.headers),
  };
}

/** Members see the name of their own organisation on every page, also where they are refused. */
function withoutHeader(answer: Answer): Answer {
  return { ...answer, text: answer.text.replace(/<(\w+) class="site-organisation">[^<]*<\/\1>/, '') };
}

function carelessness(headers: Headers): string[] {
  const wanted: [string, (value: string) => boolean][] = [
    ['cache-control', (value) => value === 'no-store'],
    ['content-security-policy', (value) => value.includes("default-src 'none'")],
    ['x-content-type-options', (value) => value === 'nosniff'],
    ['x-frame-options', (value) => value === 'DENY'],
  ];
  return wanted.flatMap(([name, holds]) => {
    const value = headers.get(name) ?? 'not there';
    return holds(value) ? [] : [`${name} is ${value}`];
  });
}

function fieldsFor(address: string, place: Place): Record<string, string> {
  const same = Object.entries(fields).find(([path]) =>
    new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(address),
  );
  return same?.[1](place) ?? {};
}

/** The route's address, with something that the place really has for every name in it. */
async function addressAt(place: Place, { path }: AppRoute): Promise<string> {
  let address = path;
  for (const name of namesIn(path))
    address = address.replace(`:${name}`, (await samples[name]?.(place)) ?? 'mangler');
  return address;
}

const addressOfNothing = ({ path }: AppRoute) => path.replaceAll(/:\w+/g, 'finnes-ikke');

async function put({ site, survey, wave }: Place, state: WaveState): Promise<void> {
  await site.services.waves.save({ survey, wave, state, example: false });
}

/** Asks every route and collects what is wrong with the answers, a line each. */
async function walk<Route extends AppRoute>(
  list: Route[],
  visit: (route: Route) => Promise<{ answer: Answer; wrong: (string | false)[] }>,
): Promise<string[]> {
  const lines: string[] = [];
  for (const route of list) {
    const { answer, wrong } = await visit(route);
    const all = [...wrong.filter((each) => each !== false), ...answer.careless];
    lines.push(...all.map((each) => `${nameOf(route)}: ${each} (${answer.status})`));
  }
  return lines;
}

describe('Every route', () => {
  test('is found, and most of them are guarded', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(guarded.length).toBeGreaterThan(10);
    expect(routes.map(nameOf)).toEqual(expect.arrayContaining(['GET /', 'GET /admin', 'GET /admin/logg']));
  });

  test('is guarded by the gate, or is open for a reason', () => {
    const without = routes.filter((route) => !route.guard && !openRoutes[nameOf(route)]).map(nameOf);
    expect({
      'without a rule': without,
      'what to do':
        'Make the handler with gate.member or gate.wave (server/web/admin/gate.ts), or add the route to tests/web/open-routes.ts with the reason why anybody may use it.',
    }).toMatchObject({ 'without a rule': [] });
  });

  test('that is open for a reason exists, and is not guarded as well', () => {
    const open = routes.filter(({ guard }) => !guard).map(nameOf);
    expect(Object.keys(openRoutes).filter((name) => !open.includes(name))).toEqual([]);
  });

  test('is a GET or a POST: nothing else is protected against other sites', () => {
    expect(routes.filter(({ method }) => !['GET', 'POST'].includes(method)).map(nameOf)).toEqual([]);
  });

  test('about a survey is guarded as one', () => {
    const about = guarded.filter(({ path }) => /:survey\/:wave(\/|$)/.test(path));
    expect(about.filter(({ guard }) => !guard.ofWave).map(nameOf)).toEqual([]);
    const ofWave = guarded.filter(({ guard }) => guard.ofWave);
    expect(ofWave.filter((route) => !about.includes(route)).map(nameOf)).toEqual([]);
  });

  test('can be walked: every name in an address has a sample', () => {
    const names = new Set(guarded.flatMap(({ path }) => namesIn(path)));
    const missing = [...names].filter((name) => !samples[name]);
    expect({ 'without a sample in tests/builders/samples.ts': missing }).toEqual({
      'without a sample in tests/builders/samples.ts': [],
    });
  });

  test('is all that answers: what stands before the routes only looks at requests', () => {
    const known = [
      ...['<anonymous>', 'helmetMiddleware', 'urlencodedParser', 'notFound'].map((name) => `/ ${name}`),
      ...['/filer', '/resultater', '/undersokelser'].map((path) => `${path} compression`),
      '/filer serveStatic',
      // Answers, with nothing but what a route of public results has just answered.
      '/resultater repeatedPage',
      ...['compression', 'corsForReading', 'noSuchAddress', '<anonymous>'].map((name) => `/api ${name}`),
      '/admin urlencodedParser',
      '/k <anonymous>',
    ];
    const all = middlewareOf(platform.site.app).map(({ path, name }) => `${path} ${name}`);
    expect({
      unknown: [...new Set(all)].filter((each) => !known.includes(each)),
      'what to do':
        'Declare it as a route with a guard. If it answers nothing by itself, add it to the list here.',
    }).toMatchObject({ unknown: [] });
  });
});

/** Cookies of those who are not signed in, or not any more. */
const nobodies: Record<string, () => Promise<string>> = {
  'a stranger': async () => '',
  'somebody with a made-up session': async () => `okt=${newToken()}`,
  'somebody who has not shown their second factor': () => sessionAt('password'),
  'somebody who must set up a second factor': () => sessionAt('enrolling'),
  'somebody whose session is too old': async () => {
    const { user, token } = await sessionOf(platform.site);
    await platform.site.services.sessions.remove(tokenHash(token));
    return `okt=${await startSession(platform.site.services.sessions, { user, organisation: platform.first.organisation, stage: 'complete' }, Date.now() - longestMs - 1)}`;
  },
  'somebody who was removed': async () => {
    const { user, token } = await sessionOf(platform.site);
    await platform.site.services.users.removeMembership(user, platform.first.organisation);
    return `okt=${token}`;
  },
};

async function sessionAt(stage: 'password' | 'enrolling'): Promise<string> {
  const { token } = await sessionOf(platform.site);
  await platform.site.services.sessions.change(tokenHash(token), { stage });
  return `okt=${token}`;
}

describe.each(Object.keys(nobodies))('As %s', (who) => {
  let headers: Record<string, string>;
  beforeAll(async () => {
    headers = { ...fromUs, Cookie: (await nobodies[who]?.()) ?? '' };
    await put(platform.first, 'open');
  });

  test('every guarded page leads to signing in, and every guarded form is refused', async () => {
    const wrong = await walk(guarded, async (route) => {
      const answer = await ask(route.method, await addressAt(platform.first, route), headers);
      const refused = isReading(route)
        ? answer.status === 303 && answer.location?.startsWith(signIn)
        : answer.status === 403;
      return { answer, wrong: [!refused && 'is not refused', tells(answer, platform.first)] };
    });
    expect(wrong).toEqual([]);
  });
});

function tells({ text }: Answer, { mark }: Place): string | false {
  return text.includes(mark) && `shows what belongs to an organisation: «${around(text, mark)}»`;
}

function around(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return text.slice(Math.max(0, at - 40), at + mark.length).replaceAll(/\s+/g, ' ');
}

describe('As a stranger', () => {
  const variants: [string, (address: string) => string, string | undefined][] = [
    ['asking for no more than the headers', (address) => address, 'HEAD'],
    ['with a slash at the end', (address) => `${address}/`, undefined],
    ['in capital letters', (address) => address.toUpperCase(), undefined],
    ['with an encoded letter', (address) => address.replace('/admin', '/%61dmin'), undefined],
    ['with a slash too many', (address) => address.replace('/admin', '//admin'), undefined],
  ];
  test.each(variants)('no guarded address lets anybody in %s', async (_how, variant, method) => {
    const list = method === 'HEAD' ? guarded.filter(isReading) : guarded;
    const wrong = await walk(list, async (route) => {
      const address = variant(await addressAt(platform.first, route));
      const answer = await ask(method ?? route.method, address, fromUs);
      const refused = answer.status === 303 ? answer.location?.startsWith(signIn) : answer.status >= 400;
      return { answer, wrong: [!refused && 'is not refused', tells(answer, platform.first)] };
    });
    expect(wrong).toEqual([]);
  });

  test('the open pages of administration show nothing that belongs to an organisation', async () => {
    const open = routes.filter(
      (route) => !route.guard && isReading(route) && route.path.startsWith('/admin'),
    );
    const wrong = await walk(open, async (route) => {
      const answer = await ask('GET', addressOfNothing(route), {});
      return { answer, wrong: [tells(answer, platform.first), tells(answer, platform.other)] };
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(roles)('As %s', (role: Role) => {
  test('what the role has no right to is refused', async () => {
    await put(platform.first, 'open');
    const beyond = guarded.filter(({ guard }) => !may(role, guard.right));
    const wrong = await walk(beyond, async (route) => {
      const Cookie = await platform.cookieOf(platform.first, role);
      const answer = await ask(route.method, await addressAt(platform.first, route), { ...fromUs, Cookie });
      return {
        answer,
        wrong: [answer.status !== 403 && 'is not refused', tells(withoutHeader(answer), platform.first)],
      };
    });
    expect(wrong).toEqual([]);
  });

  test('what the role has a right to is there in some state of the wave, and is its own', async () => {
    const within = guarded.filter(({ guard }) => may(role, guard.right));
    for (const [own, others] of [
      [platform.first, platform.other],
      [platform.other, platform.first],
    ] as const) {
      const marked: string[] = [];
      const wrong = await walk(within, async (route) => {
        const answers = await untilThere(route, own, role);
        if (answers.some((answer) => tells(answer, own))) marked.push(nameOf(route));
        const answer = answers.at(-1)!;
        return { answer, wrong: [...barred(route, answers), ...answers.map((each) => tells(each, others))] };
      });
      expect(wrong).toEqual([]);
      // Were there no marks to find, the walk would have seen nothing.
      expect(marked).toEqual(
        expect.arrayContaining(['GET /admin', 'GET /admin/organisasjon', 'GET /admin/logg']),
      );
    }
  });
});

/**
 * A wave is taken through its states until the route does what it is for, or looks at the form that it was sent; the
 * last answer is the best.
 */
async function untilThere(route: GuardedRoute, own: Place, role: Role): Promise<Answer[]> {
  const states: WaveState[] = ['open', 'draft', 'closed', 'pilot', 'published', 'archived'];
  const answers: Answer[] = [];
  for (const state of route.guard.ofWave ? states : states.slice(0, 1)) {
    await put(own, state);
    const Cookie = await platform.cookieOf(own, role);
    const answer = await ask(route.method, await addressAt(own, route), { ...fromUs, Cookie }, own);
    answers.push(answer);
    if (answer.status < 400 || answer.status === 422) break;
  }
  return answers;
}

function barred(route: AppRoute, answers: Answer[]): (string | false)[] {
  const last = answers.at(-1)!;
  return [
    answers.some(({ status }) => status === 403) && 'is refused, though the role has the right',
    answers.some(({ status }) => status >= 500) && 'fails',
    isReading(route) && last.status >= 400 && 'is never there: are the samples right?',
    answers.every(({ status }) => status === 404) && 'is never found: are the samples right?',
    last.location?.startsWith(signIn) === true && 'leads to signing in, though they are',
  ];
}

describe('As the owner of another organisation', () => {
  test.each(['draft', 'open', 'published'] as const)(
    'what belongs to the first is just as if it did not exist, while its wave is %s',
    async (state) => {
      await put(platform.first, state);
      const aboutThem = guarded.filter(({ path }) => namesIn(path).length > 0);
      expect(aboutThem.length).toBeGreaterThan(5);
      const wrong = await walk(aboutThem, async (route) => {
        const Cookie = await platform.cookieOf(platform.other, 'owner');
        const asked = (address: string) => ask(route.method, address, { ...fromUs, Cookie });
        const answer = await asked(await addressAt(platform.first, route));
        const nothing = await asked(addressOfNothing(route));
        return {
          answer,
          wrong: [
            answer.status !== 404 && 'is not as if it did not exist',
            (answer.status !== nothing.status || answer.text !== nothing.text) &&
              `differs from what does not exist (${nothing.status})`,
            tells(answer, platform.first),
          ],
        };
      });
      expect(wrong).toEqual([]);
    },
  );
});

describe('As an owner who was sent from another site', () => {
  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['somewhere that does not say', {}],
  ])('every guarded form is refused from %s', async (_where, headers) => {
    await put(platform.first, 'open');
    const wrong = await walk(
      guarded.filter((route) => !isReading(route)),
      async (route) => {
        const Cookie = await platform.cookieOf(platform.first, 'owner');
        const answer = await ask(route.method, await addressAt(platform.first, route), {
          ...(headers as Record<string, string>),
          Cookie,
        });
        return {
          answer,
          wrong: [
            (answer.status !== 403 || !answer.text.includes('fra et annet nettsted')) && 'is not refused',
          ],
        };
      },
    );
    expect(wrong).toEqual([]);
  });
});
