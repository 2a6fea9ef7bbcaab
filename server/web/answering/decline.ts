import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { DomainError } from '../../errors.ts';
import type { Contact, Unit } from '../../fieldwork/frame/unit.ts';
import { allows } from '../../fieldwork/life-cycle.ts';
import { messageOf } from '../../fieldwork/mailing/links.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { listed } from '../../questionnaire/wording.ts';
import type { Services } from '../../services.ts';
import { paths } from '../paths.ts';
import { speak, usualLanguage, wantedLanguage } from './language.ts';
import { unitWithCode } from './unit-with-code.ts';

const choiceSchema = z.object({ valg: z.enum(['ingen-epost', 'vil-ikke', 'vil-likevel']) });

type Handler = RequestHandler<{ code: string }>;

interface Declining {
  questionnaire: Questionnaire;
  /** One for a code. For a message, all that its address stands for: such a link speaks for one of them alone. */
  units: Unit[];
  /** Whose messages can be stopped. Unknown by the code of a unit that has several. */
  contact: Contact | undefined;
  /** Where to answer. Not from a message: the unit's code may have been renewed since, to keep others out. */
  open: string | undefined;
}

/**
 * Saying no: to more messages, or for the whole unit. Either can be taken back while the wave is open. The page is
 * reached by a code, or by the token that stands in a message.
 */
export function declineHandlers(services: Services) {
  const showDecline: Handler = async (req, res) => {
    const declining = await find(req as Request, res);
    res.render('personal/decline', modelOf(declining, req.params.code, undefined));
  };

  const decline: Handler = async (req, res) => {
    const { code } = req.params;
    const { units, contact } = await find(req as Request, res);
    const choice = choiceSchema.safeParse(req.body);
    if (!choice.success) return void res.redirect(303, paths.decline(code));
    const { valg } = choice.data;
    const unit = onlyOne(units);
    if (unit && valg !== 'ingen-epost') await services.units.setDeclined(unit.id, valg === 'vil-ikke');
    if (contact && valg === 'ingen-epost') await setMail(units, contact, 'optedOut');
    if (contact?.state === 'optedOut' && valg === 'vil-likevel') await setMail(units, contact, 'reachable');
    res.render('personal/decline', modelOf(await find(req as Request, res), code, valg));
  };

  async function setMail([unit]: Unit[], { email }: Contact, state: Contact['state']): Promise<void> {
    if (unit) await services.units.setContactState(unit.survey, unit.wave, email, state);
  }

  /** Also makes the page speak a language that the form does. */
  async function find(req: Request, res: Response): Promise<Declining> {
    const given = String(req.params.code);
    const found = (await byCode(given)) ?? (await byMessage(given));
    const [unit] = found?.units ?? [];
    const wave = unit && (await services.waves.find(unit.survey, unit.wave));
    if (!found || !wave || !allows(wave.state, 'send'))
      throw new DomainError('closed', res.locals.t('personal.notOpen'));
    const language = wantedLanguage(req, found.questionnaire) ?? usualLanguage(req, found.questionnaire);
    speak(res, found.questionnaire, language);
    const offered = services.catalogue.instruments(unit.survey, unit.wave, language);
    const questionnaire = offered.find(({ slug }) => slug === found.questionnaire.slug);
    return { ...found, questionnaire: questionnaire ?? found.questionnaire };
  }

  async function byCode(given: string): Promise<Declining | undefined> {
    const found = await unitWithCode(services, given);
    if (!found) return undefined;
    const { code, unit, questionnaire } = found;
    return { questionnaire, units: [unit], contact: onlyOne(unit.contacts), open: paths.personal(code) };
  }

  async function byMessage(given: string): Promise<Declining | undefined> {
    const id = messageOf(services.secret, given);
    const message = id === undefined ? undefined : await services.mailings.findMessage(id);
    const questionnaire = message && services.catalogue.find(message.survey, message.wave);
    if (!message || !questionnaire) return undefined;
    const { survey, wave, to } = message;
    // As the register is now: the address may stand for others than when the message went.
    const units = (await services.units.findByEmail(to)).filter(
      (unit) => unit.survey === survey && unit.wave === wave,
    );
    const contact = units[0]?.contacts.find(({ email }) => email === to);
    return { questionnaire, units, contact, open: undefined };
  }

  return { showDecline, decline };
}

function onlyOne<T>(some: T[]): T | undefined {
  return some.length === 1 ? some[0] : undefined;
}

function modelOf({ questionnaire, units, contact, open }: Declining, code: string, done: string | undefined) {
  const unit = onlyOne(units);
  const answered = open !== undefined && unit?.answered === true;
  return {
    questionnaire,
    unit: listed(
      units.map(({ name }) => name),
      questionnaire.language,
      'conjunction',
    ),
    declined: unit?.declined ?? false,
    // Whoever has the code can see this on the form too; whoever has an old message is told nothing of it.
    answered,
    canDecline: unit?.declined === false && !answered,
    canStop: contact?.state === 'reachable',
    stopped: contact?.state === 'optedOut',
    address: paths.decline(code),
    open,
    done,
  };
}
