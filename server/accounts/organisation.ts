/** Somebody who runs surveys here. Sees its own surveys, colleagues and log, and nobody else's. */
export interface Organisation {
  /** Random. */
  id: string;
  name: string;
  /** The first organisation on the platform has the surveys that nobody else has. */
  first: boolean;
  /** Whether its members must sign in with a second factor. */
  secondFactorRequired: boolean;
}

export interface OrganisationStore {
  find(id: string): Promise<Organisation | undefined>;
  /** By name. */
  list(): Promise<Organisation[]>;
  /** Stores a new organisation under its id. Doing it again changes nothing. */
  add(organisation: Organisation): Promise<void>;
  change(id: string, change: Partial<Pick<Organisation, 'name' | 'secondFactorRequired'>>): Promise<void>;
}

/** Which organisation a survey belongs to. */
export interface OwnerStore {
  find(survey: string): Promise<string | undefined>;
  /** Gives a survey that nobody has to an organisation. Tells whether it is theirs now. */
  claim(survey: string, organisation: string): Promise<boolean>;
}

/** The organisation that a survey belongs to: the one that made it, else the first on the platform. */
export async function ownerOf(
  stores: { organisations: OrganisationStore; owners: OwnerStore },
  survey: string,
): Promise<string | undefined> {
  const owner = await stores.owners.find(survey);
  return owner ?? (await stores.organisations.list()).find(({ first }) => first)?.id;
}
