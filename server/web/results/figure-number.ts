const longestNumber = 6;

/** What a question is called beside its text. An id that is a word would only be in the way. */
export function numberOf(id: string): string | undefined {
  return id.length <= longestNumber && /\d/.test(id) ? id : undefined;
}
