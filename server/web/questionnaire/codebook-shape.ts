import type { Condition } from '../../questionnaire/condition.ts';
import type { Language } from '../../questionnaire/text.ts';

/**
 * Everything there is to know of a questionnaire's variables before anybody has answered. `kodebok.json` is this
 * as it stands; the page is made from it. What is not so, or is not said, has no key.
 */
export interface Codebook {
  /** The shape of this file. A change that a reader must know of gets a new number. */
  format: 'kodebok-1';
  survey: string;
  wave: string;
  instrument?: { id: string; label: string };
  language: Language;
  title: string;
  waveLabel: string;
  publisher: string;
  /** The wave that comparisons are with. */
  previous?: { wave: string; label: string };
  /** Whether figures of small groups are hidden, or a service publishes its own as they are. */
  disclosure: 'controlled' | 'open';
  /** Names the definition that the codebook is made from. */
  version: string;
  notes: string[];
  variables: CodebookVariable[];
}

export interface CodebookVariable {
  /** Its column in the dataset. */
  id: string;
  /** The kind of question, how it is made from answers, or `background` for what is known from the register. */
  kind: string;
  /** The question it belongs to; none when it is made from several. */
  item?: string;
  section?: { id: string; title: string };
  text: string;
  label: string;
  help?: string;
  /** In a grid: the question that it is all in, the row, and in a table of figures the year. */
  question?: { text: string; label: string };
  row?: { id: string; label: string };
  year?: number;
  /** Who is asked, in words, and the condition itself when not everybody is. */
  universe: string;
  showIf?: Condition;
  required?: boolean;
  options?: CodebookOption[];
  nets?: { code: string; label: string; options: string[] }[];
  scale?: { name: string; polarity: string; poles?: { low: string; high: string } };
  ticks?: { atLeast?: number; atMost?: number };
  number?: CodebookNumber;
  date?: { min?: string; max?: string };
  maxLength?: number;
  /** Both ends included; a band that ends `below` a number does not hold it. */
  bands?: { code: string; label: string; from: number; to?: number; below?: number }[];
  /** For variables made from answers: what they are made from, and what an unknown does. */
  madeFrom?: string[];
  condition?: { words: string; when: Condition };
  unknown?: 'no' | 'out';
  /** Earlier questions whose answers stand in the text. */
  inserts?: string[];
  carriedFrom?: string;
  comparedWithPrevious?: string;
  note?: string;
  /** The column of the register that says the same; for background, the fact there. */
  register?: string;
  /** Whether results can be broken down by it. */
  breakdown: boolean;
  /** Whether tables of it may be published. Words and days never are. */
  published: boolean;
}

export interface CodebookOption {
  code: string;
  label: string;
  /** What it counts as in a mean. */
  value?: number;
  missing?: 'dontKnow' | 'notRelevant';
  /** Whether those who chose it are part of what percentages are reckoned of. */
  base: 'in' | 'out';
  exclusive?: true;
  withText?: true;
  /** Who may choose it, when not everybody may. */
  universe?: string;
  /** Background only: what the group covers in the register, when that is not its code. */
  values?: string[];
}

export interface CodebookNumber {
  unit: string;
  min: number;
  max: number;
  decimals: number;
  expected?: { min?: number; max?: number; timesOf?: { item: string; max: number } };
  expectedFactor?: number;
}
