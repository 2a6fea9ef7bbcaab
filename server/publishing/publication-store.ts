import type { Publication } from './publication.ts';

/** Why a version is no longer shown. */
export interface Withdrawal {
  /** The day, as 2022-11-14. */
  on: string;
  /** In the publisher's words, to readers. */
  why: string;
}

/** A version of a wave's results, without the results. */
export interface PublishedVersion {
  version: number;
  published: string;
  /** What is new since the version before. */
  note?: string;
  withdrawn?: Withdrawal;
}

/** Frozen results. What was published is never changed, only added to and withdrawn. */
export interface PublicationStore {
  /** The newest version that is not withdrawn. */
  latest(survey: string, wave: string): Promise<Publication | undefined>;
  /** The number of that version alone: a question that no results are read for. */
  latestVersion(survey: string, wave: string): Promise<number | undefined>;
  /** One version, also when there are newer ones. Nothing when it is withdrawn. */
  find(survey: string, wave: string, version: number): Promise<Publication | undefined>;
  /** Every version there has been, the newest first. */
  versions(survey: string, wave: string): Promise<PublishedVersion[]>;
  /** Throws `conflict` when the version is taken. */
  add(publication: Publication): Promise<void>;
  /** Tells whether there was such a version, not withdrawn already. */
  withdraw(survey: string, wave: string, version: number, withdrawal: Withdrawal): Promise<boolean>;
}
