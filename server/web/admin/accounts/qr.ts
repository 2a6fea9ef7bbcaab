import qrcode from 'qrcode-generator';

/** Modules of white around a QR code, as its standard asks for (ISO/IEC 18004). */
const quiet = 4;

/** A QR code as the path of an SVG drawing, a square of one for each dark module. */
export function qrOf(text: string): { size: number; path: string } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const numbers = Array.from({ length: count }, (_, index) => index);
  const path = numbers
    .flatMap((row) =>
      numbers
        .filter((column) => code.isDark(row, column))
        .map((column) => `M${column + quiet} ${row + quiet}h1v1h-1z`),
    )
    .join('');
  return { size: count + 2 * quiet, path };
}
