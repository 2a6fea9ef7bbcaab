import { dayInWords, dayOf } from '../../../server/fieldwork/day.ts';
import { termsOf } from '../../../server/fieldwork/wave.ts';
import { publishWave } from '../../../server/publish.ts';
import { slugOf } from '../../../server/questionnaire/questionnaire.ts';
import { paths } from '../../../server/web/paths.ts';
import type { TestApp } from '../../builders/app.ts';
import { type MemberBrowser, memberAt, otherOrganisation } from '../../builders/member.ts';
import { siteWith } from '../../builders/own-surveys.ts';
import { fileOf, oneOf } from '../../builders/questionnaire.ts';

type Json = Record<string, unknown>;

const item = oneOf('1a', ['ja', 'nei'], { text: 'Har dere nok folk til opgavene i 2022?' });
const file = (rest: Json = {}, own: Json = item) => fileOf([own], { languages: ['nb', 'nn'], ...rest });
const written = (rest: Json = {}, own: Json = item) => JSON.stringify(file(rest, own), null, 2);
const { questionnaires: own } = paths.admin;
const editor = own.editor('proven', '2022', '2022');

let site: TestApp;
let member: MemberBrowser;
let stranger: MemberBrowser;
let analyst: MemberBrowser;
beforeAll(async () => {
  site = await siteWith([file() as never]);
  await site.services.waves.save({ survey: 'proven', wave: '2022', state: 'draft', example: false });
  [member, stranger, analyst] = await Promise.all([
    memberAt(site, { role: 'editor' }),
    memberAt(site, { organisation: otherOrganisation }),
    memberAt(site, { role: 'analyst' }),
  ]);
});
afterAll(() => site.close());

const titleOf = (survey: string, wave: string) => site.services.catalogue.find(survey, wave)?.title;
const deeds = async () => (await site.services.audit.list('forste', { limit: 50 })).map(({ deed }) => deed);
const upload = (who: MemberBrowser, tekst: string, more: Record<string, string> = {}) => {
  const request = who.agent.post(own.upload).set('Sec-Fetch-Site', 'same-origin').field('tekst', tekst);
  return Object.entries(more).reduce((sent, [name, value]) => sent.field(name, value), request);
};

