/**
 * What somebody may do in an organisation. An owner governs it, an editor does the fieldwork, an analyst reads
 * response rates and results, and analyses the answers of waves that are closed.
 */
export const roles = ['owner', 'editor', 'analyst'] as const;
export type Role = (typeof roles)[number];

/**
 * - `read`: surveys, response rates, the log
 * - `analyse`: tables of the answers of a closed wave, and the answers themselves
 * - `fieldwork`: questionnaires, registers, messages, the life of a wave
 * - `govern`: colleagues and the organisation itself
 */
export type Right = 'read' | 'analyse' | 'fieldwork' | 'govern';

const rightsOf: Record<Role, readonly Right[]> = {
  owner: ['read', 'analyse', 'fieldwork', 'govern'],
  editor: ['read', 'analyse', 'fieldwork'],
  analyst: ['read', 'analyse'],
};

export function may(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right);
}
