/** Lets a reader turn a figure to another of its views, without leaving the page. */
export class ViewSwitch {
  private readonly article: HTMLElement;
  private readonly buttons: HTMLButtonElement[];
  private readonly prepare: (view: HTMLElement) => void;

  /**
   * The links to the figure's own page become buttons: they change what stands below them, and lead nowhere.
   *
   * @param prepare makes room for a view's chart
   */
  constructor(navigation: HTMLElement, prepare: (view: HTMLElement) => void) {
    this.article = navigation.closest('article')!;
    this.prepare = prepare;
    this.buttons = [...navigation.querySelectorAll('a')].map((link) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = link.textContent;
      button.dataset.to = link.dataset.to;
      button.dataset.page = link.href;
      button.ariaPressed = String(link.ariaCurrent === 'true');
      button.addEventListener('click', () => this.turnTo(button.dataset.to ?? ''));
      link.replaceWith(button);
      return button;
    });
  }

  /** To everybody's where there is no such view. */
  turnTo(wanted: string): void {
    const target = this.buttons.find(({ dataset }) => dataset.to === wanted) ?? this.buttons[0]!;
    for (const button of this.buttons) button.ariaPressed = String(button === target);
    for (const view of this.article.querySelectorAll<HTMLElement>(':scope > .view')) {
      view.hidden = view.dataset.view !== target.dataset.to;
      if (!view.hidden) this.prepare(view);
    }
    const own = this.article.querySelector<HTMLAnchorElement>(':scope > .downloads > [data-own-page]');
    if (own) own.href = target.dataset.page ?? own.href;
  }
}
