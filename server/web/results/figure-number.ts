const longestNumber = 6;

/** What a question is called beside its text. An id of whole words would only be in the way. */
export function numberOf(id: string): string | undefined {
  return id.length <= longestNumber ? id : undefined;
}
