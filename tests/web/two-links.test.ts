import supertest from 'supertest';
import { linkIdOf, personalCode } from '../../server/fieldwork/access-code.ts';
import { findProgress } from '../../server/fieldwork/answering.ts';
import type { Typed } from '../../server/questionnaire/answer.ts';
import { type TestApp, testApp } from '../builders/app.ts';
import { type AskedUnit, openPersonally, putAskedUnits } from '../builders/asked-units.ts';
import { fullAnswers, type Leader, leaderAt, survey, wave } from '../builders/leader.ts';
import { answersIn } from '../builders/responses.ts';

/** One leader, two services, one browser: a tab for each. */
interface Tabs {
  first: Leader;
  second: Leader;
  firstUnit: AskedUnit;
  secondUnit: AskedUnit;
}

let site: TestApp;
let units: AskedUnit[];
let used = 0;

beforeAll(async () => {
  site = await testApp();
  await openPersonally(site);
  units = await putAskedUnits(site, 40);
});
afterAll(() => site.close());

/** The first link is opened and the form begun; then the second is opened, in another tab. */
async function twoTabs(): Promise<Tabs> {
  const [firstUnit, secondUnit] = [units[used++]!, units[used++]!];
  const agent = supertest.agent(site.app);
  const [first, second] = [leaderAt(site.app, agent), leaderAt(site.app, agent)];
  await first.follow(firstUnit.code);
  await first.start();
  await second.follow(secondUnit.code);
  return { first, second, firstUnit, secondUnit };
}

const progressOf = ({ code }: AskedUnit) => {
  const questionnaire = site.services.catalogue.find(survey, wave)!;
  return findProgress(
    site.services,
    { wave: { access: 'personal', mode: 'anonymous' }, questionnaire },
    code,
  );
};

async function typedFor(unit: AskedUnit): Promise<Typed | undefined> {
  const progress = await progressOf(unit);
  return progress.state === 'answering' ? progress.draft.typed : undefined;
}

const answeredNow = async ({ unit }: AskedUnit) =>
  (await site.services.units.find(survey, wave, unit))?.answered;

async function answerAll(leader: Leader) {
  await leader.start();
  for (const [section, fields] of Object.entries(fullAnswers)) await leader.send(section, fields);
}

describe('With the links of two services open in one browser', () => {
  test.each(['next', 'back', 'later', 'review', 'section-3', 'autosave'])(
    'a section sent with «%s» is saved for the service whose page it is',
    async (action) => {
      const { first, firstUnit, secondUnit } = await twoTabs();
      await first.send('1', fullAnswers[1], action);
      expect(await typedFor(firstUnit)).toMatchObject({ '1b': ['12'] });
      expect(await progressOf(secondUnit)).toEqual({ state: 'notStarted' });
    },
  );

  test('each page holds what was written for its own service', async () => {
    const { first, second } = await twoTabs();
    await second.start();
    await first.send('1', { ...fullAnswers[1], '1b': '12' });
    await second.send('1', { ...fullAnswers[1], '1b': '345' });
    expect((await first.open('/del/1')).text).toMatch(/name="1b"[^>]*value="12"/);
    expect((await second.open('/del/1')).text).toMatch(/name="1b"[^>]*value="345"/);
  });

  test('every page says which service it is for', async () => {
    const { first, second, firstUnit, secondUnit } = await twoTabs();
    await answerAll(first);
    for (const page of ['', '/del/1', '/se-over', '/fortsett']) {
      const { text } = await first.open(page);
      expect(text).toContain(`Du svarer for ${firstUnit.name}.`);
      expect(text).not.toContain(`${secondUnit.name}.`);
    }
    await first.deliver();
    expect((await first.open('/kvittering')).text).toContain(`Du svarer for ${firstUnit.name}.`);
    expect((await second.open()).text).toContain(`Du svarer for ${secondUnit.name}.`);
    await second.start();
    const withProblem = await second.send('1', { '1b': 'mange' });
    expect(withProblem.status).toBe(422);
    expect(withProblem.text).toContain(`Du svarer for ${secondUnit.name}.`);
  });

  test('«Lever svarene» submits for the service whose page it is, and then for the other', async () => {
    const { first, second, firstUnit, secondUnit } = await twoTabs();
    const before = (await answersIn(site.services.responses, survey, wave)).length;
    await answerAll(second);
    await answerAll(first);
    await first.deliver();
    expect([await answeredNow(firstUnit), await answeredNow(secondUnit)]).toEqual([true, false]);
    expect((await second.open('/se-over')).text).toContain('Se over svarene dine');
    await second.deliver();
    expect(await answeredNow(secondUnit)).toBe(true);
    expect(await answersIn(site.services.responses, survey, wave)).toHaveLength(before + 2);
  });

  test('«Slett svarene og begynn på nytt» throws away the answers of the service whose page it is', async () => {
    const { first, second, firstUnit, secondUnit } = await twoTabs();
    await first.send('1', fullAnswers[1]);
    await second.start();
    await second.send('1', fullAnswers[1]);
    await first.post('/begynn-pa-nytt');
    expect(await progressOf(firstUnit)).toEqual({ state: 'notStarted' });
    expect(await typedFor(secondUnit)).toMatchObject({ '1b': ['12'] });
  });

  test('«Start» begins for the service whose page it is', async () => {
    const { first, firstUnit, secondUnit } = await twoTabs();
    await first.post('/begynn-pa-nytt');
    await first.start();
    expect((await progressOf(firstUnit)).state).toBe('answering');
    expect((await progressOf(secondUnit)).state).toBe('notStarted');
  });

  test('a code written by hand in one tab leads to the form of its own service', async () => {
    const { first, second, secondUnit } = await twoTabs();
    await second.start();
    const resumed = await first.post('/fortsett', { kode: secondUnit.code });
    expect(resumed.headers.location).toBe(second.at('/del/1'));
  });
});

