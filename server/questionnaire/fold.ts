/**
 * How words from other tools are compared with the questionnaire's: whatever their case and white space, and
 * with letters composed (NFC). Exports differ in all three.
 */
export function fold(words: string): string {
  return words.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
