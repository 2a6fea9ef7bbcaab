import { prepareExample, publishExample } from '../../server/example.ts';
import type { Services } from '../../server/services.ts';

/** All that a first start leads to: what it loads before it listens, and the results that it makes afterwards. */
export async function loadExample(services: Services, wanted?: (survey: string) => boolean): Promise<void> {
  await prepareExample(services, wanted);
  await publishExample(services);
}
