/** Gives an element its name, once: a page may hold the script of all widgets and that of one. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