describe('The address of a personal form', () => {
  test('opens nothing without the link', async () => {
    const { first, firstUnit } = await twoTabs();
    await first.send('1', fullAnswers[1]);
    const stranger = supertest.agent(site.app);
    expect((await stranger.get(first.at())).text).toContain('Du trenger lenken din for å svare');
    expect((await stranger.get(first.at('/del/1'))).headers.location).toBe(`${first.at()}?mistet`);
    expect(first.at()).not.toContain(firstUnit.code);
  });

  test('takes no other service’s code, wherever the cookie came from', async () => {
    const { first, firstUnit, secondUnit } = await twoTabs();
    const cookie = `svarkode=${secondUnit.code}`;
    const post = (page: string, fields: object) =>
      supertest(site.app)
        .post(first.at(page))
        .set({ cookie, 'Sec-Fetch-Site': 'same-origin' })
        .type('form')
        .send(fields);
    expect((await post('/del/1', { shown: '1b', '1b': '99', action: 'next' })).status).toBe(403);
    expect((await post('/del/1', { shown: '1b', '1b': '99', action: 'autosave' })).status).toBe(409);
    await post('', {});
    await post('/lever', {});
    await post('/begynn-pa-nytt', {});
    expect(await progressOf(secondUnit)).toEqual({ state: 'notStarted' });
    expect(await typedFor(firstUnit)).toEqual({});
  });

  test('is the same when the link has been renewed, and the page in the tab goes on', async () => {
    const [unit] = await putAskedUnits(site, 1, () => ({ unit: 'K900' }));
    const leader = leaderAt(site.app);
    await leader.follow(unit!.code);
    const before = leader.at();
    await leader.start();
    const code = personalCode(site.services.secret, { ...unit!, generation: 1 });
    await site.services.units.renewLink(unit!.id, 0, linkIdOf(code));
    expect((await leader.send('1', fullAnswers[1])).status).toBe(403);
    await leader.follow(code);
    expect(leader.at()).toBe(before);
    expect((await leader.send('1', fullAnswers[1])).headers.location).toBe(leader.at('/del/2'));
  });

  test('does not exist where the link is open', async () => {
    const leader = leaderAt(site.app);
    await leader.follow(units[0]!.code);
    await openPersonally(site, { access: 'open' });
    expect((await leader.open()).status).toBe(404);
    await openPersonally(site);
  });
});

describe('When the browser has lost the code', () => {
  test('everything typed is in the page that says so, and can be sent once the link is open again', async () => {
    const unit = units[used++]!;
    const before = leaderAt(site.app);
    await before.follow(unit.code);
    await before.start();
    const after = leaderAt(site.app);
    const sent = { shown: ['1a', '1b', '1c'], ...fullAnswers[1], '1b': '12"><b>', action: 'next' };
    const agent = after.agent;
    const send = (fields: Record<string, string | string[]>) =>
      agent.post(before.at('/del/1')).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);
    const refused = await send(sent);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Åpne lenken din i en ny fane');
    expect(hiddenFieldsIn(refused.text)).toEqual({
      ...Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value].flat()])),
      '1b': ['12&#34;&gt;&lt;b&gt;'],
    });
    await after.follow(unit.code);
    const again = await send({ ...hiddenFieldsIn(refused.text), '1b': '12' });
    expect(again.headers.location).toBe(before.at('/del/2'));
    expect(await typedFor(unit)).toMatchObject({ '1b': ['12'] });
  });
});

function hiddenFieldsIn(page: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
  ))
    fields[name] = [...(fields[name] ?? []), value];
  return fields;
}
