import qrcode from 'qrcode-generator';
import { record } from '../../../accounts/audit.ts';
import { personalCode } from '../../../fieldwork/access-code.ts';
import { begunUnits } from '../../../fieldwork/frame/begun-units.ts';
import type { Unit } from '../../../fieldwork/frame/unit.ts';
import { composeMessage } from '../../../fieldwork/mailing/compose-message.ts';
import {
  type LetterChoice,
  unitsAskedByLetter,
  unitsForLetters,
} from '../../../fieldwork/mailing/letters.ts';
import { usableText } from '../../../fieldwork/mailing/start-mailing.ts';
import type { Services } from '../../../services.ts';
import { paths } from '../../paths.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { messagesPaths } from './paths.ts';

/** Letters on paper, with the code and a picture of the link for a phone. */
export function letterHandlers(services: Services) {
  const choose: WaveHandler = async (req, res, { wave, instruments }) => {
    const units = await services.units.list(wave.survey, wave.wave);
    const begun = await begunUnits(services, instruments, units);
    const count = (choice: LetterChoice) => unitsForLetters(units, choice, begun).length;
    res.render('admin/messages/letters', {
      counts: { 'without-email': count('without-email'), all: count('all') },
      begun: unitsAskedByLetter(units, 'all').length - count('all'),
      isPersonal: wave.access === 'personal',
      handedOut: typeof req.query.sendt === 'string' ? Number(req.query.sendt) : undefined,
    });
  };

  /** A page of its own, for the printer. The log tells that it was made: whoever holds the letters holds the links. */
  const print: WaveHandler = async (req, res, visit) => {
    const { wave, member } = visit;
    const { survey, wave: name } = wave;
    const choice = choiceIn(req.body);
    const all = await services.units.list(survey, name);
    const only = unitChosenIn(req.body);
    const wanted = all.filter(({ unit }) => only === undefined || unit === only);
    const units = unitsForLetters(wanted, choice, await begunUnits(services, visit.instruments, wanted));
    const letters = units.map((unit) => letterTo(visit, unit));
    await record(services.audit, member, 'letters.printed', {
      survey,
      wave: name,
      detail: `${units.length}`,
    });
    const begun = unitsAskedByLetter(wanted, choice).length - units.length;
    res.render('admin/messages/printed-letters', { letters, begun, choice, only });
  };

  /**
   * Letters are sent by hand, so somebody must say that they are: then their services can be reminded. Also those that
   * have begun since the letters were made.
   */
  const handedOut: WaveHandler = async (req, res, { wave, member }) => {
    const { survey, wave: name } = wave;
    const only = unitChosenIn(req.body);
    const asked = unitsAskedByLetter(await services.units.list(survey, name), choiceIn(req.body));
    const units = asked.filter(({ unit }) => only === undefined || unit === only);
    await services.units.markInvited(units.map(({ id }) => id));
    const detail = `${units.length}`;
    await record(services.audit, member, 'letters.handedOut', { survey, wave: name, detail });
    res.redirect(303, `${messagesPaths.letters(survey, name)}?sendt=${units.length}`);
  };

  function letterTo({ wave, questionnaire }: WaveVisit, unit: Unit) {
    const links = services.links();
    const text = usableText(services, wave, 'invitation');
    const code = personalCode(services.secret, unit);
    const { subject, text: body } = composeMessage(
      { text, wave, questionnaire, secret: services.secret, links },
      { id: '', to: '' },
      [unit],
    );
    const link = links.answer(code);
    return {
      name: unit.name,
      subject,
      // What stands below an e-mail is about e-mails.
      paragraphs: body.split('\n\n--\n')[0]?.split(/\n\n+/) ?? [],
      code,
      where: link.slice(0, link.lastIndexOf(paths.code) + paths.code.length),
      picture: pictureOf(link),
    };
  }

  return { choose, print, handedOut };
}

/** The register's id of the only unit the letter is for. */
function unitChosenIn(body: unknown): string | undefined {
  const { tjeneste } = (body ?? {}) as { tjeneste?: unknown };
  return typeof tjeneste === 'string' ? tjeneste : undefined;
}

function choiceIn(body: unknown): LetterChoice {
  return (body as { hvem?: unknown } | undefined)?.hvem === 'all' ? 'all' : 'without-email';
}

/** The link as a QR code, in SVG. Level M stands a folded and stained letter. */
function pictureOf(link: string): string {
  const picture = qrcode(0, 'M');
  picture.addData(link);
  picture.make();
  return picture.createSvgTag({ cellSize: 4, margin: 4, scalable: true });
}
