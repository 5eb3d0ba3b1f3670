/** A ref that gives an input the keyboard's focus when it appears, where it is what one is there for. */
export function focusOnShow(element: HTMLElement | null): void {
  element?.focus();
}
