import supertest from 'supertest';
import type { TestApp } from '../builders/app.ts';
import { siteWith } from '../builders/own-surveys.ts';
import { fileOf, section, textItem } from '../builders/questionnaire.ts';

const file = fileOf([], {
  sections: [
    section('1', [textItem('1a')]),
    section('2', [textItem('2a', { text: 'Hva mener du med «{{1a|det}}»?' })], { intro: 'Om {{1a|det}}.' }),
  ],
});
const form = '/svar/proven/2022';

let site: TestApp;

beforeAll(async () => {
  site = await siteWith([file]);
});
afterAll(() => site.close());

/** The page of the second section, as a leader sees it who has written `words` in the first. */
async function secondPageAfter(words: string): Promise<string> {
  const agent = supertest.agent(site.app);
  const post = (page: string, fields: object) =>
    agent
      .post(form + page)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send(fields)
      .expect(303);
  await post('', {});
  await post('/del/1', { '1a': words, shown: ['1a'], action: 'next' });
  return (await agent.get(`${form}/del/2`).expect(200)).text;
}

test('A leader’s own words come back in the next section, as text whatever they look like', async () => {
  const page = await secondPageAfter('<script>alert("x")</script> & <b>mer</b>');
  expect(page).not.toContain('<script>alert');
  expect(page).not.toContain('<b>mer');
  const escaped = '&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &lt;b&gt;mer&lt;/b&gt;';
  expect(page).toContain(`Hva mener du med «${escaped}»?`);
  expect(page).toContain(`Om ${escaped}.`);
});

test('Where the leader wrote nothing, the author’s words stand', async () => {
  const page = await secondPageAfter('');
  expect(page).toContain('Hva mener du med «det»?');
  expect(page).toContain('Om det.');
});
