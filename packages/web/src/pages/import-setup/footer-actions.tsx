import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

/** Where in the footer of the wizard a step shows what. */
interface FooterPlaces {
  readonly actions: HTMLElement | null;
  /** A row of its own above the actions. */
  readonly note: HTMLElement | null;
}

const Slot = createContext<FooterPlaces>({ actions: null, note: null });

/** Gives the steps a place in the footer of the wizard. */
export const FooterSlot = Slot.Provider;

/** Shows a step's own actions in the footer of the wizard, where other steps have *Continue*. */
export function FooterActions({ children }: { readonly children: ReactNode }) {
  const { actions } = use(Slot);
  return actions === null ? null : createPortal(children, actions);
}

/** Shows what the actions wait for in a row above them, where it covers nothing. */
export function FooterNote({ children }: { readonly children: ReactNode }) {
  const { note } = use(Slot);
  return note === null ? null : createPortal(children, note);
}
