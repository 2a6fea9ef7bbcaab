import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type Answers, isSeveral } from '../../server/questionnaire/answer.ts';
import { itemsOf, type Questionnaire } from '../../server/questionnaire/questionnaire.ts';
import { type PlacedVariable, variablesIn } from '../../server/questionnaire/variables.ts';
import { mostDifferent, respondentsOf } from './many-answers.ts';
import { quantile, timed } from './measure.ts';

/** What the child process tells, in milliseconds. */
export interface DuckDbTimes {
  tables: number;
  crosstab: number;
}

/** The same made-up answers as columns of a database made for such counting, and the same tables by SQL. */
const size = Number(process.argv[2]);
const { questionnaire, respondents } = await respondentsOf(size);
const variables = variablesIn(questionnaire).filter(({ item }) => item !== undefined);
const folder = await mkdtemp(path.join(os.tmpdir(), 'barnevern-bench-'));
const file = path.join(folder, 'answers.csv');
await writeFile(file, csvOf(respondents));

const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
const times = Math.ceil(size / Math.min(size, mostDifferent));
await connection.run(
  `create table answers as select a.* from read_csv('${file}', header = true, all_varchar = true) a, range(${times})`,
);
const bands = bandsOf(questionnaire);
const breakdowns = questionnaire.breakdowns.map((id) => bands.get(id) ?? `"${id}"`);
const [tables] = await timed(async () => {
  for (const variable of variables)
    for (const expression of expressionsOf(variable)) {
      await connection.runAndReadAll(`select ${expression} as v, count(*) from answers group by 1`);
      for (const by of breakdowns)
        await connection.runAndReadAll(
          `select ${by} as g, ${expression} as v, count(*) from answers group by 1, 2`,
        );
    }
});
const crosstabs: number[] = [];
for (let round = 0; round < 20; round++) {
  const [elapsed] = await timed(() =>
    connection.runAndReadAll('select "2c", "7a", "1a", count(*) from answers group by 1, 2, 3'),
  );
  crosstabs.push(elapsed);
}
const told: DuckDbTimes = { tables, crosstab: quantile(crosstabs, 0.5) };
process.stdout.write(JSON.stringify(told));
connection.closeSync();
await rm(folder, { recursive: true, force: true });

function csvOf(answers: Answers[]): string {
  const columns = variables.flatMap((variable) => columnsOf(variable));
  const lines = answers.map((given) => columns.map(({ valueIn }) => valueIn(given)).join(','));
  return [columns.map(({ name }) => name).join(','), ...lines].join('\n');
}

/** A column for each variable, and for each option of a several-of item. None of the codes has a comma. */
function columnsOf({ id, item, measure }: PlacedVariable) {
  const answerIn = (given: Answers) => given[item!.id];
  if (measure.type === 'several')
    return measure.options.map(({ code }) => ({
      name: `${id}_${code}`,
      valueIn: (given: Answers) => {
        const answer = answerIn(given);
        return answer !== undefined && isSeveral(answer) ? String(answer.chosen.includes(code)) : '';
      },
    }));
  return [
    {
      name: id,
      valueIn: (given: Answers) => {
        const answer = answerIn(given);
        return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
      },
    },
  ];
}

function expressionsOf({ id, measure }: PlacedVariable): string[] {
  if (measure.type === 'several') return measure.options.map(({ code }) => `"${id}_${code}"`);
  return [bands.get(id) ?? `"${id}"`];
}

/** A banded number, by its own id and by that of its bands. */
function bandsOf({ derived }: Questionnaire): Map<string, string> {
  const numbers = new Set(itemsOf(questionnaire).map(({ id }) => id));
  return new Map(
    derived
      .filter(({ of }) => numbers.has(of))
      .flatMap(({ id, of, bands: each }) => {
        const cases = each.map(
          ({ code, from, to }) =>
            `when try_cast("${of}" as double) >= ${from}${to === undefined ? '' : ` and try_cast("${of}" as double) <= ${to}`} then '${code}'`,
        );
        const expression = `case ${cases.join(' ')} end`;
        return [
          [id, expression],
          [of, expression],
        ] as [string, string][];
      }),
  );
}
