/**
 * What somebody may do in an organisation. An owner governs it, an editor does the fieldwork, an analyst reads
 * response rates and results, and nothing that tells one leader from another.
 */
export const roles = ['owner', 'editor', 'analyst'] as const;
export type Role = (typeof roles)[number];

/**
 * - `read`: surveys, response rates, the log
 * - `fieldwork`: questionnaires, registers, messages, the life of a wave
 * - `govern`: colleagues and the organisation itself
 */
export type Right = 'read' | 'fieldwork' | 'govern';

const rightsOf: Record<Role, readonly Right[]> = {
  owner: ['read', 'fieldwork', 'govern'],
  editor: ['read', 'fieldwork'],
  analyst: ['read'],
};

export function may(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right);
}
