import type { Lose } from './loss.ts';

/** Which questionnaire an imported form becomes. */
export interface Target {
  survey: string;
  wave: string;
  instrument?: string;
}

const toWrite = {
  waveLabel: ['Skriv når bølgen er, for eksempel «våren 2024»', 'når bølgen er (waveLabel)'],
  publisher: ['Skriv hvem som står bak', 'hvem som står bak undersøkelsen (publisher)'],
  purpose: ['Skriv formålet', 'hva formålet er (purpose)'],
  promise: ['Skriv hva dere lover om anonymitet', 'hva den som svarer blir lovet (promise)'],
} as const;

/** The guess at how long a form takes, until its author knows better. */
const minutes = 10;

/** What stands at the top of a questionnaire. Fields that no other language has get placeholders, which are losses. */
export function headOf(target: Target, title: unknown, languages: string[], lose: Lose): object {
  for (const [field, [, what]] of Object.entries(toWrite))
    lose(field, `Filen sier ikke ${what}. Bytt ut teksten som står der nå.`);
  lose('minutes', `Filen sier ikke hvor lang tid skjemaet tar. Det står ${minutes} minutter; rett tallet.`);
  if (title === undefined) lose('title', 'Skjemaet har ingen tittel. Bytt ut teksten som står der nå.');
  return {
    $schema: '../questionnaire.schema.json',
    survey: target.survey,
    wave: target.wave,
    ...(target.instrument === undefined
      ? {}
      : { instrument: { id: target.instrument, label: target.instrument } }),
    languages,
    title: title ?? 'Skriv tittelen',
    ...Object.fromEntries(Object.entries(toWrite).map(([field, [placeholder]]) => [field, placeholder])),
    minutes,
  };
}

/** What an imported choice may need to have said about it: no other language says which answers are no opinion. */
export function choiceLosses(
  sections: unknown,
  scales: Record<string, { options: unknown[] }>,
  lose: Lose,
): void {
  for (const [name, { options }] of Object.entries(scales))
    if (options.length < 2) lose(name, `Skalaen «${name}» har færre enn to svar i filen. Skriv dem.`);
  if (Object.keys(scales).length > 0)
    lose(
      'scales',
      'Filen sier ikke om skalaene har to poler eller går fra ingenting til mye. Sett polarity der det er det siste.',
    );
  if (JSON.stringify([sections, scales]).includes('"options"'))
    lose(
      'options',
      'Filen sier ikke hvilke svar som betyr «vet ikke» eller «ikke relevant». Sett missing på dem.',
    );
}
