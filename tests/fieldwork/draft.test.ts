import { accessCodeIn, draftKeys, newAccessCode } from '../../server/fieldwork/access-code.ts';
import { type Draft, openDraft, sealDraft } from '../../server/fieldwork/draft.ts';
import { newResponseId } from '../../server/fieldwork/response.ts';

const draft: Draft = { responseId: newResponseId(), typed: { '1c': ['Blåbærsyltetøy, «æøå» 😀'] } };
const keysOf = (code: string) => draftKeys('proven', '2022', code);

describe('A sealed draft', () => {
  const { id, key } = keysOf(newAccessCode());
  const sealed = sealDraft(draft, id, key);

  test('opens with its own code, word for word', () => {
    expect(openDraft(sealed, id, key)).toEqual(draft);
  });

  test('does not open with another code', () => {
    expect(() => openDraft(sealed, id, keysOf(newAccessCode()).key)).toThrow();
  });

  test('does not open when it is moved to another id', () => {
    expect(() => openDraft(sealed, keysOf(newAccessCode()).id, key)).toThrow();
  });

  test.each([0, 12, 2000, -1])('does not open when the byte at %i is changed', (position) => {
    const changed = Buffer.from(sealed);
    const at = changed.length + position;
    changed[at % changed.length]! ^= 1;
    expect(() => openDraft(changed, id, key)).toThrow();
  });

  test.each([0, 11, 27, 28, 100])('does not open when only %i bytes of it are left', (length) => {
    expect(() => openDraft(sealed.subarray(0, length), id, key)).toThrow();
  });

  test('is never the same bytes twice', () => {
    expect(sealDraft(draft, id, key).equals(sealed)).toBe(false);
  });

  test('has the same size whether nothing or much has been typed', () => {
    const lengthOf = (words: string) => sealDraft({ ...draft, typed: { '1c': [words] } }, id, key).length;
    expect(new Set([0, 1, 10, 100, 1000, 3900].map((length) => lengthOf('æ'.repeat(length / 2))))).toEqual(
      new Set([sealed.length]),
    );
  });

  test('is filled up also when the content just reaches a whole block', () => {
    for (let length = 4000; length < 4100; length++) {
      const long: Draft = { ...draft, typed: { '1c': ['x'.repeat(length)] } };
      const bytes = sealDraft(long, id, key);
      expect((bytes.length - 28) % 4096).toBe(0);
      expect(openDraft(bytes, id, key)).toEqual(long);
    }
  });
});

describe('An access code', () => {
  const code = '0123A-BCDEF-GHJKM-NPQRS';

  test.each([
    code,
    code.toLowerCase(),
    ` ${code} `,
    '0123ABCDEFGHJKMNPQRS',
    '0123A BCDEF GHJKM NPQRS',
    'OI23A-BCDEF-GHJKM-NPQRS',
    'ol23a-bcdef-ghjkm-npqrs',
  ])('is found in «%s», as people write', (given) => {
    expect(accessCodeIn(given)).toBe(code);
  });

  test.each([undefined, '', 'ABCDE', `${code}0`, '0123U-BCDEF-GHJKM-NPQRS', '0123Å-BCDEF-GHJKM-NPQRS'])(
    'is not found in «%s»',
    (given) => {
      expect(accessCodeIn(given)).toBeUndefined();
    },
  );

  test('that is new is read back as itself, and is not given twice', () => {
    const codes = Array.from({ length: 500 }, newAccessCode);
    expect(codes.map(accessCodeIn)).toEqual(codes);
    expect(new Set(codes).size).toBe(500);
  });

  test('gives other ids and keys for another code, wave or survey', () => {
    const all = [
      draftKeys('proven', '2022', code),
      draftKeys('proven', '2023', code),
      draftKeys('annen', '2022', code),
      draftKeys('proven', '2022', newAccessCode()),
    ];
    expect(new Set(all.map(({ id }) => id)).size).toBe(4);
    expect(new Set(all.map(({ key }) => key.toString('hex'))).size).toBe(4);
    for (const { id, key } of all) expect(key.toString('hex')).not.toContain(id);
    expect(draftKeys('proven', '2022', code)).toEqual(all[0]);
  });
});
