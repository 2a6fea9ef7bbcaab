export const framePaths = {} as const;
