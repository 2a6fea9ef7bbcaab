import { Router } from 'express';
import { record } from '../../../accounts/audit.ts';
import { type AxisVariable, axisVariables } from '../../../analysis/axis.ts';
import { type Crosstab, type CrosstabWanted, crosstab } from '../../../analysis/crosstab.ts';
import { waveDatasets } from '../../../microdata/wave-dataset.ts';
import type { CsvVariant } from '../../../publishing/csv.ts';
import type { Services } from '../../../services.ts';
import { translate as t } from '../../i18n/translate.ts';
import { adminGate, type WaveHandler, type WaveVisit } from '../gate.ts';
import { choiceInWords, readChoice } from './choice.ts';
import { formModel } from './form.ts';
import { microdataHandlers } from './microdata-handlers.ts';
import { analysisPaths } from './paths.ts';
import { tableModel } from './table.ts';
import { crosstabFile } from './table-file.ts';
import { testWords } from './test-words.ts';

/**
 * The answers of a closed wave, for the members of its own organisation: any table of them, and the answers themselves.
 * Nothing here has been made safe to publish, and everything that is looked at stands in the log.
 */
export function analysisRoutes(services: Services): Router {
  const gate = adminGate(services);
  const datasets = waveDatasets(services);
  const microdata = microdataHandlers(services, datasets);

  const tabulate = async (
    { wave, questionnaire, instruments, member }: WaveVisit,
    variables: AxisVariable[],
    wanted: CrosstabWanted,
  ): Promise<Crosstab> => {
    const dataset = await datasets.of(wave, questionnaire, instruments);
    const made = crosstab(dataset, variables, wanted);
    await record(services.audit, member, 'answers.tabulated', {
      survey: wave.survey,
      wave: wave.wave,
      detail: choiceInWords(wanted, variables),
    });
    return made;
  };

  const show: WaveHandler = async (req, res, visit) => {
    const variables = axisVariables(visit.questionnaire);
    const read = readChoice(req.query, variables);
    const { choice, wanted, problems, waitsFor } = read;
    const made = wanted && (await tabulate(visit, variables, wanted));
    res.status(problems.length > 0 ? 422 : 200).render('admin/analysis/analysis', {
      form: formModel(read, variables),
      problems: problems.map(({ field, text }) => ({
        href: `#${field}`,
        label: t(`admin.analysis.fieldName.${field.replace(/\d$/, '')}`),
        text,
      })),
      waitsFor,
      counted: made && { within: made.within, respondents: made.respondents },
      table: made && made.within > 0 ? tableModel(made, choice) : undefined,
      test: made && testWords(made),
      query: searchOf(req),
    });
  };

  const file =
    (variant: CsvVariant): WaveHandler =>
    async (req, res, visit) => {
      const variables = axisVariables(visit.questionnaire);
      const { wanted } = readChoice(req.query, variables);
      // Without a table to send, the page tells why.
      if (!wanted) return res.redirect(303, `${pageOf(visit)}${searchOf(req)}`);
      const made = await tabulate(visit, variables, wanted);
      const { name, content } = crosstabFile(visit.wave, made, wanted, variant);
      res
        .set('Content-Disposition', `attachment; filename="${name}"`)
        .type('text/csv; charset=utf-8')
        .send(content);
    };

  const pageOf = ({ wave }: WaveVisit) => analysisPaths.page(wave.survey, wave.wave);
  const at = [':survey', ':wave'] as const;
  const router = Router({ caseSensitive: true });
  router.get(analysisPaths.page(...at), gate.wave('analyse', 'analyse', show));
  router.get(analysisPaths.file(...at, 'csv'), gate.wave('analyse', 'analyse', file('international')));
  router.get(analysisPaths.file(...at, 'excel'), gate.wave('analyse', 'analyse', file('excel')));
  router.get(analysisPaths.microdata(...at), gate.wave('analyse', 'analyse', microdata.show));
  router.post(analysisPaths.microdata(...at), gate.wave('analyse', 'analyse', microdata.send));
  router.post(analysisPaths.ownWords(...at), gate.wave('govern', 'analyse', microdata.sendOwnWords));
  return router;
}

/** The choice as it stands in the address, from the question mark on. */
function searchOf({ originalUrl }: { originalUrl: string }): string {
  const at = originalUrl.indexOf('?');
  return at === -1 ? '' : originalUrl.slice(at);
}
