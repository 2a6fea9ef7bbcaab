import { accounts } from './accounts.ts';
import { analysis } from './analysis.ts';
import { frame } from './frame.ts';
import { menuAndRefusals } from './menu-and-refusals.ts';
import { messages } from './messages.ts';
import { organisation } from './organisation.ts';
import { publishing } from './publishing.ts';
import { questionnaires } from './questionnaires.ts';
import { watching } from './watching.ts';
import { waves } from './waves.ts';

/** Administration is in bokmål alone: those who run surveys here, write in it. */
export const admin = {
  ...menuAndRefusals,
  accounts,
  organisation,
  waves,
  questionnaires,
  frame,
  messages,
  watching,
  analysis,
  publishing,
};
