import { type AccessCode, personalCode } from '../../server/fieldwork/access-code.ts';
import { type Form, saveTyped, startAnswering, submit } from '../../server/fieldwork/answering.ts';
import type { ClosingStores } from '../../server/fieldwork/closing.ts';
import type { Unit } from '../../server/fieldwork/frame/unit.ts';
import type { RegisterFacts } from '../../server/fieldwork/frame/variables.ts';
import type { Wave } from '../../server/fieldwork/wave.ts';
import type { Typed } from '../../server/questionnaire/answer.ts';
import { catalogueOf } from '../../server/questionnaire/catalogue.ts';
import type { Definition } from '../../server/questionnaire/definition.ts';
import { type Questionnaire, questionnaireIn } from '../../server/questionnaire/questionnaire.ts';
import type { Database } from '../../server/storage/database.ts';
import { mailingStore } from '../../server/storage/mailing-store.ts';
import { answeringStores, type Stores } from './answering.ts';
import { definitionOf, numberItem, oneOf, textItem } from './questionnaire.ts';
import { reachable, unitOf } from './unit.ts';

export type PersonalStores = Stores & ClosingStores;

/** What is asked in a wave with personal links, and what is known from the register, the most important first. */
export function personalDefinition(wave: string, rest: Record<string, unknown> = {}): Definition {
  const items = [oneOf('1a', ['ja', 'nei'], { required: true }), numberItem('1b'), textItem('1c')];
  return definitionOf(items, { background, wave, ...rest });
}

const background = [
  {
    id: 'region',
    text: 'Region',
    from: 'region',
    options: ['ost', 'sor', 'vest', 'nord'].map((code) => ({ code, label: `Region ${code}` })),
  },
  {
    id: 'storrelse',
    text: 'Størrelse',
    from: 'fte',
    bands: [
      { code: 'liten', label: 'Liten', from: 0, below: 10 },
      { code: 'stor', label: 'Stor', from: 10 },
    ],
  },
  {
    id: 'form',
    text: 'Organisering',
    from: 'organisation',
    options: ['kommunal', 'interkommunal'].map((code) => ({ code, label: `Form ${code}` })),
  },
];

export const itemIds = ['1a', '1b', '1c'];
export const complete: Typed = { '1a': ['ja'], '1b': ['12'], '1c': ['Med egne ord'] };

/** The real stores, with the questionnaires of one wave. */
export function personalStores(database: Database, definitions: Definition[]): PersonalStores {
  return {
    ...answeringStores(database),
    mailings: mailingStore(database.models),
    catalogue: catalogueOf(definitions),
  };
}

/** An open wave with personal links, and units with these facts in it. */
export async function openPersonalWave(
  { waves, units, secret }: PersonalStores,
  { survey, wave }: Questionnaire,
  facts: RegisterFacts[],
  mode: Wave['mode'] = 'anonymous',
): Promise<Unit[]> {
  await waves.save({ survey, wave, state: 'open', example: false, access: 'personal', mode });
  const made = facts.map((each, index) => {
    const contacts = reachable(`leder${index}@eksempel.no`);
    return unitOf(secret, { survey, wave, unit: `${100 + index}`, contacts, facts: each });
  });
  await units.putRegister(made);
  return made;
}

let year = 2000;

/** An open wave with personal links that no other test knows of. */
export async function newPersonalWave(
  database: Database,
  facts: RegisterFacts[],
  mode: Wave['mode'] = 'anonymous',
): Promise<{ stores: PersonalStores; questionnaire: Questionnaire; units: Unit[] }> {
  year += 1;
  const definition = personalDefinition(`${year}`);
  const stores = personalStores(database, [definition]);
  const questionnaire = questionnaireIn('nb', definition);
  return { stores, questionnaire, units: await openPersonalWave(stores, questionnaire, facts, mode) };
}

export function personalForm(questionnaire: Questionnaire, mode: Wave['mode'] = 'anonymous'): Form {
  return { wave: { access: 'personal', mode }, questionnaire };
}

export function codeOf({ secret }: Pick<PersonalStores, 'secret'>, unit: Unit): AccessCode {
  return personalCode(secret, unit);
}

/** Begins with the unit's code, and saves. */
export async function fillIn(
  stores: PersonalStores,
  form: Form,
  unit: Unit,
  typed: Typed = complete,
): Promise<AccessCode> {
  const code = codeOf(stores, unit);
  await startAnswering(stores, form, code);
  await saveTyped(stores, form, code, itemIds, typed);
  return code;
}

export async function answer(stores: PersonalStores, form: Form, unit: Unit, typed?: Typed): Promise<void> {
  await submit(stores, form, await fillIn(stores, form, unit, typed));
}
