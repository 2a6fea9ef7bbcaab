import { record } from '../../../accounts/audit.ts';
import { dayInWords, dayOf } from '../../../fieldwork/day.ts';
import { deleteLinkable } from '../../../fieldwork/deletion.ts';
import type { Services } from '../../../services.ts';
import type { WaveHandler } from '../gate.ts';
import { wavesPaths } from './paths.ts';

/** Deleting who was asked before the day that was promised: sooner is always allowed. */
export function deletionHandlers(services: Services) {
  const askAboutDeletion: WaveHandler = (_req, res, { wave }) => {
    res.render('admin/waves/deletion', {
      done: wave.linkableDeletedOn && dayInWords(wave.linkableDeletedOn),
      promised: wave.deleteOn && dayInWords(wave.deleteOn),
    });
  };

  const deleteNow: WaveHandler = async (_req, res, { wave, member }) => {
    const { survey, wave: name } = wave;
    if (wave.linkableDeletedOn === undefined) {
      await deleteLinkable(services, survey, name, dayOf(new Date()));
      await record(services.audit, member, 'wave.linkableDeleted', { survey, wave: name });
    }
    res.redirect(303, wavesPaths.deletion(survey, name));
  };

  return { askAboutDeletion, deleteNow };
}
