import type { Organisation, OrganisationStore, OwnerStore } from '../accounts/organisation.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function organisationStore({ Organisation }: Models): OrganisationStore {
  return {
    async find(id) {
      const found = await persist(() => Organisation.findById(id).lean().exec());
      return found ? organisationIn(found) : undefined;
    },

    async list() {
      const found = await persist(() => Organisation.find().lean().exec());
      return found.map(organisationIn).sort((a, b) => a.name.localeCompare(b.name, 'nb'));
    },

    async add({ id, ...organisation }) {
      await persist(() => Organisation.create([{ _id: id, ...organisation }])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async change(id, change) {
      await persist(() => Organisation.updateOne({ _id: id }, { $set: change }).exec());
    },
  };
}

export function ownerStore({ SurveyOwner }: Models): OwnerStore {
  const find = async (survey: string) => {
    const found = await persist(() => SurveyOwner.findById(survey).lean().exec());
    return found?.organisation;
  };
  return {
    find,
    async claim(survey, organisation) {
      await persist(() => SurveyOwner.create([{ _id: survey, organisation }])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
      return (await find(survey)) === organisation;
    },
  };
}

function organisationIn({ _id, ...organisation }: Omit<Organisation, 'id'> & { _id: string }): Organisation {
  return { id: _id, ...organisation };
}
