const inOslo = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** A moment as it is said in Norway: «3. mai 2027 kl. 14:05». */
export function momentInWords(moment: Date): string {
  return inOslo.format(moment);
}
