import { fullAnswers } from '../builders/leader.ts';
import { survey } from './many-answers.ts';
import type { Site } from './site.ts';

const form = `/svar/${survey}/2023`;

/** A leader at the open wave: keeps the code that the platform gave, and sends what a browser sends. */
export class Browser {
  readonly #site: Site;
  #cookie = '';

  constructor(site: Site) {
    this.#site = site;
  }

  async get(address: string): Promise<void> {
    const page = await fetch(`${this.#site.url}${address}`, { headers: { cookie: this.#cookie } });
    await page.text();
    if (page.status !== 200) throw new Error(`${address} gave ${page.status}`);
  }

  readonly section = (id: string) => this.get(`${form}/del/${id}`);
  readonly start = () => this.#post('', {});
  readonly deliver = () => this.#post('/lever', {});

  save(id: string): Promise<void> {
    const fields = fullAnswers[id] ?? {};
    return this.#post(`/del/${id}`, { ...fields, shown: Object.keys(fields), action: 'next' });
  }

  async answerEverything(): Promise<void> {
    await this.start();
    for (const id of Object.keys(fullAnswers)) await this.save(id);
  }

  async #post(address: string, fields: Record<string, string | string[]>): Promise<void> {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, value);
    const sent = await fetch(`${this.#site.url}${form}${address}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: this.#cookie, 'sec-fetch-site': 'same-origin' },
      body,
    });
    await sent.text();
    if (sent.status !== 303) throw new Error(`Sending ${address} gave ${sent.status}`);
    this.#cookie = sent.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
  }
}

/** Runs `task` for `count` leaders, at most `parallel` of them at a time. */
export async function inParallel(
  count: number,
  parallel: number,
  task: (leader: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: parallel }, work));
}
