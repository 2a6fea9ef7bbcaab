import { draftKeys, linkIdOf, personalCode } from '../../../server/fieldwork/access-code.ts';
import { type DraftState, type DraftStore, openDraft, sealDraft } from '../../../server/fieldwork/draft.ts';
import { loadRegister } from '../../../server/fieldwork/frame/load-register.ts';
import { renewLink } from '../../../server/fieldwork/frame/renew-link.ts';
import type { Unit, UnitStore } from '../../../server/fieldwork/frame/unit.ts';
import { connectDatabase, type Database } from '../../../server/storage/database.ts';
import { draftStore } from '../../../server/storage/draft-store.ts';
import { unitStore } from '../../../server/storage/unit-store.ts';
import { testDatabaseUri } from '../../setup/database.ts';
import { registerUnit } from './registers.ts';

const secret = Buffer.from('en hemmelighet for tester av nye lenker');
const survey = 'proven';
const slugs = ['2024.kommune', '2024.bydel'];
const [slug = ''] = slugs;
const draft = { responseId: 'et tilfeldig nummer', typed: { '1a': ['ost'] } };

let database: Database;
let units: UnitStore;
let drafts: DraftStore;
/** A unit of its own for each test. */
let number = 0;

beforeAll(async () => {
  database = await connectDatabase(testDatabaseUri());
  units = unitStore(database.models);
  drafts = draftStore(database.models);
});
afterAll(() => database.close());

async function newUnit(): Promise<Unit> {
  number += 1;
  const wave = `${number}`;
  await loadRegister({ units, secret }, { survey, wave }, [registerUnit('1')]);
  return (await units.find(survey, wave, '1')) as Unit;
}

const keysOf = ({ wave, unit }: Unit, generation: number) =>
  draftKeys(survey, slug, personalCode(secret, { survey, wave, unit, generation }));

async function write(unit: Unit, typed = draft.typed, state: DraftState = 'open'): Promise<void> {
  const { id, key } = keysOf(unit, unit.generation);
  const sealed = sealDraft({ ...draft, typed }, id, key);
  await drafts.create({ id, survey, wave: unit.wave, state, revision: 3, sealed });
}

async function written(unit: Unit, generation: number) {
  const { id, key } = keysOf(unit, generation);
  const record = await drafts.find(id);
  return record?.sealed && { state: record.state, ...openDraft(record.sealed, id, key) };
}

const renew = (unit: Unit, stores: Partial<{ units: UnitStore; drafts: DraftStore }> = {}) =>
  renewLink({ units, drafts, secret, ...stores }, unit, slugs);
const now = async ({ wave, unit }: Unit) => (await units.find(survey, wave, unit)) as Unit;

describe('Renewing a link', () => {
  test('gives the unit another one, and the old finds nobody', async () => {
    const unit = await newUnit();
    await renew(unit);
    expect(await units.findByLink(unit.linkId)).toBeUndefined();
    const { generation, linkId } = await now(unit);
    expect(generation).toBe(1);
    expect(linkId).toBe(
      linkIdOf(personalCode(secret, { survey, wave: unit.wave, unit: '1', generation: 1 })),
    );
  });

  test.each(['open', 'submitting'] as const)('takes a draft that is %s along', async (state) => {
    const unit = await newUnit();
    await write(unit, draft.typed, state);
    await renew(unit);
    expect(await written(unit, 1)).toEqual({ state, ...draft });
    expect(await written(unit, 0)).toBeUndefined();
  });

  test('takes along what is saved while it happens', async () => {
    const unit = await newUnit();
    await write(unit);
    const slow = {
      ...units,
      async renewLink(...given: Parameters<UnitStore['renewLink']>) {
        const { id, key } = keysOf(unit, 0);
        await drafts.replace(id, 3, sealDraft({ ...draft, typed: { '1a': ['vest'] } }, id, key));
        return units.renewLink(...given);
      },
    };
    await renew(unit, { units: slow });
    expect(await written(unit, 1)).toMatchObject({ typed: { '1a': ['vest'] } });
    expect(await written(unit, 0)).toBeUndefined();
  });

  test('that was cut off before the link was changed can be repeated, with what has been saved since', async () => {
    const unit = await newUnit();
    await write(unit);
    const cutOff = { ...units, renewLink: () => Promise.reject(new Error('cut off')) };
    await expect(renew(unit, { units: cutOff })).rejects.toThrow('cut off');
    const { id, key } = keysOf(unit, 0);
    await drafts.replace(id, 3, sealDraft({ ...draft, typed: { '1a': ['vest'] } }, id, key));
    await renew(unit);
    expect(await written(unit, 1)).toMatchObject({ typed: { '1a': ['vest'] } });
  });

  test('that was cut off after the link was changed has lost nothing', async () => {
    const unit = await newUnit();
    await write(unit);
    let reads = 0;
    const cutOff = {
      ...drafts,
      async find(id: string) {
        reads += 1;
        if (reads > slugs.length) throw new Error('cut off');
        return drafts.find(id);
      },
    };
    await expect(renew(unit, { drafts: cutOff })).rejects.toThrow('cut off');
    expect(await written(await now(unit), 1)).toMatchObject(draft);
  });

  test('is refused when the unit has answered, and changes nothing', async () => {
    const unit = await newUnit();
    await units.markAnswered(unit.id, '2024-09-01');
    await expect(renew(unit)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('har svart'),
    });
    expect((await now(unit)).generation).toBe(0);
  });

  test('is refused from a page that shows an earlier link', async () => {
    const unit = await newUnit();
    await write(unit);
    await renew(unit);
    await expect(renew(unit)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await now(unit)).generation).toBe(1);
    expect(await written(unit, 1)).toMatchObject(draft);
  });
});
