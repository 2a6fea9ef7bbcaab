import { askForPublishing, runPublishing, runPublishingJobs } from '../../../server/publish/run-job.ts';
import type { Quote } from '../../../server/publishing/editorial.ts';
import { publishingPaths as at } from '../../../server/web/admin/publishing/paths.ts';
import { addAnswers, answered, answeredWave, answersOf } from '../../builders/answered-wave.ts';
import type { TestApp } from '../../builders/app.ts';
import { type MemberBrowser, memberAt } from '../../builders/member.ts';

const { survey, wave } = answered;
const page = at.page(survey, wave);

let site: TestApp;
let editor: MemberBrowser;
let analyst: MemberBrowser;

beforeAll(async () => {
  site = await answeredWave();
  [editor, analyst] = await Promise.all([
    memberAt(site, { role: 'editor' }),
    memberAt(site, { role: 'analyst' }),
  ]);
});
afterAll(() => site.close());

const job = () => site.services.publishingJobs.find(survey, wave);
const draft = () => site.services.editorials.find(survey, wave);
const latest = () => site.services.publications.latest(survey, wave);
const work = () => runPublishingJobs(site.services);
const logged = async () => (await site.services.audit.list('forste', { limit: 50 })).map(({ deed }) => deed);

async function preview(): Promise<string> {
  await editor.post(at.makePreview(survey, wave)).expect(303);
  await work();
  return (await site.services.previews.find(survey, wave))?.digest ?? '';
}

test('An analyst has nothing to do with publishing, nor with what leaders wrote', async () => {
  expect((await analyst.get(page)).status).toBe(403);
  expect((await analyst.get(at.answers(survey, wave, '3a'))).status).toBe(403);
});

describe('A preview', () => {
  test('is made by a job that can be followed', async () => {
    const before = await editor.get(page);
    expect(before.text).not.toContain('Bare ordlyden i skjemaet er rettet');
    await editor.post(at.makePreview(survey, wave)).expect(303);
    const { text } = await editor.get(page);
    expect(text).toContain('Forhåndsvisningen lages');
    expect(text).toContain('Venter på å begynne');
    expect((await editor.post(at.makePreview(survey, wave))).status).toBe(409);
    await work();
    expect((await editor.get(page)).text).toContain('Forhåndsvisningen er klar.');
    expect(await latest()).toBeUndefined();
  });

  test('tells in general words what is hidden, and of which questions there is no breakdown', async () => {
    const { text } = await editor.get(page);
    expect(text).toMatch(/\d+ av \d+ tall er skjult\./);
    expect(text).not.toContain('Dette er ikke publisert');
    expect(text).toContain('Spørsmål som bare vises for alle');
    expect(text).toContain('Hvor ligger tjenesten?');
    expect(text).not.toMatch(/primær|sekundær/);
  });

  test('shows the results as they will be, to those who are signed in, and marked', async () => {
    const { text } = await editor.get(at.preview(survey, wave));
    expect(text).toContain('Dette er ikke publisert');
    expect(text).toContain('Har dere nok folk?');
    expect(text).toContain(`href="${at.previewMethod(survey, wave)}"`);
    expect(text).not.toContain('Publisert ');
    for (const previewed of [at.preview, at.previewMethod, at.previewReport]) {
      const { status, text: other } = await editor.get(previewed(survey, wave));
      expect(status).toBe(200);
      expect(other).toContain('Dette er ikke publisert');
      // Nothing of it is there yet, and what is there of an earlier version is something else.
      expect(other).not.toContain(`href="/resultater/${survey}/${wave}`);
    }
    expect((await editor.agent.get(`/resultater/${survey}/${wave}`)).text).not.toContain(
      'Har dere nok folk?',
    );
  });

  test('of a questionnaire that has changed is made when the publisher says that only its words have', async () => {
    const stored = (await site.services.waves.find(survey, wave))!;
    await site.services.waves.save({ ...stored, version: 'en tidligere' });
    expect((await editor.get(page)).text).toContain('Bare ordlyden i skjemaet er rettet');
    await preview();
    expect((await editor.get(page)).text).toContain('Kryss av for det der du lager forhåndsvisningen');
    await editor.post(at.makePreview(survey, wave), { rettet: 'ja' }).expect(303);
    await work();
    expect((await editor.get(page)).text).toContain('Forhåndsvisningen er klar.');
    await site.services.waves.save(stored);
  });

  test('cannot be published when something is changed since', async () => {
    const sett = await preview();
    await addAnswers(site, 6, (number) => answersOf('nord', number), 300);
    expect((await editor.get(page)).text).toContain('er endret siden forhåndsvisningen');
    const refused = await editor.post(at.publish(survey, wave), { sett });
    expect(refused.status).toBe(409);
    expect(await latest()).toBeUndefined();
  });
});

