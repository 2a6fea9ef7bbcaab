import { type TestApp, testApp } from '../builders/app.ts';
import { answerEverything, formPath, fullAnswers, leaderAt, survey, wave } from '../builders/leader.ts';
import { answersIn } from '../builders/responses.ts';

let site: TestApp;

beforeAll(async () => {
  site = await testApp();
  await site.services.waves.save({ survey, wave, state: 'open', example: false });
});
afterAll(() => site.close());

const responses = () => answersIn(site.services.responses, survey, wave);

describe('A leader who answers', () => {
  test('goes from the introduction through nine sections to a receipt', async () => {
    const leader = leaderAt(site.app);
    expect((await leader.open()).text).toContain('Det vi lover deg');
    expect((await leader.start()).headers.location).toBe(`${formPath}/del/1`);
    const stops: string[] = [];
    for (const [section, fields] of Object.entries(fullAnswers)) {
      const sent = await leader.send(section, fields);
      expect(sent.status).toBe(303);
      stops.push(String(sent.headers.location).replace(formPath, ''));
    }
    expect(stops).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((next) => `/del/${next}`).concat('/se-over'));
    const review = await leader.open('/se-over');
    expect(review.text).toContain('12 årsverk');
    expect((await leader.deliver()).headers.location).toBe(`${formPath}/kvittering`);
    expect((await leader.open('/kvittering')).text).toContain('Svarene dine er levert');
  });

  test('has exactly what was answered stored, and nothing about who or when', async () => {
    const given = { ...fullAnswers, 1: { ...fullAnswers[1], '1b': '77' } };
    const leader = leaderAt(site.app);
    await answerEverything(leader, given);
    await leader.deliver();
    const numbers = ['1b', '2a', '2b'];
    const expected = Object.values(given)
      .flatMap(Object.entries)
      .map(([id, value]) => [id, numbers.includes(id) ? Number(value) : value]);
    expect((await responses()).filter((answers) => answers['1b'] === 77)).toEqual([
      Object.fromEntries(expected),
    ]);
  });

  test('may leave out what is optional, and is told what is required', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    const sent = await leader.send('2', { '2a': 'ti', '2c': 'enig' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('href="#felt-2a"');
    expect(sent.text).toContain('Skriv svaret som et tall');
    expect(sent.text).toContain('href="#felt-2b"');
    expect(sent.text).not.toContain('href="#felt-2d"');
  });

  test('finds everything as it was typed after a mistake, also what could not be read', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    await leader.send('2', { '2a': 'ti eller så', '2d': 'Vi spør <barna> & "ungdommen".' });
    const page = (await leader.open('/del/2')).text;
    expect(page).toContain('value="ti eller så"');
    expect(page).toContain('Vi spør &lt;barna&gt; &amp; &#34;ungdommen&#34;.');
  });

  test('goes back, and pauses, without having answered', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    expect((await leader.send('3', {}, 'back')).headers.location).toBe(`${formPath}/del/2`);
    expect((await leader.send('1', {}, 'back')).headers.location).toBe(formPath);
    expect((await leader.send('3', {}, 'later')).headers.location).toBe(`${formPath}/fortsett`);
  });

  test('goes straight to another part, and what is written goes along', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    const sent = await leader.send('2', { '2a': 'ti' }, 'section-9');
    expect(sent.headers.location).toBe(`${formPath}/del/9`);
    expect((await leader.send('9', {}, 'review')).headers.location).toBe(`${formPath}/se-over`);
    expect((await leader.open('/del/2')).text).toContain('value="ti"');
  });

  test('finds the review again at the address that the answers were sent to', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    expect((await leader.open('/lever')).text).toContain('Se over svarene dine');
  });

  test('cannot submit before everything required is answered, and is led to what is missing', async () => {
    const leader = leaderAt(site.app);
    await answerEverything(leader, {
      ...fullAnswers,
      1: { ...fullAnswers[1], '1b': '404' },
      4: { '4a': 'enig' },
    });
    const sent = await leader.deliver();
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`${formPath}/del/4?rett#felt-4b`);
    expect((await responses()).some((answers) => answers['1b'] === 404)).toBe(false);
  });

  test('is not fooled by answers that are not in the questionnaire', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    const sent = await leader.send('1', { '1a': 'svalbard', '1b': '12', '1c': 'ja' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('Velg et av svarene i listen');
  });
});

