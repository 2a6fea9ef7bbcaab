/** The addresses of the interface for programs. */
const base = '/api';
const v1 = `${base}/v1`;
const pxweb = `${base}/pxweb/v2`;

export const apiPaths = {
  front: base,
  v1,
  openapi: `${v1}/openapi.json`,
  pxweb,
} as const;

/** PxWebApi asks for data with POST when a selection is too long for an address. */
export const readsByPost = /^\/api\/pxweb\/v2\/tables\/[^/]+\/data$/;
