import { TagsInput, type TagsInputProps } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { withTyped } from './with-typed.ts';

type TextsInputProps = Omit<
  TagsInputProps,
  'value' | 'onChange' | 'searchValue' | 'onSearchChange' | 'splitChars' | 'acceptValueOnBlur'
> & {
  readonly value: readonly string[];
  readonly onChange: (texts: string[]) => void;
};

/**
 * An input for a list of texts. What is typed belongs to the list as it is typed, and gets a frame of
 * its own with Enter, a comma or a semicolon only: one that came as the input is left would move the
 * button that is just being clicked, so that the click is lost.
 */
export function TextsInput({ value, onChange, ...props }: TextsInputProps) {
  const [parts, setParts] = useState<Parts>(() => ({ texts: value, typed: '', all: value }));
  // Whoever gives another list than the one that was told has changed it.
  const current = isSame(parts.all, value) ? parts : { texts: value, typed: '', all: value };
  const latest = useRef(current);
  useLayoutEffect(() => {
    latest.current = current;
  });
  const change = (changed: Partial<Parts>): void => {
    const { texts, typed } = { ...latest.current, ...changed };
    const all = withTyped(texts, typed);
    latest.current = { texts, typed, all };
    setParts(latest.current);
    onChange([...all]);
  };
  return (
    <TagsInput
      {...props}
      value={[...current.texts]}
      onChange={(texts) => change({ texts })}
      searchValue={current.typed}
      onSearchChange={(typed) => change({ typed })}
      splitChars={[',', ';']}
      acceptValueOnBlur={false}
    />
  );
}

interface Parts {
  readonly texts: readonly string[];
  readonly typed: string;
  /** Both together, as they were told. */
  readonly all: readonly string[];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}
