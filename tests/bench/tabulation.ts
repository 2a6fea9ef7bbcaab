import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Benchmark, type Figure, ms } from './figures.ts';

const measuredSchema = z.object({ reading: z.number(), tables: z.number(), peakMegabytes: z.number() });

/** Reading answers into columns and making every table safe to publish, each size in a process of its own. */
export const tabulation: Benchmark = {
  name: 'tabulation',
  async run({ quick }) {
    const figures: Figure[] = [];
    for (const count of quick ? [58, 10_000] : [58, 10_000, 1_000_000]) {
      const script = path.join(import.meta.dirname, 'tabulate-generated.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        script,
        String(count),
      ]);
      const { reading, tables, peakMegabytes } = measuredSchema.parse(JSON.parse(stdout));
      const size = count.toLocaleString('en');
      figures.push(
        { what: `${size} answers: into columns`, value: ms(reading) },
        { what: `${size} answers: every table, made safe`, value: ms(tables) },
        { what: `${size} answers: peak memory of the process`, value: `${Math.round(peakMegabytes)} MB` },
      );
    }
    return figures;
  },
};
