/** What each `obs_status` means, to a reader of the files. */
export const statusWords = {
  ':': 'Skjult for å verne dem som svarte',
  '.': 'Finnes ikke: det er ikke noe slikt tall for denne cellen',
  '..': 'Ikke spurt om, eller ikke kjent',
  u: 'Færre enn 20 svar: les tallet med varsomhet',
  b: 'Kan ikke sammenlignes med gangen før',
} as const;
