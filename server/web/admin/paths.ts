import { accountsPaths } from './accounts/paths.ts';
import { analysisPaths } from './analysis/paths.ts';
import { framePaths } from './frame/paths.ts';
import { messagesPaths } from './messages/paths.ts';
import { organisationPaths } from './organisation/paths.ts';
import { publishingPaths } from './publishing/paths.ts';
import { questionnairesPaths } from './questionnaires/paths.ts';
import { watchingPaths } from './watching/paths.ts';
import { wavesPaths } from './waves/paths.ts';

/** The addresses of administration, by area. */
export const adminPaths = {
  front: '/admin',
  accounts: accountsPaths,
  organisation: organisationPaths,
  waves: wavesPaths,
  questionnaires: questionnairesPaths,
  frame: framePaths,
  messages: messagesPaths,
  watching: watchingPaths,
  analysis: analysisPaths,
  publishing: publishingPaths,
} as const;