describe('A job', () => {
  test('that is stopped before it begins leaves nothing', async () => {
    await site.services.previews.remove(survey, wave);
    await editor.post(at.makePreview(survey, wave));
    await editor.post(at.cancel(survey, wave), { jobb: (await job())!.id });
    await work();
    expect((await editor.get(page)).text).toContain('Det ble avbrutt. Ingenting er lagret.');
    expect(await site.services.previews.find(survey, wave)).toBeUndefined();
  });

  test.each(['reading', 'counting', 'control', 'composing', 'testing'] as const)(
    'that is stopped while it is %s leaves nothing',
    async (stage) => {
      const wish = { survey, wave, purpose: 'publish', asker: asker() } as const;
      const asked = await askForPublishing(site.services, wish);
      const { publishingJobs } = site.services;
      const mine = await publishingJobs.claim('en', Date.now(), Date.now() + 60_000);
      const cancelling: Promise<boolean>[] = [];
      const outcome = await runPublishing(site.services, mine!, {
        progress: (now) => {
          if (now.stage === stage) cancelling.push(publishingJobs.cancel(survey, wave, asked.id));
        },
      });
      expect(await Promise.all(cancelling)).toContain(true);
      expect(outcome.state).toBe('cancelled');
      expect(await latest()).toBeUndefined();
      expect((await site.services.waves.find(survey, wave))?.state).toBe('closed');
    },
  );

  test('whose app stops is lost, and said to be', async () => {
    const stopping = new AbortController();
    await editor.post(at.makePreview(survey, wave));
    const mine = await site.services.publishingJobs.claim('en', Date.now(), Date.now() + 60_000);
    await runPublishing(site.services, mine!, {
      signal: stopping.signal,
      progress: () => stopping.abort(),
    });
    expect((await editor.get(page)).text).toContain('fordi plattformen startet på nytt');
  });

  test('whose app has died without a word is lost when its time is out, and another can begin', async () => {
    const long = Date.now() - 3_600_000;
    const wish = { survey, wave, purpose: 'publish', asker: asker() } as const;
    await askForPublishing(site.services, wish, long);
    await site.services.publishingJobs.claim('borte', long, long + 1);
    expect((await editor.get(page)).text).toContain('fordi plattformen startet på nytt');
    await editor.post(at.makePreview(survey, wave)).expect(303);
    await work();
    expect((await job())?.state).toBe('done');
  });

  test('goes to one app alone, and a wave has one at a time', async () => {
    const { publishingJobs } = site.services;
    const wish = { survey, wave, purpose: 'preview', asker: asker() } as const;
    const begun = await Promise.allSettled(
      Array.from({ length: 5 }, () => askForPublishing(site.services, wish)),
    );
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const now = Date.now();
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map((holder) => publishingJobs.claim(holder, now, now + 60_000)),
    );
    const mine = claims.filter((each) => each !== undefined);
    expect(mine).toHaveLength(1);
    await runPublishing(site.services, mine[0]!);
  });

  test('publishes nothing when an attack learns something from it', async () => {
    const wish = { survey, wave, purpose: 'publish', asker: asker() } as const;
    await askForPublishing(site.services, wish);
    const mine = await site.services.publishingJobs.claim('en', Date.now(), Date.now() + 60_000);
    const outcome = await runPublishing(site.services, mine!, {
      attacks: [async () => [{ message: 'En celle kan regnes ut.' }]],
    });
    expect(outcome).toMatchObject({
      state: 'failed',
      trouble: expect.stringContaining('En celle kan regnes ut.'),
    });
    expect((await editor.get(page)).text).toContain('En celle kan regnes ut.');
    expect(await latest()).toBeUndefined();
  });
});

const asker = () => ({ organisation: 'forste', user: editor.user, name: 'Medlem editor' });

