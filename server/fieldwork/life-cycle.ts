/**
 * A wave's life. `draft` is being made; `pilot` is tried out by a few, with answers kept apart; `open` takes answers
 * and shows none; `closed` takes no more; `published` has results that the public can read; `archived` is put away,
 * with its results still public.
 */
export const waveStates = ['draft', 'pilot', 'open', 'closed', 'published', 'archived'] as const;
export type WaveState = (typeof waveStates)[number];

/** Where a wave can go from each state. The way is one way: used codes and drafts are gone after closing. */
export const moves: Record<WaveState, WaveState[]> = {
  draft: ['pilot', 'open'],
  pilot: ['draft', 'open'],
  open: ['closed'],
  closed: ['published'],
  published: ['archived'],
  archived: [],
};

/** What can be done with a wave, and in which states. docs/fieldwork.md shows the same table. */
export const deeds = {
  editQuestionnaire: ['draft', 'pilot'],
  removeQuestionnaire: ['draft'],
  correctWording: ['open', 'closed', 'published'],
  changeTerms: ['draft', 'pilot'],
  changeSchedule: ['draft', 'pilot', 'open'],
  loadFrame: ['draft', 'pilot', 'open'],
  writeMessages: ['draft', 'pilot', 'open'],
  tryOut: ['pilot'],
  printLetters: ['pilot', 'open'],
  answer: ['open'],
  send: ['open'],
  watch: ['open', 'closed', 'published', 'archived'],
  importAnswers: ['draft', 'closed', 'published'],
  publish: ['closed', 'published'],
  analyse: ['closed', 'published', 'archived'],
  withdraw: ['published', 'archived'],
  deleteLinkable: ['closed', 'published', 'archived'],
} as const satisfies Record<string, readonly WaveState[]>;

export type Deed = keyof typeof deeds;

/** Whether the deed can be done while the wave is in this state. */
export function allows(state: WaveState, deed: Deed): boolean {
  return (deeds[deed] as readonly WaveState[]).includes(state);
}

/** Where a wave stands to a visitor. One that is being made or tried out is nobody's business yet. */
export function publicStateOf(state: WaveState): 'open' | 'closed' | 'published' | undefined {
  if (state === 'draft' || state === 'pilot') return undefined;
  return state === 'archived' ? 'published' : state;
}
