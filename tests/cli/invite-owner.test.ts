import { acceptInvitation } from '../../server/accounts/joining.ts';
import { findOneTime } from '../../server/accounts/one-time.ts';
import { testSecret } from '../builders/app.ts';
import { firstOrganisation } from '../builders/member.ts';
import { servicesOn } from '../fieldwork/services.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { cleanUp, later } from '../storage/embedded/engines.ts';
import { accountIn, password } from '../web/admin/visitor.ts';
import { survey as command } from './command-line.ts';

afterEach(cleanUp);
jest.setTimeout(120_000);

test('invite-owner prints a link that makes an owner again, and refuses what it cannot do', async () => {
  const uri = testDatabaseUri();
  const { services, close } = await servicesOn(uri);
  later(close);
  const analyst = await accountIn({ services }, { role: 'analyst' });
  const run = (...words: string[]) =>
    command(['invite-owner', ...words], {
      MONGODB_URI: uri,
      SECRET: testSecret,
      PUBLIC_URL: 'https://undersokelser.eksempel.no',
    });
  const tokenIn = (out: string) =>
    /^https:\/\/undersokelser\.eksempel\.no\/admin\/invitasjon\/(\S{43})$/m.exec(out)?.[1] ?? '';

  const printed = await run('Første organisasjon', 'Ny-Eier@eksempel.no');
  expect(printed).toMatchObject({ code: 0, error: '' });
  expect(printed.out).toContain('Lenken virker én gang, og i 7 dager');
  expect(await findOneTime(services.tokens, 'invitation', tokenIn(printed.out))).toEqual({
    kind: 'invitation',
    organisation: firstOrganisation,
    email: 'ny-eier@eksempel.no',
    role: 'owner',
  });

  const { out } = await run('Første organisasjon', analyst.email);
  await acceptInvitation(services, tokenIn(out), { name: '', password, network: '192.0.2.1' });
  expect((await services.users.find(analyst.id))?.memberships).toEqual([
    { organisation: firstOrganisation, role: 'owner' },
  ]);
  const log = await services.audit.list(firstOrganisation, { limit: 10 });
  expect(log.filter(({ deed }) => deed === 'member.invited')).toEqual([
    expect.objectContaining({ detail: 'Som eier' }),
    expect.objectContaining({ detail: 'Som eier' }),
  ]);
  expect(JSON.stringify(log)).not.toContain('@');

  const refused = await Promise.all([
    run('Ukjent organisasjon', analyst.email),
    run('Første organisasjon', 'kari'),
    run('Første organisasjon', analyst.email),
  ]);
  expect(refused.map(({ code, out: nothing }) => [code, nothing])).toEqual([
    [1, ''],
    [1, ''],
    [1, ''],
  ]);
  expect(refused[0]?.error).toContain('ingen organisasjon som heter «Ukjent organisasjon»');
  expect(refused[1]?.error).toContain('navn@eksempel.no');
  expect(refused[2]?.error).toContain('allerede eier');
});
