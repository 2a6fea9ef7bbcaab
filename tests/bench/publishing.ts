import { publishWave } from '../../server/publish.ts';
import { type Bench, type Measurement, milliseconds, timedWithBlock } from './measure.ts';
import { withSite } from './site.ts';

const waves = [
  { survey: 'barnevernlederundersokelsen', wave: '2022', target: '< 10 s' },
  { survey: 'riksrevisjonen-barnevern', wave: '2024', target: '< 60 s' },
];

/**
 * Publishing the waves of the example once more: read from the database, counted, made safe, attacked and stored. While
 * that goes on, visitors wait no longer than the longest block.
 */
export const publishing: Bench = () =>
  withSite(async ({ services }) => {
    const measurements: Measurement[] = [];
    for (const { survey, wave, target } of waves) {
      const known = (await services.waves.find(survey, wave))!;
      const { elapsed, longestBlock } = await timedWithBlock(() => publishWave(services, known));
      const answers = await services.responses.count(survey, wave);
      const name = `Publishing ${wave}, ${answers} answers`;
      measurements.push(
        { name, result: milliseconds(elapsed), target },
        { name: `${name}: the longest block`, result: milliseconds(longestBlock), target: '< 1 s' },
      );
    }
    return measurements;
  });
