import { Charts } from './charts/charts.ts';
import { offerCopies } from './charts/embed.ts';
import { findFigures } from './charts/find.ts';
import { chartFonts } from './charts/labels.ts';
import { renewPage } from './charts/renew.ts';
import { switchViews } from './charts/switch.ts';

/** Draws the charts of the pages with results, and lets readers choose among figures and their views. */

// A canvas does not draw itself anew when letters arrive.
const letters = Promise.all(chartFonts.map((font) => document.fonts.load(font)));

const charts = new Charts(letters);
charts.addWithin(document);
switchViews(document, charts);
offerCopies();

// The page grew as room was made for the charts: go again to the figure that the address names.
if (location.hash)
  document
    .getElementById(decodeURIComponent(location.hash.slice(1)))
    ?.scrollIntoView({ behavior: 'instant' });

const form = document.querySelector<HTMLFormElement>('[data-find]');
if (form)
  findFigures(form, (address) =>
    renewPage(address, {
      leaving: (part) => charts.removeWithin(part),
      arrived: (part) => {
        charts.addWithin(part);
        switchViews(part, charts);
      },
    }),
  );
