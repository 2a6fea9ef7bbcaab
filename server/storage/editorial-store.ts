import { isDeepStrictEqual } from 'node:util';
import type { EditorialDraft, EditorialStore } from '../publishing/editorial-draft.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function editorialStore({ Editorial: Model }: Pick<Models, 'Editorial'>): EditorialStore {
  const idOf = (survey: string, wave: string) => `${survey}/${wave}`;

  async function find(survey: string, wave: string): Promise<EditorialDraft | undefined> {
    const found = await persist(() => Model.findById(idOf(survey, wave)).lean().exec());
    return found ? draftIn(found) : undefined;
  }

  return {
    find,

    async save(draft) {
      const _id = idOf(draft.survey, draft.wave);
      // The first revision finds nothing to replace, and is put in; one that is there already is a duplicate.
      const before = { _id, revision: draft.revision - 1 };
      const isFirst = draft.revision === 1;
      const saved = await persist(() =>
        Model.replaceOne(before, { _id, ...draft }, { upsert: isFirst }).exec(),
      ).catch((error) => {
        if (!isDuplicate(error)) throw error;
        return undefined;
      });
      if (saved && saved.matchedCount + saved.upsertedCount > 0) return true;
      // A repeat of a write whose acknowledgement was lost finds its own work done.
      return isDeepStrictEqual(await find(draft.survey, draft.wave), draft);
    },
  };
}

function draftIn({ _id, ...draft }: EditorialDraft & { _id: string }): EditorialDraft {
  return draft;
}
