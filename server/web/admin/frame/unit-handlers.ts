import type { Response } from 'express';
import { z } from 'zod';
import { type AuditDeed, record } from '../../../accounts/audit.ts';
import { DomainError } from '../../../errors.ts';
import { dayInWords } from '../../../fieldwork/day.ts';
import { changeUnit } from '../../../fieldwork/frame/change-unit.ts';
import { renewLink } from '../../../fieldwork/frame/renew-link.ts';
import type { Unit } from '../../../fieldwork/frame/unit.ts';
import { organisations, regions } from '../../../fieldwork/frame/variables.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveRequest, WaveVisit } from '../gate.ts';
import { instrumentsOf } from './load-handlers.ts';
import { framePaths } from './paths.ts';
import { type FieldProblem, readUnitForm, unitForm, unitFormIn } from './unit-form.ts';

const contactSchema = z.object({
  adresse: z.string().min(1),
  tilstand: z.enum(['reachable', 'bounced', 'optedOut']),
});
const declinedSchema = z.object({ avslag: z.enum(['ja', 'nei']) });
/** The link that the page showed, by how many times it has been renewed. */
const linkSchema = z.object({ lenke: z.coerce.number().int().min(0) });

/** One unit of a register: what is known of it, and what can be changed by hand. */
export function unitHandlers(services: Services) {
  const { units } = services;

  async function unitIn(req: WaveRequest, { wave }: WaveVisit): Promise<Unit> {
    const unit = await units.find(wave.survey, wave.wave, req.params.unit ?? '');
    if (!unit) throw new DomainError('missing', t('admin.frame.unitMissing'));
    return unit;
  }

  async function render(
    res: Response,
    visit: WaveVisit,
    unit: Unit,
    form: Record<string, string>,
    problems: FieldProblem[],
    saved?: string,
  ) {
    const all = await units.list(unit.survey, unit.wave);
    res.render('admin/frame/unit', {
      unit,
      form,
      problems,
      saved,
      instruments: instrumentsOf(visit),
      background: visit.questionnaire.background,
      contacts: unit.contacts.map((contact) => ({
        ...contact,
        others: all.filter(
          (other) => other.id !== unit.id && other.contacts.some(({ email }) => email === contact.email),
        ),
      })),
      made: unit.from && { from: unit.from.units.join(', '), on: dayInWords(unit.from.on) },
      regions: Object.entries(regions),
      organisations: Object.entries(organisations),
    });
  }

  async function done(
    res: Response,
    visit: WaveVisit,
    unit: Unit,
    deed: AuditDeed,
    flag: string,
  ): Promise<void> {
    const { survey, wave } = visit.wave;
    // Which unit is not told: the log has clock times, is kept when the register is deleted, and is read by more people.
    await record(services.audit, visit.member, deed, { survey, wave });
    res.redirect(303, `${framePaths.unit(survey, wave, unit.unit)}?${flag}`);
  }

  const show: WaveHandler = async (req, res, visit) => {
    const unit = await unitIn(req, visit);
    const flag = ['lagret', 'lenke'].find((each) => each in req.query);
    await render(res, visit, unit, unitForm(unit), [], flag && t(`admin.frame.saved.${flag}`));
  };

  const save: WaveHandler = async (req, res, visit) => {
    const unit = await unitIn(req, visit);
    const form = unitFormIn(req.body);
    const { changes, problems } = readUnitForm(form, unit, instrumentsOf(visit));
    if (!changes) {
      res.status(422);
      return render(res, visit, unit, form, problems);
    }
    await changeUnit(units, unit, changes);
    await done(res, visit, unit, 'frame.changed', 'lagret');
  };

  const setContact: WaveHandler = async (req, res, visit) => {
    const unit = await unitIn(req, visit);
    const wanted = contactSchema.safeParse(req.body);
    if (!wanted.success || !unit.contacts.some(({ email }) => email === wanted.data.adresse))
      throw new DomainError('conflict', t('admin.frame.contactMissing'));
    await units.setContactState(unit.survey, unit.wave, wanted.data.adresse, wanted.data.tilstand);
    await done(res, visit, unit, 'frame.changed', 'lagret');
  };

  const setDeclined: WaveHandler = async (req, res, visit) => {
    const unit = await unitIn(req, visit);
    const wanted = declinedSchema.safeParse(req.body);
    if (!wanted.success) throw new DomainError('invalid', t('admin.frame.noChoice'));
    if (unit.answered) throw new DomainError('conflict', t('admin.frame.declinedAnswered'));
    await units.setDeclined(unit.id, wanted.data.avslag === 'ja');
    await done(res, visit, unit, 'frame.changed', 'lagret');
  };

  const renew: WaveHandler = async (req, res, visit) => {
    const unit = await unitIn(req, visit);
    const wanted = linkSchema.safeParse(req.body);
    if (!wanted.success) throw new DomainError('invalid', t('admin.frame.noChoice'));
    await renewLink(services, { ...unit, generation: wanted.data.lenke });
    await done(res, visit, unit, 'frame.linkRenewed', 'lenke');
  };

  return { show, save, setContact, setDeclined, renew };
}
