import { mayTry } from '../../accounts/guessing.ts';
import { requestLink } from '../../fieldwork/mailing/request-link.ts';
import type { Services } from '../../services.ts';

/**
 * Sends the link that somebody asks for, unless the address or the visitor has asked lately. Never throws: whoever
 * asked has been answered already.
 *
 * @param network where the visitor comes from
 */
export async function sendAskedLink(services: Services, email: string, network: string): Promise<void> {
  try {
    // The visitor first: one who asks too much must not use up what others may ask for.
    if (!(await mayTry(services, [['linkByVisitor', network]]))) return;
    if (!(await mayTry(services, [['linkToAddress', email]]))) return;
    await requestLink(services, email, new Date());
  } catch (error) {
    services.log.error({ error: (error as Error).name }, 'A link that was asked for is not sent');
  }
}
