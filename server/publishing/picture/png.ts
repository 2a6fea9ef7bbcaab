import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

const fonts = createRequire(import.meta.url);
export const fontFiles = [
  '400Regular/Inter_400Regular.ttf',
  '500Medium/Inter_500Medium.ttf',
  '600SemiBold/Inter_600SemiBold.ttf',
].map((file) => fonts.resolve(`@expo-google-fonts/inter/${file}`));

/** Sharp on paper and on the screens of today. */
const pixelsPerPixel = 2;

/** An SVG as PNG, in a thread of its own, with the letters that the pages have whatever is installed. */
export async function pngOf(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: pixelsPerPixel },
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
    background: '#ffffff',
  });
  return image.asPng();
}
