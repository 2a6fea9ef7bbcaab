import { useOneTime } from '../../server/accounts/one-time.ts';
import { whoseIs } from '../../server/accounts/signing-in.ts';
import { testSecret } from '../builders/app.ts';
import { servicesOn } from '../fieldwork/services.ts';
import { testDatabaseUri } from '../setup/database.ts';
import { cleanUp, later } from '../storage/embedded/engines.ts';
import { accountIn, password } from '../web/admin/visitor.ts';
import { survey as command } from './command-line.ts';

afterEach(cleanUp);
jest.setTimeout(120_000);

describe('reset-password', () => {
  test('prints a link that works once, and turns the second factor off when told to', async () => {
    const uri = testDatabaseUri();
    const { services, close } = await servicesOn(uri);
    later(close);
    const { id, email } = await accountIn({ services }, { secondFactor: true });
    const run = (...words: string[]) =>
      command(['reset-password', ...words], {
        MONGODB_URI: uri,
        SECRET: testSecret,
        PUBLIC_URL: 'https://undersokelser.eksempel.no',
      });

    const printed = await run(email.toUpperCase());
    expect(printed).toMatchObject({ code: 0, error: '' });
    const [, token = ''] =
      /^https:\/\/undersokelser\.eksempel\.no\/admin\/nytt-passord\/(\S+)$/m.exec(printed.out) ?? [];
    expect((await services.users.find(id))?.secondFactor).toBeDefined();
    expect(await useOneTime(services.tokens, 'passwordReset', token)).toMatchObject({ user: id });
    expect(await useOneTime(services.tokens, 'passwordReset', token)).toBeUndefined();

    expect(await run(email, '--second-factor-off')).toMatchObject({ code: 0 });
    expect(await services.users.find(id)).toMatchObject({ recoveryCodes: [] });
    expect((await services.users.find(id))?.secondFactor).toBeUndefined();
    // The password alone must not let in whoever knows it, before the owner has used the link.
    expect(await whoseIs(services, { email, password, network: '192.0.2.1' })).toBe('wrong');

    const unknown = await run('ingen@eksempel.no');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.error).toContain('Det finnes ingen konto med adressen ingen@eksempel.no.');
  });
});
