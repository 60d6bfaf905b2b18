/** Attaches a behaviour to every element of the page that asks for it. One that fails leaves the plain page working. */
export function attach(selector: string, behaviour: (element: HTMLElement) => void): void {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    try {
      behaviour(element);
    } catch (error) {
      console.error(error);
    }
  }
}
