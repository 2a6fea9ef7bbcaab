export const questionnaires = {};
