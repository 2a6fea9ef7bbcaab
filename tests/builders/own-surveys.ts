import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type TestApp, testApp } from './app.ts';

interface File {
  survey: string;
  wave: string;
  instrument?: { id: string };
}

/** The real app with these questionnaires and no others. Every wave is open. */
export async function siteWith(files: File[]): Promise<TestApp> {
  const surveysFolder = await mkdtemp(path.join(os.tmpdir(), 'surveys-'));
  for (const file of files) {
    const slug = file.instrument ? `${file.wave}.${file.instrument.id}` : file.wave;
    await mkdir(path.join(surveysFolder, file.survey), { recursive: true });
    await writeFile(path.join(surveysFolder, file.survey, `${slug}.json`), JSON.stringify(file));
  }
  const site = await testApp({ config: { surveysFolder } });
  for (const { survey, wave } of files)
    await site.services.waves.save({ survey, wave, state: 'open', example: false });
  const close = async () => {
    await site.close();
    await rm(surveysFolder, { recursive: true });
  };
  return { ...site, close };
}
