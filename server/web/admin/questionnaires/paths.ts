export const questionnairesPaths = {} as const;
