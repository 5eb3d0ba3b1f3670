import { lazy, Suspense, useState } from 'react';
import { useHasSessionEnded } from '../api/session-end.ts';
import { AddContactDialog } from '../pages/contact/add-contact.tsx';
import { type Overlay, showOverlay, useOverlay } from './overlay.ts';
import { useKeyboard } from './use-keyboard.ts';

const Spotlight = lazy(async () => ({ default: (await import('./spotlight.tsx')).Spotlight }));
const KeyboardMap = lazy(async () => ({
  default: (await import('./keyboard-map.tsx')).KeyboardMap,
}));

const SignInAgain = lazy(async () => ({
  default: (await import('../pages/session/sign-in-again.tsx')).SignInAgain,
}));

/** What opens over any page; each is loaded when it is first opened. */
export function Overlays() {
  const overlay = useOverlay();
  const [opened, setOpened] = useState<ReadonlySet<Overlay>>(new Set());
  if (overlay !== null && !opened.has(overlay)) setOpened(new Set([...opened, overlay]));
  useKeyboard();
  const hasSessionEnded = useHasSessionEnded();
  return (
    <>
      <Suspense>
        {opened.has('spotlight') ? (
          <Spotlight isOpen={overlay === 'spotlight'} onClose={close} />
        ) : null}
        {opened.has('keyboard map') ? (
          <KeyboardMap isOpen={overlay === 'keyboard map'} onClose={close} />
        ) : null}
        {opened.has('new contact') ? (
          <AddContactDialog isOpen={overlay === 'new contact'} onClose={close} />
        ) : null}
      </Suspense>
      {hasSessionEnded ? (
        <Suspense>
          <SignInAgain />
        </Suspense>
      ) : null}
    </>
  );
}

function close(): void {
  showOverlay(null);
}
