/**
 * Reads the few parts of a 64-bit ELF library (the file format of Linux libraries) that say which symbols it
 * borrows from other libraries, and in which version.
 */

/** One "this file must offer this version" record. */
export interface VersionNeed {
  /** The library that must offer the version, such as `libc.so.6`. */
  readonly library: string;
  /** Such as `GLIBC_2.38`. */
  readonly version: string;
  /** The number by which symbols refer to this record. */
  readonly index: number;
  /** Where the record starts in the file. */
  readonly offset: number;
  readonly hash: number;
  readonly nameOffset: number;
}

/** A symbol that carries a version. */
export interface VersionedSymbol {
  readonly name: string;
  /** Where the name's text starts in the file. */
  readonly nameAt: number;
  /** Where the symbol record starts in the file. */
  readonly offset: number;
  /** Where the symbol's two-byte version number is in the file. */
  readonly versionOffset: number;
  readonly versionIndex: number;
  readonly isUndefined: boolean;
}

export interface BorrowedSymbols {
  /** The ELF machine number: 62 is x64, 183 is arm64. */
  readonly machine: number;
  readonly needs: readonly VersionNeed[];
  readonly symbols: readonly VersionedSymbol[];
}

interface Section {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
}

const SECTION_DYNAMIC_SYMBOLS = 11;
const SECTION_VERSION_NEEDS = 0x6ffffffe;
const SECTION_SYMBOL_VERSIONS = 0x6fffffff;
const SYMBOL_SIZE = 24;
/** The top bit of a version number means "hidden", which is of no interest here. */
const VERSION_INDEX_MASK = 0x7fff;

/** @throws Error when the file is not a 64-bit little-endian ELF library with symbol versions. */
export function readBorrowedSymbols(file: Buffer): BorrowedSymbols {
  if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46 || file[4] !== 2 || file[5] !== 1) {
    throw new Error('not a 64-bit little-endian ELF file');
  }
  const sections = readSections(file);
  return {
    machine: file.readUInt16LE(18),
    needs: readNeeds(file, sections),
    symbols: readSymbols(file, sections),
  };
}

function readSections(file: Buffer): Section[] {
  const start = Number(file.readBigUInt64LE(0x28));
  const size = file.readUInt16LE(0x3a);
  return Array.from({ length: file.readUInt16LE(0x3c) }, (_, position) => {
    const at = start + position * size;
    return {
      type: file.readUInt32LE(at + 0x04),
      offset: Number(file.readBigUInt64LE(at + 0x18)),
      size: Number(file.readBigUInt64LE(at + 0x20)),
      link: file.readUInt32LE(at + 0x28),
      info: file.readUInt32LE(at + 0x2c),
    };
  });
}

function readNeeds(file: Buffer, sections: readonly Section[]): VersionNeed[] {
  const section = sectionOfType(sections, SECTION_VERSION_NEEDS);
  const texts = linkedTexts(sections, section);
  const needs: VersionNeed[] = [];
  let libraryAt = section.offset;
  for (let left = section.info; left > 0; left--) {
    const library = textAt(file, texts + file.readUInt32LE(libraryAt + 4));
    let at = libraryAt + file.readUInt32LE(libraryAt + 8);
    for (let versions = file.readUInt16LE(libraryAt + 2); versions > 0; versions--) {
      const nameOffset = file.readUInt32LE(at + 8);
      needs.push({
        library,
        version: textAt(file, texts + nameOffset),
        index: file.readUInt16LE(at + 6) & VERSION_INDEX_MASK,
        offset: at,
        hash: file.readUInt32LE(at),
        nameOffset,
      });
      at += file.readUInt32LE(at + 12);
    }
    libraryAt += file.readUInt32LE(libraryAt + 12);
  }
  return needs;
}

function readSymbols(file: Buffer, sections: readonly Section[]): VersionedSymbol[] {
  const symbols = sectionOfType(sections, SECTION_DYNAMIC_SYMBOLS);
  const versions = sectionOfType(sections, SECTION_SYMBOL_VERSIONS);
  const texts = linkedTexts(sections, symbols);
  return Array.from({ length: symbols.size / SYMBOL_SIZE }, (_, position) => {
    const offset = symbols.offset + position * SYMBOL_SIZE;
    const versionOffset = versions.offset + position * 2;
    const nameAt = texts + file.readUInt32LE(offset);
    return {
      name: textAt(file, nameAt),
      nameAt,
      offset,
      versionOffset,
      versionIndex: file.readUInt16LE(versionOffset) & VERSION_INDEX_MASK,
      isUndefined: file.readUInt16LE(offset + 6) === 0,
    };
  });
}

function sectionOfType(sections: readonly Section[], type: number): Section {
  const section = sections.find((candidate) => candidate.type === type);
  if (!section) throw new Error(`the ELF file has no section of type 0x${type.toString(16)}`);
  return section;
}

function linkedTexts(sections: readonly Section[], section: Section): number {
  const texts = sections[section.link];
  if (!texts) throw new Error('the ELF file has a section without its texts');
  return texts.offset;
}

function textAt(file: Buffer, offset: number): string {
  return file.toString('latin1', offset, file.indexOf(0, offset));
}
