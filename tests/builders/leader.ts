import type { Express } from 'express';
import supertest from 'supertest';

export const survey = 'barnevernlederundersokelsen';
export const wave = '2023';
export const formPath = `/svar/${survey}/${wave}`;

type Fields = Record<string, string | string[]>;

/**
 * A leader with a browser that keeps cookies and does not run scripts.
 * @param agent the browser, where it is another leader's too
 */
export function leaderAt(app: Express, agent = supertest.agent(app)) {
  /** Where the form is: at the wave's own address, until a personal link has led elsewhere. */
  let base = formPath;
  const post = (path: string, fields: Fields) =>
    agent.post(path).set('Sec-Fetch-Site', 'same-origin').type('form').send(fields);
  return {
    agent,
    at: (path = '') => `${base}${path}`,
    /** Opens a personal link, and stays where it leads. */
    follow: async (code: string) => {
      const opened = await agent.get(`/k/${code}`);
      base = opened.headers.location ?? base;
      return opened;
    },
    open: (path = '') => agent.get(`${base}${path}`),
    start: () => post(base, {}),
    /** Opens a section, fills in `fields` on top of what its page holds, and sends it. */
    send: async (section: string, fields: Fields = {}, action = 'next') => {
      const page = await agent.get(`${base}/del/${section}`);
      const held = page.status === 200 ? formContent(page.text) : { shown: Object.keys(fields) };
      return post(`${base}/del/${section}`, { ...held, action, ...fields });
    },
    deliver: () => post(`${base}/lever`, {}),
    post: (path: string, fields: Fields = {}) => post(`${base}${path}`, fields),
  };
}

/** What a browser would send of a section's page as it stands. A disabled fieldset sends none of its fields. */
function formContent(page: string): Record<string, string[]> {
  const content: Record<string, string[]> = {};
  const add = (name = '', value = '') => {
    content[name] = [...(content[name] ?? []), value];
  };
  for (const question of page.split('<fieldset role="presentation"').slice(1)) {
    if (/^[^>]*disabled/.test(question)) continue;
    for (const [input] of question.matchAll(/<input[^>]*>/g)) {
      const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
      const ticks = /type="(radio|checkbox)"/.test(input);
      if (!ticks || input.includes(' checked')) add(attribute('name'), attribute('value'));
    }
    for (const [, name, value] of question.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)</g))
      add(name, value);
  }
  return content;
}

export type Leader = ReturnType<typeof leaderAt>;

/** Answers to every required item of the 2023 questionnaire, by section; nothing leads to a follow-up. */
export const fullAnswers: Record<string, Record<string, string>> = {
  1: { '1a': 'nord', '1b': '12', '1c': 'ja' },
  2: { '2a': '15', '2b': '60', '2c': 'enig', '2e': 'delvis-enig' },
  3: { '3a': 'uenig', '3b': 'uenig', '3c': 'delvis-uenig' },
  4: { '4a': 'delvis-uenig', '4b': 'enig', '4c': 'enig', '4d': 'i-stor-grad', '4e': 'ja', '4f': 'nei' },
  5: { '5a': 'enig', '5b': 'uenig', '5c': 'enig', '5d': 'enig', '5e': 'enig', '5f': 'enig', '5g': 'uenig' },
  6: { '6a': 'enig' },
  7: { '7a': 'enig', '7b': 'enig', '7c': 'enig' },
  8: { '8a': 'enig', '8b': 'enig', '8c': 'enig' },
  9: {
    '9a': 'enig',
    '9b': 'enig',
    '9c': 'enig',
    '9d': 'i-noe-grad',
    '9e': 'i-noe-grad',
    '9f': 'enig',
    '9g': 'i-noe-grad',
  },
};

export async function answerEverything(leader: Leader, answers = fullAnswers): Promise<void> {
  await leader.start();
  for (const [section, fields] of Object.entries(answers)) await leader.send(section, fields);
}