describe('Routing is decided on the server', () => {
  const follow = [
    { section: '5', fields: { ...fullAnswers[5], '5g': 'enig' }, opens: ['5h', '5i'] },
    { section: '5', fields: { ...fullAnswers[5], '5g': 'delvis-enig' }, opens: ['5h', '5i'] },
    { section: '5', fields: { ...fullAnswers[5], '5g': 'vet-ikke' }, opens: [] },
    { section: '5', fields: { ...fullAnswers[5], '5g': 'uenig' }, opens: [] },
    { section: '5', fields: { ...fullAnswers[5], '5g': 'delvis-uenig' }, opens: [] },
    { section: '6', fields: { '6a': 'uenig' }, opens: ['6b'] },
    { section: '6', fields: { '6a': 'delvis-uenig' }, opens: ['6b'] },
    { section: '6', fields: { '6a': 'delvis-enig' }, opens: [] },
    { section: '6', fields: { '6a': 'enig' }, opens: [] },
    { section: '6', fields: { '6a': 'vet-ikke' }, opens: [] },
    { section: '7', fields: { ...fullAnswers[7], '7b': 'uenig', '7c': 'enig' }, opens: ['7d'] },
    { section: '7', fields: { ...fullAnswers[7], '7b': 'enig', '7c': 'delvis-uenig' }, opens: ['7d'] },
    { section: '7', fields: { ...fullAnswers[7], '7b': 'uenig', '7c': 'uenig' }, opens: ['7d'] },
    { section: '7', fields: { ...fullAnswers[7], '7b': 'enig', '7c': 'vet-ikke' }, opens: [] },
  ];

  test.each(follow)(
    '$opens open when section $section is answered with $fields',
    async ({ section, fields, opens }) => {
      const leader = leaderAt(site.app);
      await leader.start();
      const sent = await leader.send(section, fields as Record<string, string>);
      const page = (await leader.open(`/del/${section}`)).text;
      const hidden = [...page.matchAll(/id="sporsmal-([^"]+)"[^>]*hidden/g)].map((match) => match[1]);
      for (const id of ['5h', '5i', '6b', '7d'].filter((id) => id.startsWith(section)))
        expect([id, hidden.includes(id)]).toEqual([id, !opens.includes(id)]);
      if (opens.length > 0)
        expect(sent.headers.location).toBe(`${formPath}/del/${section}?nye#sporsmal-${opens[0]}`);
    },
  );

  test('an answer that falls off the path is not stored, and is back if the leader changes their mind', async () => {
    const leader = leaderAt(site.app);
    await answerEverything(leader, { ...fullAnswers, 6: { '6a': 'uenig' } });
    await leader.send('6', {
      '6a': 'uenig',
      '6b': ['ansatte', 'annet'],
      '6b.other': 'Lange avstander',
    });
    await leader.send('6', { '6a': 'enig' });
    expect((await leader.open('/se-over')).text).not.toContain('Lange avstander');
    await leader.send('6', { '6a': 'uenig' });
    expect((await leader.open('/se-over')).text).toContain('Annet: Lange avstander');
    await leader.send('6', { '6a': 'enig' });
    await leader.deliver();
    expect((await responses()).some((answers) => '6b' in answers)).toBe(false);
  });

  test('a follow-up is stored when it is on the path', async () => {
    const leader = leaderAt(site.app);
    await answerEverything(leader);
    await leader.send('7', { '7c': 'uenig' });
    await leader.send('7', {
      '7d': ['kompetanse'],
    });
    await leader.deliver();
    expect((await responses()).filter((answers) => '7d' in answers).map((answers) => answers['7d'])).toEqual([
      { chosen: ['kompetanse'] },
    ]);
  });
});

