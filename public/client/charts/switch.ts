import type { Charts } from './charts.ts';
import { pageAt } from './renew.ts';

/** Lets readers turn figures to another of their views, without leaving the page. */
export function switchViews(root: ParentNode, charts: Charts): void {
  for (const navigation of root.querySelectorAll<HTMLElement>('[data-views]'))
    new ViewSwitch(navigation, charts);
}

class ViewSwitch {
  private readonly article: HTMLElement;
  private readonly buttons: HTMLButtonElement[];
  /** Where each view is by itself. */
  private readonly source: string;
  private readonly charts: Charts;

  /** The links to the figure's own page become buttons: they change what stands below them, and lead nowhere. */
  constructor(navigation: HTMLElement, charts: Charts) {
    this.article = navigation.closest('article')!;
    this.source = navigation.dataset.views ?? '';
    this.charts = charts;
    this.buttons = [...navigation.querySelectorAll('a')].map((link) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = link.textContent;
      button.dataset.to = link.dataset.to;
      button.dataset.page = link.href;
      button.ariaPressed = String(link.ariaCurrent === 'true');
      button.addEventListener('click', () => void this.turnTo(button));
      link.replaceWith(button);
      return button;
    });
  }

  private async turnTo(target: HTMLButtonElement): Promise<void> {
    for (const button of this.buttons) button.ariaPressed = String(button === target);
    const { to = '', page = '' } = target.dataset;
    const view = this.viewNamed(to) ?? (await this.fetched(to).catch(() => undefined));
    // The figure's own page can be had later, or the browser tells why not.
    if (!view) return location.assign(page);
    // Another may have been chosen in the meantime.
    if (target.ariaPressed !== 'true') return;
    for (const each of this.views()) each.hidden = each !== view;
    this.charts.prepare(view);
    const own = this.article.querySelector<HTMLAnchorElement>(':scope > .downloads > [data-own-page]');
    if (own) own.href = page;
  }

  /** Takes the view into the page, hidden. */
  private async fetched(name: string): Promise<HTMLElement | undefined> {
    const address = new URL(this.source, location.href);
    if (name) address.searchParams.set('visning', name);
    if (new URLSearchParams(location.search).get('intervall') === 'ja')
      address.searchParams.set('intervall', 'ja');
    const page = await pageAt(address.href);
    const view = page.querySelector<HTMLElement>(`.view[data-view="${CSS.escape(name)}"]`);
    if (!view || this.viewNamed(name)) return this.viewNamed(name);
    view.hidden = true;
    this.views().at(-1)!.after(view);
    this.charts.addWithin(view);
    return view;
  }

  private views(): HTMLElement[] {
    return [...this.article.querySelectorAll<HTMLElement>(':scope > .view')];
  }

  private viewNamed(name: string): HTMLElement | undefined {
    return this.views().find(({ dataset }) => dataset.view === name);
  }
}
