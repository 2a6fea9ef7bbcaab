import { createHash } from 'node:crypto';
import type { QuestionnaireStore, StoredQuestionnaire } from '../fieldwork/stored-questionnaire.ts';
import type { QuestionnaireDocument } from './fieldwork-models.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function questionnaireStore({ Questionnaire }: Models): QuestionnaireStore {
  const idOf = (survey: string, slug: string) => `${survey}/${slug}`;

  async function find(survey: string, slug: string): Promise<StoredQuestionnaire | undefined> {
    const found = await persist(() => Questionnaire.findById(idOf(survey, slug)).lean().exec());
    return found ? storedIn(found) : undefined;
  }

  async function add(questionnaire: QuestionnaireDocument): Promise<boolean> {
    return Questionnaire.create(questionnaire).then(
      () => true,
      (error) => {
        if (isDuplicate(error)) return false;
        throw error;
      },
    );
  }

  async function change({ _id, ...questionnaire }: QuestionnaireDocument): Promise<boolean> {
    const before = questionnaire.revision - 1;
    const { matchedCount } = await Questionnaire.updateOne({ _id, revision: before }, questionnaire).exec();
    return matchedCount === 1;
  }

  return {
    find,

    async list() {
      const found = await persist(() => Questionnaire.find().sort({ _id: 1 }).lean().exec());
      return found.map(storedIn);
    },

    async save(questionnaire) {
      const document = {
        _id: idOf(questionnaire.survey, questionnaire.slug),
        ...questionnaire,
        digest: digestOf(questionnaire.source),
      };
      if (await persist(() => (questionnaire.revision === 1 ? add(document) : change(document)))) return true;
      // A repeat of a write whose acknowledgement was lost finds its own work done.
      const there = await find(questionnaire.survey, questionnaire.slug);
      return there?.revision === questionnaire.revision && there.source === questionnaire.source;
    },

    async remove(survey, slug) {
      await persist(() => Questionnaire.deleteOne({ _id: idOf(survey, slug) }).exec());
    },

    async state() {
      const found = await persist(() => Questionnaire.find({}, { digest: 1 }).sort({ _id: 1 }).lean().exec());
      return digestOf(found.map(({ _id, digest }) => `${_id} ${digest}`).join('\n'));
    },
  };
}

function storedIn({ _id, digest, ...questionnaire }: QuestionnaireDocument): StoredQuestionnaire {
  return questionnaire;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
