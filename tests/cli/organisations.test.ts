import { findOneTime } from '../../server/accounts/one-time.ts';
import { firstOrganisation, organisationsIn, sessionOf } from '../builders/member.ts';
import { servicesOn } from '../fieldwork/services.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { cleanUp, later } from '../storage/embedded/engines.ts';
import { survey as command } from './command-line.ts';

afterEach(cleanUp);
jest.setTimeout(120_000);

async function emptyDatabase() {
  const uri = testDatabaseUri();
  const { services, close } = await servicesOn(uri);
  later(close);
  const run = (...words: string[]) =>
    command(words, { MONGODB_URI: uri, SECRET: 'x'.repeat(32), PUBLIC_URL: 'https://eksempel.no' });
  return { run, services };
}

test('organisation prints a link that makes its first owner, and a new one in its place', async () => {
  const { run, services } = await emptyDatabase();
  const tokens: string[] = [];
  for (const _ of [1, 2]) {
    const { code, out, error } = await run('organisation', 'Tredje  organisasjon');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('«Tredje organisasjon». Den virker én gang, og i 24 timer:');
    tokens.push(/https:\/\/eksempel\.no\/admin\/kom-i-gang\/([\w-]{43})\n$/.exec(out)?.[1] ?? '');
  }
  const uses = await Promise.all(tokens.map((token) => findOneTime(services.tokens, 'firstOwner', token)));
  expect(uses).toEqual([undefined, { kind: 'firstOwner', organisationName: 'Tredje organisasjon' }]);
  expect(await services.organisations.list()).toEqual([]);
});

test('organisation refuses a name that is taken, empty or too long', async () => {
  const { run, services } = await emptyDatabase();
  await organisationsIn({ services });
  const [taken, empty, long] = await Promise.all([
    run('organisation', 'Første organisasjon'),
    run('organisation', '  '),
    run('organisation', 'x'.repeat(101)),
  ]);
  expect([taken.code, empty.code, long.code]).toEqual([1, 1, 1]);
  expect(taken.error).toContain('allerede en organisasjon som heter «Første organisasjon»');
  expect(empty.error).toContain('fra 1 til 100 tegn');
  expect(long.error).toContain('fra 1 til 100 tegn');
});

test('organisations lists them with how many can sign in', async () => {
  const { run, services } = await emptyDatabase();
  expect((await run('organisations')).out).toBe('Det er ingen organisasjoner på plattformen ennå.\n');
  for (const role of ['owner', 'analyst'] as const)
    await sessionOf({ services }, { role, organisation: firstOrganisation });
  expect(await run('organisations')).toMatchObject({
    code: 0,
    error: '',
    out: 'Andre organisasjon: 0 kolleger\nFørste organisasjon: 2 kolleger. Har undersøkelsene som ingen andre har\n',
  });
});