describe('Nothing is lost and nobody is counted twice', () => {
  test('a draft is resumed where it was left', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    await leader.send('1', fullAnswers[1]);
    expect((await leader.open()).text).toContain('Fortsett der du slapp');
    expect((await leader.start()).headers.location).toBe(`${formPath}/del/2`);
    expect((await leader.open('/del/1')).text).toContain('value="12"');
  });

  test('a draft is resumed on another device with the code, written as people write', async () => {
    const desk = leaderAt(site.app);
    await desk.start();
    await desk.send('1', fullAnswers[1]);
    const code = /class="access-code">([^<]+)</.exec((await desk.open('/fortsett')).text)?.[1] ?? '';
    const phone = leaderAt(site.app);
    const written = code.toLowerCase().replaceAll('-', ' ');
    expect((await phone.post('/fortsett', { kode: written })).headers.location).toBe(`${formPath}/del/2`);
    expect((await phone.open('/del/1')).text).toContain('value="12"');
  });

  test('a wrong code is refused, and the page keeps what was written', async () => {
    const sent = await leaderAt(site.app).post('/fortsett', { kode: 'ABCDE-12345' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('value="ABCDE-12345"');
    expect(sent.text).toContain('Vi finner ingen svar med denne koden');
  });

  test('submitting twice, also at the same moment, stores one response', async () => {
    const leader = leaderAt(site.app);
    await answerEverything(leader);
    const before = await site.services.responses.count(survey, wave);
    const sent = await Promise.all([leader.deliver(), leader.deliver(), leader.deliver()]);
    expect(sent.map((each) => each.headers.location)).toEqual(Array(3).fill(`${formPath}/kvittering`));
    await leader.deliver();
    expect(await site.services.responses.count(survey, wave)).toBe(before + 1);
  });

  test('after submitting, going back leads to the receipt and changes nothing', async () => {
    const leader = leaderAt(site.app);
    await answerEverything(leader);
    await leader.deliver();
    const before = await responses();
    expect((await leader.open('/del/1')).headers.location).toBe(`${formPath}/kvittering`);
    expect((await leader.send('1', { '1b': '99' })).headers.location).toBe(`${formPath}/kvittering`);
    expect((await leader.send('1', { '1b': '99' }, 'autosave')).status).toBe(409);
    expect((await leader.open()).text).toContain('Du har levert svar fra denne enheten');
    expect(await responses()).toEqual(before);
  });

  test('two tabs on two sections keep both, and a save says so only once it is stored', async () => {
    const leader = leaderAt(site.app);
    await leader.start();
    const saves = await Promise.all([
      leader.send('1', { '1b': '7' }, 'autosave'),
      leader.send('2', { '2a': '14' }, 'autosave'),
      leader.send('3', { '3a': 'enig' }, 'autosave'),
    ]);
    expect(saves.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await leader.open('/del/1')).text).toContain('value="7"');
    expect((await leader.open('/del/2')).text).toContain('value="14"');
    expect((await leader.open('/del/3')).text).toMatch(/name="3a" value="enig" checked/);
  });

  test('a browser that lost its cookie while somebody was writing keeps what was sent', async () => {
    const leader = leaderAt(site.app);
    const sent = await leader.send('2', { '2d': 'Et langt svar' }, 'later');
    expect(sent.headers.location).toBe(`${formPath}/fortsett`);
    expect((await leader.open('/del/2')).text).toContain('Et langt svar');
  });

  test('an empty form from a stranger leaves nothing behind', async () => {
    const sent = await leaderAt(site.app).post('/del/1');
    expect(sent.headers.location).toBe(`${formPath}?mistet`);
    expect(sent.headers['set-cookie']).toBeUndefined();
  });

  test('starting over forgets the draft but never what is submitted', async () => {
    const leader = leaderAt(site.app);
    await answerEverything(leader);
    await leader.deliver();
    const before = await site.services.responses.count(survey, wave);
    await leader.post('/begynn-pa-nytt');
    expect((await leader.open()).text).not.toContain('Du har levert');
    await leader.start();
    expect((await leader.open('/del/1')).text).not.toContain('value="12"');
    expect(await site.services.responses.count(survey, wave)).toBe(before);
  });
});

describe('A wave that is not open', () => {
  test.each(['', '/del/1', '/se-over', '/kvittering', '/fortsett'])(
    'is gone at %s once it is closed',
    async (path) => {
      const closed = { survey, wave: '2022', state: 'closed' as const, example: false };
      await site.services.waves.save(closed);
      const page = await leaderAt(site.app).agent.get(`/svar/${survey}/2022${path}`);
      expect(page.status).toBe(410);
      expect(page.text).toContain('Undersøkelsen er lukket');
      expect(page.text).toContain(`href="/undersokelser/${survey}"`);
    },
  );

  test.each(['/svar/finnes/ikke', `/svar/${survey}/1999`, `/svar/${survey}/${wave}/del/99`])(
    'is not found at %s',
    async (path) => {
      expect((await leaderAt(site.app).agent.get(path)).status).toBe(404);
    },
  );
});
