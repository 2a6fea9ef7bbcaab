import type { Paint } from '../../../server/publishing/picture/paint.ts';
import type { Drawing } from './drawing.ts';
import { tileOf } from './hatching.ts';

/** Names the colours, where there are several. Readers of the table have the names there, so the list is hidden from assistive technology. */
export function showLegend(list: HTMLElement, { series, layout, hasLowBase }: Drawing): void {
  const note = document.createElement('li');
  note.textContent = (hasLowBase && list.dataset.lowBase) || '';
  list.replaceChildren(
    ...series
      .filter(
        ({ bars }) =>
          layout === 'stacked' && bars.some((cell) => cell && (cell === 'hidden' || cell.share > 0)),
      )
      .map(({ label, paint }) => {
        const entry = document.createElement('li');
        const swatch = document.createElement('span');
        swatch.style.backgroundColor = paint.fill;
        if (paint.hatch) swatch.style.backgroundImage = `url(${pictureOf(paint)})`;
        entry.append(swatch, label);
        return entry;
      }),
    ...(note.textContent ? [note] : []),
  );
}

const pictures = new Map<string, string>();

/** Made once for each paint: a page has the same few many times. */
function pictureOf(paint: Paint): string {
  const key = `${paint.fill} ${paint.hatch}`;
  const picture = pictures.get(key) ?? tileOf(paint).toDataURL();
  pictures.set(key, picture);
  return picture;
}
