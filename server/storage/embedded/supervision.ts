import { setTimeout as pause } from 'node:timers/promises';
import type { Hold } from './hold.ts';
import type { EngineLog } from './log.ts';

export interface SupervisionOptions {
  readonly log: EngineLog;
  /** Starts or joins an engine again; fails with a message for the log. */
  holdAgain(signal: AbortSignal): Promise<Hold>;
}

/** An engine that has lived so long did not die of being started: the next restart is at once again. */
const STEADY_AFTER_MS = 60_000;
const FIRST_WAIT_MS = 20;
/** A guest gives the owner time to restart its own engine first. */
const GUEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5000;
/** How the engine ends when it meets files it cannot read (and when the disk is full). */
const ENDING_BY_FILES = /kode 14|SIGABRT|SIGSEGV|SIGBUS/;

/** Watches over an engine, and has it back whenever it ends by itself. */
export class Supervision {
  readonly #options: SupervisionOptions;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<void>;
  #hold: Hold | undefined;

  constructor(hold: Hold, options: SupervisionOptions) {
    this.#options = options;
    this.#watching = this.#watch(hold);
  }

  /** Undefined while there is no engine, and for a guest. */
  get enginePid(): number | undefined {
    return this.#hold?.enginePid;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#hold?.release();
    await this.#watching;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #watch(first: Hold): Promise<void> {
    let hold: Hold | undefined = first;
    let wait = FIRST_WAIT_MS;
    while (hold) {
      this.#hold = hold;
      const since = Date.now();
      const ending = await hold.lost;
      this.#hold = undefined;
      if (this.#isStopping) return;
      if (Date.now() - since > STEADY_AFTER_MS) wait = FIRST_WAIT_MS;
      this.#tellOfEnding(hold, ending, wait > FIRST_WAIT_MS);
      hold = await this.#holdAgain(hold.role === 'guest' ? Math.max(wait, GUEST_WAIT_MS) : wait);
      wait = longer(wait);
    }
  }

  #tellOfEnding(hold: Hold, ending: string, isRepeated: boolean): void {
    const { log } = this.#options;
    if (hold.role === 'guest') {
      log.info(`Databasen er ikke lenger tilgjengelig: ${ending}. Kobler til på nytt.`);
      return;
    }
    log.warn(`Databasemotoren stoppet uventet (${ending}). Starter den på nytt.`);
    if (isRepeated && ENDING_BY_FILES.test(ending)) {
      log.error(
        'Databasemotoren stopper gang på gang. Er det plass på disken, er filene trolig skadet: ' +
          'stopp plattformen, ta vare på datamappen som den er, og legg tilbake en sikkerhetskopi.',
      );
    }
  }

  /** Tries until the engine is back; undefined when the app is stopped first. */
  async #holdAgain(firstWait: number): Promise<Hold | undefined> {
    const { log, holdAgain } = this.#options;
    const { signal } = this.#stopping;
    let told = '';
    for (let wait = firstWait; !this.#isStopping; wait = longer(wait)) {
      try {
        await pause(wait, undefined, { signal });
        const hold = await holdAgain(signal);
        if (this.#isStopping) await hold.release();
        else log.info('Databasemotoren er i gang igjen.');
        return hold;
      } catch (problem) {
        if (this.#isStopping) return undefined;
        const message = problem instanceof Error ? problem.message : String(problem);
        if (message !== told) log.error(`Databasemotoren kan ikke startes. ${message}`);
        told = message;
      }
    }
    return undefined;
  }
}

/** A fault that remains is tried ever more seldom, so that the log and the machine are not filled with it. */
function longer(wait: number): number {
  return Math.min(wait * 2, LONGEST_WAIT_MS);
}