describe('uploading', () => {
  test('a text that is new makes a survey of the organisation', async () => {
    const answer = await upload(stranger, written({ survey: 'ny' }));
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      `${own.editor('ny', '2022', '2022')}?lagret`,
    ]);
    expect(await site.services.owners.find('ny')).toBe(otherOrganisation);
    expect(titleOf('ny', '2022')).toBe('Prøven');
    expect((await stranger.get(own.page('ny', '2022'))).status).toBe(200);
    expect((await member.get(own.page('ny', '2022'))).status).toBe(404);
  });

  test('a file counts before the text', async () => {
    const answer = await member.agent
      .post(own.upload)
      .set('Sec-Fetch-Site', 'same-origin')
      .field('tekst', '{')
      .attach('fil', Buffer.from(`\uFEFF${written({ survey: 'fra-fil' })}`), 'skjema.json');
    expect(answer.status).toBe(303);
    expect(titleOf('fra-fil', '2022')).toBe('Prøven');
  });

  test.each([
    ['nothing', '', 'Velg en fil eller lim inn teksten først'],
    ['no JSON', '{ "survey": "x", ', 'ikke gyldig JSON'],
    ['what is no questionnaire', '{ "minutes": 3 }', 'Feltet «survey» mangler'],
    ['what has errors', written({ survey: 'med-feil', minutes: 0 }), 'Tallet må være minst 1'],
  ])('%s is refused, with what is wrong, and nothing is lost', async (_, text, words) => {
    const answer = await upload(member, text);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('data-error-summary');
    for (const line of text.split('\n')) expect(answer.text).toContain(line.replaceAll('"', '&#34;'));
    expect(titleOf('med-feil', '2022')).toBeUndefined();
  });

  test('a survey of another organisation is taken', async () => {
    const answer = await upload(stranger, written({ wave: '2023' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Undersøkelsen «proven» finnes fra før. Velg en annen id.');
    expect(titleOf('proven', '2023')).toBeUndefined();
    const back = await upload(member, written({ survey: 'ny', wave: '2023' }));
    expect(back.text).toContain('Undersøkelsen «ny» finnes fra før');
  });

  test('one that is there is replaced only when that is said', async () => {
    const text = written({ survey: 'fra-fil', title: 'Erstattet' });
    const asked = await upload(member, text);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('name="erstatt"');
    expect(titleOf('fra-fil', '2022')).toBe('Prøven');
    expect((await upload(member, text, { erstatt: 'ja' })).status).toBe(303);
    expect(titleOf('fra-fil', '2022')).toBe('Erstattet');
  });

  test('a file that is too large is refused', async () => {
    const answer = await upload(member, 'x'.repeat(2 * 1024 * 1024 + 1));
    expect([answer.status, answer.text.includes('for stor')]).toEqual([422, true]);
  });
});

describe('checking a text that is new', () => {
  const remarksOf = async (who: MemberBrowser, tekst: string) =>
    (await who.post(own.checkNew, { tekst })).body.remarks as { line: number; message: string }[];

  test('says nothing of what another organisation has written', async () => {
    const remarks = await remarksOf(
      stranger,
      written({ wave: '2023', previous: '2022', waveLabel: 'våren 2023' }),
    );
    expect(remarks.some(({ message }) => message.includes('finnes fra før'))).toBe(true);
    expect(JSON.stringify(remarks)).not.toContain('høsten 2022');
    expect(JSON.stringify(remarks)).not.toContain('comparison');
  });

  test.each([
    ['a long text', written({ purpose: 'Ord. '.repeat(24_000) }), 'høyst 4000 tegn'],
    ['brackets without end', '['.repeat(100_000), 'parenteser inni hverandre på linje 1, kolonne 101'],
    ['a comma too few', '{\n  "a": 1\n  "b": 2\n}', 'På linje 3, kolonne 3, mangler et komma'],
  ])('answers at once to %s, in words', async (_, text, words) => {
    const remarks = await remarksOf(member, text);
    expect(remarks).toContainEqual(expect.objectContaining({ message: expect.stringContaining(words) }));
  });

  test('gives no survey away that only its answers are left of', async () => {
    await site.services.waves.save({ survey: 'borte', wave: '2020', state: 'open', example: false });
    expect((await upload(stranger, written({ survey: 'borte', wave: '2021' }))).status).toBe(422);
    expect(await site.services.owners.find('borte')).toBeUndefined();
  });

  test('is told when the form cannot be read', async () => {
    const twice = await member.agent
      .post(own.upload)
      .set('Sec-Fetch-Site', 'same-origin')
      .attach('annet', Buffer.from('{}'), 'skjema.json');
    const cut = await member.agent
      .post(own.upload)
      .set('Sec-Fetch-Site', 'same-origin')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="tekst"\r\n\r\nhalv');
    for (const { status, text } of [twice, cut])
      expect([status, text.includes('Vi fikk ikke lest det du sendte')]).toEqual([422, true]);
  });
});

describe('the questionnaires of a wave', () => {
  test('have the real form in each language, and what there is beside', async () => {
    const { text } = await member.get(own.page('proven', '2022'));
    for (const address of [
      `${paths.pilot.answer('proven', '2022')}?sprak=nb`,
      `${paths.pilot.answer('proven', '2022')}?sprak=nn`,
      own.comparison('proven', '2022', '2022'),
      own.file('proven', '2022', '2022'),
      editor,
    ])
      expect(text).toContain(`href="${address}"`);
  });

  test('are read by an analyst, and changed by others', async () => {
    const { text } = await analyst.get(own.page('proven', '2022'));
    expect(text).not.toContain(`href="${editor}"`);
    for (const address of [editor, own.upload, own.next('proven', '2022'), own.schema])
      expect((await analyst.get(address)).status).toBe(403);
  });

  test('are the organisation’s own', async () => {
    for (const address of [own.page('proven', '2022'), editor, own.file('proven', '2022', '2022')])
      expect((await stranger.get(address)).status).toBe(404);
    const answer = await stranger.post(editor, { tekst: written({ title: 'Tatt' }), utgave: '0' });
    expect(answer.status).toBe(404);
  });

  test('are downloaded as they were written', async () => {
    const { body, headers } = await analyst.get(own.file('proven', '2022', '2022'));
    expect(body).toEqual(JSON.parse(JSON.stringify(file())));
    expect(headers['content-disposition']).toContain('proven-2022.json');
  });
});

describe('editing', () => {
  test('shows the text, and what is found in it', async () => {
    const { text } = await member.get(editor);
    expect(text).toContain('&#34;survey&#34;:&#34;proven&#34;');
    expect(text).toContain('untranslated');
    expect((await member.get(own.editor('proven', '2022', '2023'))).status).toBe(404);
  });

  test('lets in the styles of the editor by a word that is new for every page, there alone', async () => {
    const policyAt = async (address: string) =>
      (await member.get(address)).headers['content-security-policy'];
    const policies = await Promise.all([editor, editor, own.upload].map(policyAt));
    for (const policy of policies) expect(policy).toMatch(/style-src 'self' 'nonce-[^']{20,}';/);
    expect(new Set(policies).size).toBe(3);
    expect(await policyAt(own.page('proven', '2022'))).toContain("style-src 'self';");
  });

  test('tells the editor where each thing is', async () => {
    const tekst = written({ minutes: 0 }).replaceAll('\n', '\r\n');
    const { body } = await member.post(own.check('proven', '2022', '2022'), { tekst });
    const line =
      written({ minutes: 0 })
        .split('\n')
        .findIndex((each) => each.includes('"minutes"')) + 1;
    expect(body.remarks).toEqual([
      expect.objectContaining({
        line,
        column: 14,
        length: 1,
        severity: 'error',
        code: 'too-low',
        excerpt: '"minutes": 0,',
      }),
    ]);
    const fresh = await member.post(own.checkNew, { tekst: '{' });
    expect(fresh.body.remarks).toEqual([expect.objectContaining({ code: 'not-json', line: 1 })]);
  });

  test('keeps what cannot be saved, with every error', async () => {
    const tekst = written({ title: 'Halvferdig', minutes: 0 });
    const answer = await member.post(editor, { tekst, utgave: '0' });
    expect(answer.status).toBe(422);
    for (const words of ['Halvferdig', 'Tallet må være minst 1', 'data-error-summary', 'too-low'])
      expect(answer.text).toContain(words);
    expect(titleOf('proven', '2022')).toBe('Prøven');
  });

  test('saves, fields at once, and tells the log', async () => {
    const answer = await member.post(editor, { tekst: written({ title: 'Endret' }), utgave: '0' });
    expect([answer.status, answer.headers.location]).toEqual([303, `${editor}?lagret`]);
    expect((await member.get(`${editor}?lagret`)).text).toContain('Skjemaet er lagret');
    expect((await member.get(own.page('proven', '2022'))).text).toContain(
      `Sist lagret ${dayInWords(dayOf(new Date()))}.`,
    );
    const blank = await member.get(paths.blank('proven', '2022'));
    expect(blank.text).toContain('Endret');
    expect(await deeds()).toContain('questionnaire.saved');
  });

  test('is nobody else’s business before the wave is opened', async () => {
    const blank = paths.blank('proven', '2022');
    for (const address of [
      blank,
      `${blank}.json`,
      paths.codebook('proven', '2022'),
      paths.blank('proven', '1999'),
    ]) {
      const { status, text } = await stranger.get(address);
      expect([status, text.includes('Endret')]).toEqual([404, false]);
    }
    const { headers } = await member.get(blank);
    expect(headers['cache-control']).toBe('no-cache, private');
  });

  test('does not write over what somebody else has saved', async () => {
    const answer = await member.post(editor, { tekst: written({ title: 'For sent' }), utgave: '0' });
    expect(answer.status).toBe(422);
    for (const words of ['Noen andre har lagret', 'For sent']) expect(answer.text).toContain(words);
    expect(titleOf('proven', '2022')).toBe('Endret');
  });
});

describe('making the next wave', () => {
  const page = own.next('proven', '2022');

  test('suggests a year on, and points out what names the year', async () => {
    const { text } = await member.get(page);
    for (const words of ['value="2023"', 'value="høsten 2023"', 'nevner et årstall', '1a'])
      expect(text).toContain(words);
  });

  test.each([
    ['an id that is none', { bolge: 'Høst 23' }, 'Bruk bare små bokstaver'],
    ['the wave itself', { bolge: '2022' }, 'Det finnes allerede en bølge'],
    ['no name', { navn: ' ' }, 'Skriv hva bølgen heter'],
    ['a day that is none', { siste: 'i høst' }, 'Skriv dagen som'],
    ['a day that is gone', { siste: '2022-01-01' }, 'Dagen er gått'],
  ])('refuses %s, and keeps the rest', async (_, change, words) => {
    const answer = await member.post(page, { bolge: '2023', navn: 'våren 2023', siste: '', ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain(Object.keys(change)[0] === 'navn' ? 'value="2023"' : 'våren 2023');
  });

  test('makes it, compared with this one', async () => {
    const answer = await member.post(page, { bolge: '2023', navn: 'våren 2023', siste: '' });
    expect([answer.status, answer.headers.location]).toEqual([303, `${own.page('proven', '2023')}?laget`]);
    expect((await member.get(own.page('proven', '2023'))).text).toContain('våren 2023');
    expect(await deeds()).toContain('wave.made');
    const { text } = await member.get(own.comparison('proven', '2023', '2023'));
    for (const words of ['høsten 2022', 'Likt', '1a']) expect(text).toContain(words);
    expect((await member.get(own.comparison('proven', '2022', '2022'))).text).toContain(
      'sier ikke hvilken bølge',
    );
  });
});

describe('removing a questionnaire', () => {
  const page = own.remove('mistaken', '2022', '2022');
  beforeAll(() => upload(member, written({ survey: 'mistaken' })));

  test('is asked about once more, and is for those who do fieldwork', async () => {
    expect((await member.get(own.page('mistaken', '2022'))).text).toContain(`href="${page}"`);
    const { text } = await member.get(page);
    for (const words of ['Vil du fjerne skjemaet 2022?', 'hele kladden borte', 'name="utgave" value="1"'])
      expect(text).toContain(words);
    expect((await analyst.get(page)).status).toBe(403);
    expect((await stranger.post(page, { utgave: '1' })).status).toBe(404);
  });

  test('of another revision is refused', async () => {
    const answer = await member.post(page, { utgave: '7' });
    expect([answer.status, answer.text.includes('Ingenting er fjernet')]).toEqual([409, true]);
  });

  test('leaves nothing of the survey, and tells the log', async () => {
    const answer = await member.post(page, { utgave: '1' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/admin?fjernet']);
    expect((await member.get('/admin?fjernet')).text).toContain('Skjemaet er fjernet.');
    expect((await member.get(own.page('mistaken', '2022'))).status).toBe(404);
    expect(await deeds()).toContain('questionnaire.removed');
  });
});

describe('opening a wave whose questionnaire has errors by now', () => {
  const page = paths.admin.waves.page('proven', '2023');

  test('is refused, with what is wrong and the way to mend it', async () => {
    // The words were the same when the next wave was made, and have been corrected since.
    const after = file({ wave: '2023', previous: '2022' }, { ...item, comparedWithPrevious: 'same' });
    const source = JSON.stringify(after).replace('opgavene', 'oppgavene');
    const { services } = site;
    const there = await services.questionnaires.find('proven', '2023');
    const revision = there!.revision + 1;
    await services.questionnaires.save({ ...there!, source, revision });
    await services.freshCatalogue(true);
    const { text } = await member.get(page);
    for (const words of ['Dette mangler', own.editor('proven', '2023', '2023'), 'comparedWithPrevious'])
      expect(text).toContain(words);
    expect(text).not.toContain('value="open"');
    const answer = await member.post(paths.admin.waves.move('proven', '2023'), {
      til: 'open',
      bekreft: 'ja',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Skjemaet har feil, og undersøkelsen er ikke åpnet');
    expect((await services.waves.find('proven', '2023'))?.state).toBe('draft');
    await services.questionnaires.save({ ...there!, revision: revision + 1 });
    await services.freshCatalogue(true);
    expect((await member.get(page)).text).not.toContain('Skjemaet 2023 uten feil');
  });
});

describe('correcting words', () => {
  const corrected = { ...item, text: 'Har dere nok folk til oppgavene i 2022?' };
  const send = (own: Json, grunn: string, utgave = '1') =>
    member.post(editor, { tekst: written({ title: 'Endret' }, own), utgave, grunn });
  beforeAll(async () => {
    const questionnaire = site.services.catalogue.find('proven', '2022')!;
    await site.services.waves.change('proven', '2022', ['draft'], {
      state: 'open',
      ...termsOf(questionnaire),
    });
  });

  test('is told as what can be done now', async () => {
    const { text } = await member.get(editor);
    for (const words of ['Rett ordlyden', 'name="grunn"', 'Løftet til lederne kan aldri endres'])
      expect(text).toContain(words);
  });

  test('is refused for anything more, in words, where it stands', async () => {
    const answer = await send({ ...corrected, required: true }, 'Skrivefeil');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Etter åpningen kan bare ord rettes');
    const { body } = await member.post(own.check('proven', '2022', '2022'), {
      tekst: written({ title: 'Endret' }, { ...item, text: 'Har dere ikke nok folk til opgavene i 2022?' }),
    });
    expect(body.remarks).toContainEqual(
      expect.objectContaining({ severity: 'error', message: expect.stringContaining('En nektelse') }),
    );
  });

  test('is refused without a reason, which is asked for at its field', async () => {
    const answer = await send(corrected, '  ');
    expect(answer.status).toBe(422);
    for (const words of ['id="feil-grunn"', 'aria-invalid="true"', 'href="#grunn"', 'oppgavene'])
      expect(answer.text).toContain(words);
  });

  test('is told on the method page with the day, the words and the reason', async () => {
    expect((await send(corrected, 'En skrivefeil.')).status).toBe(303);
    expect((await member.get(own.page('proven', '2022'))).text).toContain('En skrivefeil.');
    expect(await deeds()).toContain('questionnaire.corrected');
    await site.services.waves.change('proven', '2022', ['open'], { state: 'closed' });
    await publishWave(site.services, (await site.services.waves.find('proven', '2022'))!);
    const { text } = await member.get(paths.method('proven', '2022'));
    for (const words of [
      'Rettelser i ordlyden',
      'En skrivefeil.',
      'I spørsmål 1a',
      '<del>Har dere nok folk til opgavene i 2022?</del>',
      '<ins>Har dere nok folk til oppgavene i 2022?</ins>',
    ])
      expect(text).toContain(words);
  });

  test('after publishing says that trends wait for the results to be published again', async () => {
    const superseded = 'rettet etter at resultatene ble publisert';
    await site.services.waves.change('proven', '2022', ['closed'], { state: 'published' });
    expect((await member.get(editor)).text).not.toContain(superseded);
    const again = { ...corrected, text: 'Har dere nok folk til oppgavene i 2022 ?' };
    expect((await send(again, 'Et mellomrom.', '2')).status).toBe(303);
    for (const address of [`${editor}?lagret`, own.page('proven', '2022')]) {
      const { text } = await member.get(address);
      for (const words of [superseded, `${paths.admin.publishing.page('proven', '2022')}">Publiser på nytt`])
        expect(text).toContain(words);
    }
  });

  test('is over when the wave is in the archive', async () => {
    await site.services.waves.change('proven', '2022', ['published'], { state: 'archived' });
    expect((await send(item, 'Angrer', '3')).status).toBe(409);
    expect((await member.get(editor)).text).toContain('readonly');
    expect(slugOf(file() as never)).toBe('2022');
  });
});
