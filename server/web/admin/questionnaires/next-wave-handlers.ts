import { z } from 'zod';
import { record } from '../../../accounts/audit.ts';
import { type Day, dayOf } from '../../../fieldwork/day.ts';
import { makeNextWave } from '../../../fieldwork/questionnaires/next-wave.ts';
import { shapedIn } from '../../../questionnaire/consistency/relatives.ts';
import { describe } from '../../../questionnaire/finding.ts';
import { identifierSchema } from '../../../questionnaire/identifier.ts';
import { waveOf } from '../../../questionnaire/library.ts';
import { aYearOn, itemsNamingYears, suggestedNext } from '../../../questionnaire/next-wave.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import type { WaveHandler, WaveVisit } from '../gate.ts';
import { questionnairesPaths as paths } from './paths.ts';

const formSchema = z.object({
  bolge: z.string().trim().max(40).default(''),
  navn: z.string().trim().max(100).default(''),
  siste: z.string().trim().default(''),
});
type Form = z.output<typeof formSchema>;

interface FieldProblem {
  field: keyof Form;
  text: string;
}

/** Next year's wave, made from this year's. */
export function nextWaveHandlers(services: Services) {
  const show: WaveHandler = (_req, res, visit) => {
    const model = { form: suggested(visit), problems: [], findings: [], years: yearsIn(visit) };
    res.render('admin/questionnaires/next-wave', model);
  };

  const make: WaveHandler = async (req, res, visit) => {
    const { wave, member } = visit;
    const form = formSchema.parse(req.body ?? {});
    const again = (problems: FieldProblem[], findings: string[] = []) =>
      void res.status(422).render('admin/questionnaires/next-wave', {
        form,
        problems,
        findings,
        years: yearsIn(visit),
      });
    const today = dayOf(new Date());
    const problems = problemsIn(form, wave.wave, today);
    if (problems.length > 0) return again(problems);
    const closesOn = form.siste === '' ? undefined : form.siste;
    const wanted = { wave: form.bolge, waveLabel: form.navn, closesOn, today };
    const made = await makeNextWave(services, wave, wanted);
    if (made.outcome === 'taken') return again([problem('bolge', 'taken')]);
    if (made.outcome === 'errors') return again([], made.findings.map(describe));
    await record(services.audit, member, 'wave.made', { survey: wave.survey, wave: form.bolge });
    res.redirect(303, `${paths.page(wave.survey, form.bolge)}?laget`);
  };

  /** The questions that name a year of this wave. */
  function yearsIn({ wave: { survey, wave } }: WaveVisit): string {
    const written = services
      .library()
      .written.filter((each) => each.survey === survey && waveOf(each.slug) === wave);
    const ids = written.flatMap(({ source }) => {
      const definition = shapedIn(source);
      return definition ? itemsNamingYears(definition) : [];
    });
    return [...new Set(ids)].join(', ');
  }

  return { show, make };
}

function suggested({ wave, questionnaire }: WaveVisit): Form {
  const { wave: bolge, waveLabel } = suggestedNext(questionnaire);
  const siste = wave.closesOn ? aYearOn(wave.closesOn) : '';
  return { bolge, navn: waveLabel, siste: siste >= dayOf(new Date()) ? siste : '' };
}

function problemsIn({ bolge, navn, siste }: Form, before: string, today: Day): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!identifierSchema.safeParse(bolge).success) problems.push(problem('bolge', 'notAnId'));
  else if (bolge === before) problems.push(problem('bolge', 'taken'));
  if (navn === '') problems.push(problem('navn', 'empty'));
  if (siste !== '' && !z.iso.date().safeParse(siste).success) problems.push(problem('siste', 'notADay'));
  else if (siste !== '' && siste < today) problems.push(problem('siste', 'past'));
  return problems;
}

function problem(field: keyof Form, name: string): FieldProblem {
  return { field, text: t(`admin.questionnaires.next.problems.${name}`) };
}
