import { say } from './status.ts';

const afterLastKeyMs = 1200;
const retryMs = 5000;
/** Longer than this on its way, and the line is as good as lost. */
const patienceMs = 20_000;
/** Browsers refuse to carry more than 64 kB for a page that may be gone. */
const keepaliveLimit = 60_000;

type Outcome = 'saved' | 'refused' | 'tooLong' | 'offline';

export interface Saving {
  /** Saves when nothing more has been written for a moment. */
  later(): void;
  /** Saves, and tells whether the form may be sent: the server answers, and takes it or explains why not. */
  now(): Promise<boolean>;
  /** The page may be gone in a moment: saves what is not saved, or tells that it would be lost. */
  leave(): 'safe' | 'wouldLose';
  /** Whether something here is not saved. */
  isBehind(): boolean;
}

/** Saves what is in `form` as a draft, one save after another: an older one must never overtake a newer. */
export function savingOf(form: HTMLFormElement): Saving {
  let behind = false;
  let failed = false;
  let timer: number | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function wait(ms: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void now(), ms);
  }

  async function send(): Promise<Outcome> {
    window.clearTimeout(timer);
    behind = false;
    say('saving');
    const outcome = await saveDraft(form);
    failed = outcome === 'offline' || outcome === 'tooLong';
    behind ||= failed;
    // What was written meanwhile is not saved yet.
    if (outcome !== 'saved' || !behind) say(outcome);
    if (outcome === 'offline') wait(retryMs);
    return outcome;
  }

  async function now(): Promise<boolean> {
    const mine = last.then(send);
    last = mine;
    return ['saved', 'refused'].includes(await mine);
  }

  return {
    later: () => {
      behind = true;
      wait(afterLastKeyMs);
    },
    now,
    leave: () => {
      if (behind && failed) return 'wouldLose';
      if (behind) last = send();
      return 'safe';
    },
    isBehind: () => behind,
  };
}

/** Whether the server answers just now. */
export async function isReachable(): Promise<boolean> {
  try {
    return (await fetch('/helse', { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })).ok;
  } catch {
    return false;
  }
}

async function saveDraft(form: HTMLFormElement): Promise<Outcome> {
  const body = contentOf(form);
  try {
    // Not `form.action`: a button of that name takes its place.
    const { ok, status } = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      body,
      // The page may be left while this is on its way.
      keepalive: body.toString().length < keepaliveLimit,
      signal: AbortSignal.timeout(patienceMs),
    });
    if (ok) return 'saved';
    if (status === 413) return 'tooLong';
    return status >= 500 ? 'offline' : 'refused';
  } catch {
    return 'offline';
  }
}

function contentOf(form: HTMLFormElement): URLSearchParams {
  const content = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') content.append(name, value);
  content.set('action', 'autosave');
  return content;
}
