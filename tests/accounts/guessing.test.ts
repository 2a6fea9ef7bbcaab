import { forgetTries, mayTry, networkOf, type Try, windowMs } from '../../server/accounts/guessing.ts';
import { type TestApp, testApp } from '../builders/app.ts';

let site: TestApp;

beforeAll(async () => {
  site = await testApp();
});
afterAll(() => site.close());

/** How many of so many tries are let through. */
async function letThrough(tried: Try, times: number, now = 0): Promise<number> {
  let count = 0;
  for (let each = 0; each < times; each++) if (await mayTry(site.services, [tried], now)) count++;
  return count;
}

describe('Guessing', () => {
  test.each<[Try, number]>([
    [['passwordOfAccountByVisitor', 'a@eksempel.no', '192.0.2.1'], 10],
    [['codeOfAccount', 'a'], 6],
    [['resetOfAccount', 'a@eksempel.no'], 3],
    [['resetByVisitor', '192.0.2.1'], 20],
    [['passwordByVisitor', '192.0.2.1'], 100],
    [['passwordOfAccount', 'a@eksempel.no'], 200],
  ])('of the sort %j is stopped after %s in a window', async (tried, most) => {
    expect(await letThrough(tried, most + 2)).toBe(most);
  });

  test('may begin again when the window has passed, and not a moment before', async () => {
    const tried: Try = ['codeOfAccount', 'vindu'];
    const start = 7 * windowMs;
    expect(await letThrough(tried, 8, start)).toBe(6);
    expect(await mayTry(site.services, [tried], start + windowMs - 1)).toBe(false);
    expect(await mayTry(site.services, [tried], start + windowMs)).toBe(true);
  });

  test('from one place does not stop the owner elsewhere', async () => {
    const from = (network: string): Try => ['passwordOfAccountByVisitor', 'eier@eksempel.no', network];
    expect(await letThrough(from('198.51.100.7'), 30)).toBe(10);
    expect(await mayTry(site.services, [from('203.0.113.9')], 0)).toBe(true);
  });

  test('is forgotten for whoever gets it right', async () => {
    const tried: Try = ['codeOfAccount', 'glemt'];
    await letThrough(tried, 8);
    await forgetTries(site.services, tried);
    expect(await mayTry(site.services, [tried], 0)).toBe(true);
  });

  test('leaves neither addresses nor places in the database', async () => {
    await mayTry(site.services, [['passwordOfAccountByVisitor', 'synlig@eksempel.no', '203.0.113.77']]);
    const stored = JSON.stringify(await site.database.models.Attempt.find().lean().exec());
    expect(stored).toMatch(/[0-9a-f]{64}/);
    expect(stored).not.toMatch(/eksempel|203\.0|passwordOf/);
  });
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [undefined, ''],
])('The address %s is in the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
