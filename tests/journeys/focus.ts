import type { Page } from 'playwright-core';

/** What has focus, as somebody at the keyboard meets it. Lengths are CSS pixels from the top left of the page. */
export interface Focus {
  type: string;
  name: string;
  value: string;
  /** What the element calls itself. */
  text: string;
  /** The values of the radio buttons it is one of, and its place among them. */
  group: string[];
  position: number;
  /** An outline, or something else that is seen only with focus, shows it. */
  marked: boolean;
  inView: boolean;
  top: number;
  left: number;
}

export function focusIn(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = (document.activeElement ?? document.body) as HTMLInputElement;
    const box = element.getBoundingClientRect();
    const siblings =
      element.type === 'radio'
        ? [...document.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(element.name)}"]`)].filter(
            ({ type }) => type === 'radio',
          )
        : [];
    // A radio button or checkbox is marked around its whole row.
    const outlined = [element, element.closest('.ds-field') ?? element].some((drawn) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
      // `auto` is the browser's own ring: thin, and another than that of the rest.
      return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 3;
    });
    // The link to the content has no outline, but is on the page only while it has focus.
    const appears = element.matches('.ds-skip-link');
    return {
      type: element.type ?? '',
      name: element.name ?? '',
      value: element.value ?? '',
      text: (element.labels?.[0] ?? element).textContent?.trim() ?? '',
      group: siblings.map(({ value }) => value),
      position: siblings.indexOf(element),
      marked: element !== document.body && (outlined || appears),
      inView: box.bottom > 0 && box.top < innerHeight && box.width > 1,
      top: Math.round(box.top + scrollY),
      left: Math.round(box.left + scrollX),
    };
  });
}
