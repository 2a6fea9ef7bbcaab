export const watching = {};
