import type { RequestHandler } from 'express';
import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import type { Contact } from '../../fieldwork/frame/unit.ts';
import { allows } from '../../fieldwork/life-cycle.ts';
import { contactWithMark, markParameter } from '../../fieldwork/mailing/links.ts';
import type { Services } from '../../services.ts';
import { translatorFor } from '../i18n/translate.ts';
import { paths } from '../paths.ts';
import { type UnitWithCode, unitWithCode } from './unit-with-code.ts';

const choiceSchema = z.object({ valg: z.enum(['ingen-epost', 'vil-ikke', 'vil-likevel']) });

type Handler = RequestHandler<{ code: string }>;

interface Declining extends UnitWithCode {
  /** Whose message the link was in. Unknown from a letter, where the unit has several. */
  contact: Contact | undefined;
  mark: string | undefined;
}

/** Saying no: to more messages, or for the whole unit. Either can be taken back while the wave is open. */
export function declineHandlers(services: Services) {
  const showDecline: Handler = async (req, res) => {
    const declining = await find(req);
    res.render('personal/decline', modelOf(declining, undefined));
  };

  const decline: Handler = async (req, res) => {
    const declining = await find(req);
    const { unit, contact, code, mark } = declining;
    const choice = choiceSchema.safeParse(req.body);
    if (!choice.success) return void res.redirect(303, paths.decline(code));
    const { valg } = choice.data;
    if (valg === 'vil-ikke') await services.units.setDeclined(unit.id, true);
    if (valg === 'ingen-epost' && contact) await setMail(unit, contact, 'optedOut');
    if (valg === 'vil-likevel') {
      await services.units.setDeclined(unit.id, false);
      if (contact?.state === 'optedOut') await setMail(unit, contact, 'reachable');
    }
    const now = await services.units.find(unit.survey, unit.wave, unit.unit);
    const seen = contactWithMark(services.secret, now?.contacts ?? [], mark);
    res.render('personal/decline', modelOf({ ...declining, unit: now ?? unit, contact: seen }, valg));
  };

  const setMail = (unit: { survey: string; wave: string }, { email }: Contact, state: Contact['state']) =>
    services.units.setContactState(unit.survey, unit.wave, email, state);

  async function find(req: Parameters<Handler>[0]): Promise<Declining> {
    const found = await unitWithCode(services, req.params.code);
    const wave = found && (await services.waves.find(found.unit.survey, found.unit.wave));
    if (!found || !wave || !allows(wave.state, 'send'))
      throw new DomainError('closed', translatorFor('nb')('personal.notOpen'));
    const given = req.query[markParameter];
    const mark = typeof given === 'string' ? given : undefined;
    return { ...found, mark, contact: contactWithMark(services.secret, found.unit.contacts, mark) };
  }

  return { showDecline, decline };
}

function modelOf({ code, unit, questionnaire, contact, mark }: Declining, done: string | undefined) {
  return {
    questionnaire,
    unit: unit.name,
    declined: unit.declined,
    canStop: contact?.state === 'reachable',
    stopped: contact?.state === 'optedOut',
    address: `${paths.decline(code)}${mark === undefined ? '' : `?${markParameter}=${encodeURIComponent(mark)}`}`,
    open: paths.personal(code),
    done,
  };
}
