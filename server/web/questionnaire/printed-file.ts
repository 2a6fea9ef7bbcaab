import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import express from 'express';
import { projectFolder } from '../../config.ts';
import type { Questionnaire } from '../../questionnaire/questionnaire.ts';
import { translatorFor } from '../i18n/translate.ts';
import { paperOf } from './print-page.ts';

const stylesFolder = path.join(projectFolder, 'public', 'styles');

/** The blank questionnaire as one HTML file that needs no other: styles and letters are in it. */
export async function printedFile(questionnaire: Questionnaire): Promise<string> {
  const app = express();
  app.set('views', path.join(projectFolder, 'views'));
  app.set('view engine', 'ejs');
  const t = translatorFor(questionnaire.language);
  const locals = { t, paper: paperOf(questionnaire), styles: await styles() };
  return new Promise((made, failed) => {
    app.render('questionnaire/print-file', locals, (error: Error | null, html: string) =>
      error ? failed(error) : made(html),
    );
  });
}

/** The paper has styles of its own, so the rest of the site's can be left out. */
async function styles(): Promise<string> {
  const [fonts, paper] = await Promise.all(
    ['fonts.css', 'print-form.css'].map((name) => readFile(path.join(stylesFolder, name), 'utf8')),
  );
  return `${await withLetters(fonts ?? '')}\n${paper}`;
}

const letters = /url\("(@fontsource\/[^"]+)"\)/g;

async function withLetters(css: string): Promise<string> {
  const { resolve } = createRequire(path.join(projectFolder, 'package.json'));
  const found = [...css.matchAll(letters)].map(([, file = '']) => file);
  const contents = await Promise.all(found.map((file) => readFile(resolve(file), 'base64')));
  return css.replaceAll(letters, (_, file: string) => {
    return `url("data:font/woff2;base64,${contents[found.indexOf(file)]}")`;
  });
}
