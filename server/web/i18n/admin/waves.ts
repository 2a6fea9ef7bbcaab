export const waves = { page: 'Oversikt' };
