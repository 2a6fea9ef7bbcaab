import { decode } from '../../../server/fieldwork/import/decode.ts';
import { bytesOf } from './files.ts';

const words = 'Øst;Blåbærsyltetøy på «skive» – 20 %';

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

describe('decoding a file', () => {
  test.each([
    ['UTF-8', bytesOf(words), 'UTF-8'],
    ['UTF-8 with a byte order mark', bytesOf(`\uFEFF${words}`), 'UTF-8'],
    ['UTF-16, little-endian', utf16(words, false), 'UTF-16'],
    ['UTF-16, big-endian', utf16(words, true), 'UTF-16'],
    ['Windows-1252', Buffer.from(words.replace('–', '\u0096'), 'latin1'), 'Windows-1252'],
  ])('gives the same words from %s', (_, bytes, encoding) => {
    expect(decode(bytes)).toEqual({ text: words, encoding });
  });

  test('knows what Windows has where ISO 8859-1 has nothing', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index);
    expect(decode(bytes).text).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
  });

  test.each([
    ['an empty file', new Uint8Array(), /^Filen er tom/],
    ['only a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf), /^Filen er tom/],
    ['only blank lines', bytesOf('\r\n \r\n'), /^Filen er tom/],
    ['an Excel file', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), /regnearkfil \(.xlsx .*«CSV UTF-8»/],
    ['an old Excel file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), /regnearkfil \(.xls\)/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), /ikke en tekstfil/],
    ['UTF-16 without a byte order mark', Buffer.from('1a;1b', 'utf16le'), /ikke en tekstfil/],
    ['UTF-8 that breaks its word', Uint8Array.of(0xef, 0xbb, 0xbf, 0xd8, 0x20), /skadet.*UTF-8/],
    ['UTF-16 cut in the middle of a letter', Uint8Array.of(0xff, 0xfe, 0x41), /skadet.*UTF-16/],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decode(bytes)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => decode(bytes)).toThrow(message);
  });
});
