/** The part of sav-reader that is used here: its own types are not where a module finds them. */
interface SavReader {
  meta: {
    header: object;
    sysvars: {
      name: string;
      label: string;
      missing: null | number | number[] | { min: number; max: number };
      printFormat: { width: number; nbdec: number };
    }[];
    getValueLabels(name: string): { val: number; label: string }[] | undefined;
  };
  open(): Promise<void>;
  readAllRows(): Promise<Record<string, number>[]>;
}

const { SavBufferReader } = require('sav-reader') as { SavBufferReader: new (file: Buffer) => SavReader };

/** An SPSS file as another program reads it: what it tells of itself, and its rows. */
export async function readSav(
  file: Buffer,
): Promise<Pick<SavReader, 'meta'> & { rows: Record<string, number>[] }> {
  const reader = new SavBufferReader(file);
  await reader.open();
  return { meta: reader.meta, rows: await reader.readAllRows() };
}
