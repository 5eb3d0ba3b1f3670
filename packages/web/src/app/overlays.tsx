import { Suspense, useState } from 'react';
import { AddContactDialog } from '../pages/contact/add-contact.tsx';
import { type Overlay, showOverlay, useOverlay } from './overlay.ts';
import { useKeyboard } from './use-keyboard.ts';
import { lazyPart } from '../parts/lazy-part.ts';

const Spotlight = lazyPart(async () => (await import('./spotlight.tsx')).Spotlight);
const KeyboardMap = lazyPart(async () => (await import('./keyboard-map.tsx')).KeyboardMap);

const DIALOGS = [
  ['spotlight', Spotlight],
  ['keyboard map', KeyboardMap],
  ['new contact', AddContactDialog],
] as const;

/** What opens over any page; each is loaded when it is first opened. */
export function Overlays() {
  const overlay = useOverlay();
  const [opened, setOpened] = useState<ReadonlySet<Overlay>>(new Set());
  if (overlay !== null && !opened.has(overlay)) setOpened(new Set([...opened, overlay]));
  useKeyboard();
  return (
    <>
      {DIALOGS.map(([name, Dialog]) =>
        opened.has(name) ? (
          <Suspense key={name}>
            <Dialog isOpen={overlay === name} onClose={close} />
          </Suspense>
        ) : null,
      )}
    </>
  );
}

function close(): void {
  showOverlay(null);
}
