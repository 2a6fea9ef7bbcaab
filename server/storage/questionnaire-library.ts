import { setTimeout as pause } from 'node:timers/promises';
import type { QuestionnaireStore } from '../fieldwork/stored-questionnaire.ts';
import type { Definition } from '../questionnaire/definition.ts';
import { describe } from '../questionnaire/finding.ts';
import { isSame, type Library, type Written } from '../questionnaire/library.ts';
import { type LiveCatalogue, liveCatalogue } from '../questionnaire/live-catalogue.ts';
import { type Served, servingOf } from '../questionnaire/serving.ts';
import { readSharedScales } from './shared-scales.ts';
import { readQuestionnaireFiles } from './survey-files.ts';

/** The store is asked for news at most this often. */
const askEveryMs = 1_000;
/** A visitor does not wait longer for news, but gets the questionnaires as they were. */
const patienceMs = 1_000;

/** The questionnaires of the surveys folder, with those that are stored over them. */
export interface QuestionnaireLibrary {
  catalogue: LiveCatalogue;
  /** The definitions of the folder alone. */
  files: Definition[];
  /** A questionnaire of the folder, as it was written. */
  fileOf(name: Omit<Written, 'source'>): Written | undefined;
  /** What is fielded now, as it was written. */
  current(): Library;
  /**
   * Takes in what has been saved, by whichever app. Asks at most once a second, and does not wait long; `atOnce` asks
   * now, and waits.
   */
  refresh(atOnce?: boolean): Promise<void>;
}

interface LibraryLog {
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** Throws `setup` when a file has errors. */
export async function openQuestionnaireLibrary(
  folder: string,
  store: QuestionnaireStore,
  log: LibraryLog,
): Promise<QuestionnaireLibrary> {
  const files = await readQuestionnaireFiles(folder);
  const sharedScales = await readSharedScales(folder);
  const catalogue = liveCatalogue(files.map(({ definition }) => definition));
  let served = files;
  let known = '';
  let asked = 0;
  let underWay: Promise<void> | undefined;

  async function load(): Promise<void> {
    asked = Date.now();
    const state = await store.state();
    if (state === known) return;
    const serving = servingOf(files, await store.list());
    for (const { survey, slug, findings } of serving.leftOut)
      log.error({ survey, slug, findings: findings.map(describe) }, 'stored questionnaire left out');
    served = serving.served.map((each) => unchanged(each, served));
    catalogue.replace(served.map(({ definition }) => definition));
    known = state;
  }

  /** One at a time, so that an older answer never comes after a newer. */
  function loadOnce(): Promise<void> {
    underWay ??= load().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    catalogue,
    files: files.map(({ definition }) => definition),
    fileOf: (name) => files.find((each) => isSame(each, name)),
    current: () => ({ written: served, sharedScales }),
    async refresh(atOnce = false) {
      if (atOnce) {
        // One that is under way may have asked before the last save.
        await underWay?.catch(() => {});
        return loadOnce();
      }
      if (Date.now() - asked < askEveryMs && !underWay) return;
      const loading = loadOnce().catch((error) => log.warn({ err: error }, 'questionnaires not refreshed'));
      await Promise.race([loading, pause(patienceMs, undefined, { ref: false })]);
    },
  };
}

/** What has not changed stays the same object: pages resolve a definition once for each. */
function unchanged(own: Served, before: Served[]): Served {
  const same = before.find((each) => isSame(each, own));
  return same?.source === own.source ? same : own;
}
