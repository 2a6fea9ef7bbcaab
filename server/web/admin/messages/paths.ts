export const messagesPaths = {} as const;
