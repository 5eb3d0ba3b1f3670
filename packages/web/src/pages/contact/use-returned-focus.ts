import { useEffect, useRef } from 'react';

/** Gives the keyboard's focus back to the button that began an edit, unless it has gone elsewhere. */
export function useReturnedFocus(isEdited: boolean) {
  const editButton = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (isEdited || !returns.current) return;
    returns.current = false;
    editButton.current?.focus();
  }, [isEdited]);
  return {
    editButton,
    returnFocus: (byKey: boolean) => {
      returns.current = byKey;
    },
  };
}
