import type { Text } from '../../questionnaire/text.ts';
import type { OptionJson } from './option.ts';

export interface ScaleJson {
  options: OptionJson[];
  poles?: { low: Text; high: Text };
}

/** The scales met so far. SurveyJS has none with a name: questions with the same answers share one here. */
export interface Scales {
  /** The name of the scale with these options. */
  nameOf(options: OptionJson[], poles?: { low: Text; high: Text }): string;
  all(): Record<string, ScaleJson>;
}

export function scaleList(): Scales {
  const byOptions = new Map<string, { name: string; scale: ScaleJson }>();
  return {
    nameOf(options, poles) {
      const key = JSON.stringify(options);
      const known = byOptions.get(key) ?? { name: `skala-${byOptions.size + 1}`, scale: { options } };
      byOptions.set(key, known);
      if (poles) known.scale.poles ??= poles;
      return known.name;
    },
    all: () => Object.fromEntries([...byOptions.values()].map(({ name, scale }) => [name, scale])),
  };
}