describe('What the publisher writes', () => {
  const texts = at.texts(survey, wave);

  test('is shown as it will be before it is stored', async () => {
    const { text } = await editor.post(texts, {
      innledning: '# Funn\n\n**Viktig**',
      revisjon: '0',
      valg: 'vis',
    });
    expect(text).toContain('<strong>Viktig</strong>');
    expect(text).toMatch(/<h3[^>]*>Funn<\/h3>/);
    expect(await draft()).toBeUndefined();
  });

  test.each([
    ['a'.repeat(10_001), 'for lang'],
    ['![bilde](https://eksempel.no/a.png)', 'Bilder kan ikke settes inn'],
    ['<b>fet</b>', 'ikke HTML'],
    ['[her](javascript:alert(1))', 'https://'],
  ])('is refused when it would not come out as meant, and is not lost: %#', async (innledning, words) => {
    const { status, text } = await editor.post(texts, { innledning, revisjon: '0' });
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain(innledning.slice(0, 10).replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
    expect(text).toContain('aria-invalid="true"');
  });

  test('is not written over by another editor without a warning', async () => {
    await editor.post(texts, { innledning: 'Min innledning', revisjon: '0' }).expect(303);
    const late = await editor.post(texts, { innledning: 'Din innledning', revisjon: '0' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Noen andre har lagret i mellomtiden');
    expect(late.text).toContain('Din innledning');
    expect(late.text).toContain('Min innledning');
    expect((await draft())?.editorial.introduction).toBe('Min innledning');
    await editor.post(texts, { innledning: 'Vår innledning', revisjon: '1' }).expect(303);
    expect((await draft())?.editorial.introduction).toBe('Vår innledning');
  });

  test('can be a comment on a figure', async () => {
    const comment = at.comment(survey, wave, '2a');
    await editor.post(comment, { kommentar: 'Mange har *nok*.', revisjon: '2' }).expect(303);
    expect((await editor.get(comment)).text).toContain('Mange har *nok*.');
    expect((await editor.get(at.comment(survey, wave, 'ingen'))).status).toBe(404);
  });

  test('can be which figures there are, and in which order', async () => {
    const figures = at.figures(survey, wave);
    const places = { 'plass-1a': '3', 'plass-2a': '2', 'plass-2b': '1' };
    const none = await editor.post(figures, { ...places, revisjon: '3' });
    expect(none.status).toBe(422);
    const wrong = await editor.post(figures, {
      ...places,
      med: ['2a', '2b'],
      'plass-2a': 'to',
      revisjon: '3',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="to"');
    await editor.post(figures, { ...places, med: ['2a', '2b'], revisjon: '3' }).expect(303);
    expect((await draft())?.editorial.items).toEqual(['2b', '2a']);
    const { text } = await editor.get(figures);
    expect(text.indexOf('med-2b')).toBeLessThan(text.indexOf('med-2a'));
    expect(text).toContain('<strong>2a</strong> Har dere nok folk?</label>');
    expect(text).toMatch(/<h2[^>]*>Del 1<\/h2>\s*<ol/);
  });

  test('can move one figure by its number alone, and shows the order that was on the page when a number is wrong', async () => {
    const figures = at.figures(survey, wave);
    const med = ['2b', '2a'];
    const places = { 'plass-2b': '1', 'plass-2a': '2', 'plass-1a': '3' };
    const up = { ...places, 'plass-2a': '1', med, revisjon: '4' };
    await editor.post(figures, up).expect(303);
    expect((await draft())?.editorial.items).toEqual(['2a', '2b']);
    const down = { 'plass-2a': '2', 'plass-2b': '2', 'plass-1a': '3', med, revisjon: '5' };
    const wrong = await editor.post(figures, { ...down, 'plass-2b': 'sist' });
    expect(wrong.text.indexOf('id="med-2a"')).toBeLessThan(wrong.text.indexOf('id="med-2b"'));
    expect(wrong.text.indexOf('id="med-2b"')).toBeLessThan(wrong.text.indexOf('id="med-1a"'));
    await editor.post(figures, down).expect(303);
    expect((await draft())?.editorial.items).toEqual(['2b', '2a']);
  });
});

describe('A quote', () => {
  const answers = at.answers(survey, wave, '3a');
  const quote = { sitat: 'Vi mangler […].', figur: '2a', gruppe: '', fjernet: 'ja' };

  test('is taken from answers that stand without anything of who wrote them, and each opening is logged', async () => {
    const before = (await logged()).filter((deed) => deed === 'answers.read').length;
    const { text } = await editor.get(answers);
    const shown = [...text.matchAll(/<li class="as-written">([^<]*)</g)].map(([, words]) => words);
    expect(shown).toHaveLength(9);
    expect(text).not.toContain('svar-0');
    expect((await logged()).filter((deed) => deed === 'answers.read')).toHaveLength(before + 1);
    const orders = await Promise.all(
      [1, 2, 3, 4, 5].map(async () =>
        [...(await editor.get(answers)).text.matchAll(/<li class="as-written">([^<]*)</g)].join(),
      ),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  test.each([
    [{ fjernet: '' }, 'ikke kan røpe noen'],
    [{ sitat: '' }, 'Skriv sitatet.'],
    [{ gruppe: '1a/vest' }, 'færre enn 20 svar'],
    [{ gruppe: '1a/nord+sor' }, 'færre enn 20 svar'],
    [{ figur: '3a' }, 'Velg en figur'],
    [{ figur: '' }, 'Velg en figur'],
  ])('is refused with %j, and what was typed stays', async (change, words) => {
    const { status, text } = await editor.post(answers, { ...quote, ...change });
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect((await draft())?.editorial.quotes).toEqual([]);
  });

  test('may tell a group of at least 20', async () => {
    await preview();
    const { text } = await editor.get(answers);
    expect(text).toContain('value="1a/sor"');
    await editor.post(answers, { ...quote, gruppe: '1a/sor' }).expect(303);
    await editor.post(answers, { ...quote, sitat: 'Et til.' }).expect(303);
    expect((await draft())?.editorial.quotes).toMatchObject([
      { item: '2a', text: 'Vi mangler […].', group: { breakdown: '1a', code: 'sor' } },
      { item: '2a', text: 'Et til.' },
    ]);
  });

  test('tells no group when only some are asked: the group would tell what somebody in it answered', async () => {
    const routed = at.answers(survey, wave, '3b');
    const { text } = await editor.get(routed);
    expect(text).toContain('sitatet står uten');
    expect(text).not.toContain('value="1a/sor"');
    const refused = await editor.post(routed, { ...quote, gruppe: '1a/sor' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ingen gruppe kan nevnes');
    await editor.post(routed, quote).expect(303);
    const { revision, editorial } = (await draft())!;
    expect(editorial.quotes).toHaveLength(3);
    expect(editorial.quotes[2]).toEqual({ item: '2a', answerTo: '3b', text: quote.sitat });
    await editor.post(at.removeQuote(survey, wave), { sitat: '2', revisjon: `${revision}` }).expect(303);
  });

  test.each([['3b'], [undefined]])(
    'with a group stops publishing when it is an answer to %s',
    async (answerTo) => {
      const { revision, editorial } = (await draft())!;
      const group = { breakdown: '1a', code: 'sor', label: 'Svar sor' };
      const told = { item: '2a', text: 'Fra før.', group, ...(answerTo ? { answerTo } : {}) };
      const keep = (quotes: Quote[], next: number) =>
        site.services.editorials.save({ survey, wave, revision: next, editorial: { ...editorial, quotes } });
      await keep([told], revision + 1);
      await preview();
      expect((await editor.get(page)).text).toContain('spørsmålet de er svar på, stilles bare til noen (2a)');
      await keep(editorial.quotes, revision + 2);
    },
  );

  test('whose figure is left out is said not to be shown', async () => {
    await editor.post(answers, { ...quote, figur: '1a' }).expect(303);
    const { text } = await editor.get(at.quotes(survey, wave));
    expect(text.match(/Sitatet vises ikke/g)).toHaveLength(1);
    const { revision } = (await draft())!;
    await editor.post(at.removeQuote(survey, wave), { sitat: '2', revisjon: `${revision}` }).expect(303);
  });

  test('can be taken out again, if it is still the one that was seen', async () => {
    const { revision } = (await draft())!;
    const remove = at.removeQuote(survey, wave);
    expect((await editor.post(remove, { sitat: '1', revisjon: `${revision - 1}` })).status).toBe(409);
    await editor.post(remove, { sitat: '1', revisjon: `${revision}` }).expect(303);
    expect((await draft())?.editorial.quotes).toHaveLength(1);
  });
});

describe('Publishing', () => {
  test('is refused without a preview', async () => {
    await site.services.previews.remove(survey, wave);
    expect((await editor.post(at.publish(survey, wave), { sett: 'noe' })).status).toBe(409);
  });

  test('freezes what was previewed, with the publisher’s words, and is logged', async () => {
    const sett = await preview();
    expect((await editor.post(at.publish(survey, wave), { sett: 'en annen' })).status).toBe(409);
    await editor.post(at.publish(survey, wave), { sett }).expect(303);
    await work();
    const { text } = await editor.get(page);
    expect(text).toContain('Versjon 1 er publisert.');
    expect(text).toContain(`href="/resultater/${survey}/${wave}">Se resultatsiden`);
    expect((await editor.get(at.versions(survey, wave))).text).toContain(
      `href="/resultater/${survey}/${wave}/versjon/1"`,
    );
    expect(await latest()).toMatchObject({
      version: 1,
      editorial: {
        introduction: 'Vår innledning',
        items: ['2b', '2a'],
        comments: { '2a': 'Mange har *nok*.' },
      },
    });
    expect((await site.services.waves.find(survey, wave))?.state).toBe('published');
    expect(await logged()).toContain('wave.published');
    expect((await editor.agent.get(`/resultater/${survey}/${wave}`)).text).toContain('Har dere nok folk?');
  });

  test('a new version tells what is new', async () => {
    await addAnswers(site, 10, (number) => answersOf('sor', number), 400);
    const sett = await preview();
    const empty = await editor.post(at.publish(survey, wave), { sett, nytt: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Skriv i en setning hva som er nytt.');
    await editor.post(at.publish(survey, wave), { sett, nytt: 'Ti svar til.' }).expect(303);
    await work();
    const { text } = await editor.get(at.versions(survey, wave));
    expect(text).toContain('Versjon 2');
    expect(text).toContain('Ti svar til.');
    expect(text).toContain('Medlem editor');
    // Who published is found in the log however much is done since.
    await editor.get(at.answers(survey, wave, '3a')).expect(200);
    const [newest] = await site.services.audit.list('forste', { limit: 1, survey, deed: 'wave.published' });
    expect(newest).toMatchObject({ wave, detail: 'Versjon 2' });
  });

  test('is refused when two versions beside each other would tell of a few, and says what to do', async () => {
    await addAnswers(site, 2, (number) => answersOf('sor', number), 500);
    await preview();
    const { text } = await editor.get(page);
    expect(text).toContain('Den som leser både denne versjonen og versjon 2');
    expect(text).toContain('Hvor ligger tjenesten?: Svar sor');
    expect(text).toContain('la versjon 2 stå som den er');
    await addAnswers(site, 4, (number) => answersOf('sor', number), 600);
    expect(await preview()).not.toBe('');
  });

  test('refuses when the numbers are others than those that were looked at', async () => {
    const wish = { survey, wave, purpose: 'publish', asker: asker(), expected: 'noe annet' } as const;
    await askForPublishing(site.services, wish);
    await work();
    expect((await editor.get(page)).text).toContain('ikke lenger slik du så dem');
    expect((await latest())?.version).toBe(2);
  });
});

describe('A version', () => {
  test('is withdrawn with a reason, and the one before it is read again', async () => {
    const withdraw = at.withdraw(survey, wave, 2);
    expect((await editor.get(withdraw)).text).toContain('Etterpå er versjon 1 den alle leser.');
    expect((await editor.post(withdraw, { hvorfor: ' ' })).status).toBe(422);
    await editor.post(withdraw, { hvorfor: 'Ti svar var talt to ganger.' }).expect(303);
    expect((await latest())?.version).toBe(1);
    expect((await editor.get(at.versions(survey, wave))).text).toContain('Ti svar var talt to ganger.');
    expect((await editor.get(withdraw)).status).toBe(404);
    expect(await logged()).toContain('results.withdrawn');
  });

  test('can be withdrawn also when the wave is put away, and not published anew', async () => {
    await site.services.waves.save({ survey, wave, state: 'archived', example: false });
    expect((await editor.post(at.makePreview(survey, wave))).status).toBe(409);
    await editor.post(at.withdraw(survey, wave, 1), { hvorfor: 'Feil.' }).expect(303);
    expect(await latest()).toBeUndefined();
    expect((await editor.get(page)).text).toContain('Versjonene kan fortsatt trekkes tilbake.');
  });
});
