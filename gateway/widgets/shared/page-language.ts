import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The language of the page around a widget, or the widget's own: the nearest `lang`, also outside a shadow tree that it stands in.
 *
 * A page may change it after the widget has been drawn; the widget is then drawn anew.
 */
export class PageLanguage implements ReactiveController {
  private readonly observer: MutationObserver;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    this.observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  /** A BCP 47 tag; undefined where nothing around the widget names one. */
  get tag(): string | undefined {
    for (const element of this.trees()) {
      const named = element.closest('[lang]')?.getAttribute('lang');
      if (named) return named;
    }
    return undefined;
  }

  hostConnected(): void {
    for (const element of this.trees()) {
      this.observer.observe(element.getRootNode(), { attributeFilter: ['lang'], subtree: true });
    }
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  /** The widget, then the element that holds the tree it stands in, and so on outwards. */
  private *trees(): Generator<Element> {
    let element: Element | undefined = this.host;
    while (element) {
      yield element;
      const root: Node = element.getRootNode();
      element = root instanceof ShadowRoot ? root.host : undefined;
    }
  }
}
