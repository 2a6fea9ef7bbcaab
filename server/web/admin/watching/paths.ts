export const watchingPaths = {} as const;
