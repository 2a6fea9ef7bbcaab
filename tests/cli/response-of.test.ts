import { testSecret } from '../builders/app.ts';
import { openPersonally, putAskedUnits } from '../builders/asked-units.ts';
import { survey, wave } from '../builders/leader.ts';
import { servicesOn } from '../fieldwork/services.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { cleanUp, later } from '../storage/embedded/engines.ts';
import { survey as command } from './command-line.ts';

afterEach(cleanUp);
jest.setTimeout(120_000);

test('A leader of a confidential wave can be shown the answers, and have them deleted', async () => {
  const uri = testDatabaseUri();
  const { services, close } = await servicesOn(uri);
  later(close);
  const run = (...words: string[]) =>
    command(['response-of', survey, wave, ...words], { MONGODB_URI: uri, SECRET: testSecret });
  await openPersonally({ services }, { mode: 'confidential' });
  const [unit] = await putAskedUnits({ services }, 1);
  await services.responses.replace({
    id: 'a'.repeat(32),
    survey,
    wave,
    version: 'x',
    answers: { '1a': 'nord' },
    unit: unit!.id,
    revision: 1,
  });
  expect(await run('K001')).toMatchObject({ code: 1, error: expect.stringContaining('Bølgen er åpen') });
  await openPersonally({ services }, { mode: 'confidential', state: 'closed' });
  expect(JSON.parse((await run('K001')).out)).toEqual({ '1a': 'nord' });
  expect((await run('K999')).error).toContain('ikke lagret noe svar fra «K999»');
  expect((await run('K001', '--delete')).out).toContain('Svaret er slettet');
  expect(await services.responses.count(survey, wave)).toBe(0);
  await openPersonally({ services }, { mode: 'anonymous', state: 'closed' });
  expect((await run('K001')).error).toContain('Bølgen er anonym');
});
