import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

const Slot = createContext<HTMLElement | null>(null);

/** Gives the steps a place in the footer of the wizard. */
export const FooterSlot = Slot.Provider;

/** Shows a step's own actions in the footer of the wizard, where other steps have *Continue*. */
export function FooterActions({ children }: { readonly children: ReactNode }) {
  const slot = use(Slot);
  return slot === null ? null : createPortal(children, slot);
}
