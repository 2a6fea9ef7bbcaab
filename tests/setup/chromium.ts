import { existsSync } from 'node:fs';

/** The shell draws the same pages with far less work, since it has no window. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The browser of this machine: that of CHROMIUM_PATH, or the first there is of Debian's two packages. */
export const chromiumPath =
  process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place)) ?? places[0]!;
