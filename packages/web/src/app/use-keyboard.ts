import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useMay } from '../api/session.ts';
import { isOverlayShown, showOverlay } from './overlay.ts';
import { hasShortcuts, type ShortcutAction, shortcutOf } from './shortcuts.ts';

/** Listens for the shortcuts of any page, and for Ctrl K. */
export function useKeyboard(): void {
  const navigate = useNavigate();
  const mayAdd = useMay('contacts.write');
  const mayImport = useMay('imports.write');
  useEffect(() => {
    const actions: Readonly<Record<ShortcutAction, () => void>> = {
      contacts: () => void navigate({ to: '/contacts' }),
      smartLists: () => void navigate({ to: '/smart-lists' }),
      groups: () => void navigate({ to: '/groups' }),
      imports: () => void navigate({ to: '/imports' }),
      settings: () => void navigate({ to: '/settings' }),
      profile: () => void navigate({ to: '/profile' }),
      addContact: () => {
        if (mayAdd) showOverlay('new contact');
      },
      import: () => {
        if (mayImport) void navigate({ to: '/imports/new' });
      },
      search: focusSearch,
      map: () => showOverlay('keyboard map'),
    };
    let pressed: readonly string[] = [];
    let pressedAt = 0;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isInDialog()) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        showOverlay('spotlight');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || isOpen() || !hasShortcuts()) return;
      const isSoon = event.timeStamp - pressedAt < TOGETHER_MS;
      pressed = [...(isSoon ? pressed : []), event.key];
      pressedAt = event.timeStamp;
      const does = shortcutOf(pressed) ?? shortcutOf([event.key]);
      if (does !== 'more') pressed = [];
      if (does === null || does === 'more') return;
      event.preventDefault();
      actions[does]();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [navigate, mayAdd, mayImport]);
}

/** How soon a key has to follow the one before to go with it. */
const TOGETHER_MS = 1_500;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TAKES_KEYS) !== null;
}

const TAKES_KEYS = 'input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]';

function isInDialog(): boolean {
  return document.querySelector('[aria-modal=true]') !== null;
}

/** Something lies over the page, or is about to: keys are for it. */
function isOpen(): boolean {
  const open = document.querySelectorAll(OPEN);
  return isOverlayShown() || [...open].some((element) => element.checkVisibility());
}

/** What opens something says so at once; what it opens is there a moment later. */
const OPEN = '[aria-haspopup][aria-expanded=true], [role=dialog], [role=menu], [role=listbox]';

/** The search of a page, or everywhere where the page has none. */
function focusSearch(): void {
  const input = document.querySelector<HTMLInputElement>('[data-search]');
  if (input === null) showOverlay('spotlight');
  else {
    input.focus();
    input.select();
  }
}
