import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type MailHost, mailHost, type Step } from './mail-host.ts';
import { from } from './mailing-site.ts';

/** A moment to kill the sender at: a step in the conversation about the message that has this number. */
export interface Kill {
  message: number;
  step: Step;
  /** Milliseconds from then, when it is not to be at once. The conversation goes on meanwhile. */
  within?: number;
}

/**
 * Lets processes send what waits, one after another, to a mail server that kills each of them at a moment. The last
 * one is left in peace. Returns the server, with all that arrived, and how the processes ended.
 */
export async function sendWithKills(
  environment: Record<string, string>,
  kills: Kill[],
): Promise<{ host: MailHost; endings: (number | string | null)[] }> {
  const left = [...kills];
  let sender: ChildProcess | undefined;
  const conversations: Record<Step, number> = { sender: 0, recipient: 0, middle: 0, end: 0, answered: 0 };
  const host = await mailHost({
    at: async (step) => {
      conversations[step] += 1;
      const [next] = left;
      if (sender?.exitCode !== null || next?.step !== step || conversations[step] < next.message) return;
      left.shift();
      const killed = sender;
      sender = undefined;
      if (next.within !== undefined) {
        setTimeout(() => killed.kill('SIGKILL'), next.within);
        return;
      }
      killed.kill('SIGKILL');
      // The answer is on its way to nobody.
      await once(killed, 'exit');
    },
  });
  const endings: (number | string | null)[] = [];
  for (let life = 0; life <= kills.length; life++) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', path.join('tests', 'fieldwork', 'mailing', 'sending-child.ts')],
      {
        env: {
          PATH: process.env.PATH ?? '',
          ...environment,
          SMTP_URL: host.url,
          MAIL_FROM: from,
          MAIL_PER_SECOND: '0',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (child.exitCode === null && child.signalCode === null) sender = child;
    const [code, signal] = await ended;
    endings.push(signal ?? code);
    if (signal === null) break;
  }
  return { host, endings };
}
