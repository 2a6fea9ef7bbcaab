import { randomBytes } from 'node:crypto';
import type { AuditEntry, AuditStore } from '../accounts/audit.ts';
import type { Models } from './models.ts';
import { isDuplicate, persist } from './persist.ts';

export function auditStore({ Audit }: Models): AuditStore {
  return {
    async add(entry) {
      const document = { _id: randomBytes(16).toString('hex'), ...entry };
      await persist(() => Audit.create([document])).catch((error) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async list(organisation, { limit, before, survey, deed }) {
      const older = before === undefined ? {} : { at: { $lt: before } };
      const about = { ...(survey === undefined ? {} : { survey }), ...(deed === undefined ? {} : { deed }) };
      const found = await persist(() =>
        Audit.find({ organisation, ...older, ...about })
          .sort({ at: -1, _id: 1 })
          .limit(limit)
          .lean()
          .exec(),
      );
      return found.map(({ _id, ...entry }): AuditEntry => entry);
    },
  };
}
