import type { Services } from './services.ts';

export async function loadExample(services: Services): Promise<void> {
  if ((await services.waves.list()).length > 0) return;
  const survey = 'barnevernlederundersokelsen';
  await services.waves.save({ survey, wave: '2023', state: 'open', example: true });
}
