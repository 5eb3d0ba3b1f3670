import type { Condition } from '@muster/core/contract/contact-filter';
import { Button, Center, CloseButton, Loader, Popover } from '@mantine/core';
import { ListFilter } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConditionWords } from '../../../parts/condition-words.ts';
import { lazyPart } from '../../../parts/lazy-part.ts';
import classes from './filter-bar.module.css';

// Most people look before they filter.
const ConditionEditor = lazyPart(
  async () => (await import('./condition-editor.tsx')).ConditionEditor,
);

/** The conditions of a filter: each can be changed and taken away, and others added. */
export function FilterBar({
  filter,
  onChange,
}: {
  readonly filter: readonly Condition[];
  readonly onChange: (filter: readonly Condition[]) => void;
}) {
  const { t } = useTranslation('contacts');
  const wordsOf = useConditionWords(filter);
  const keys = keysOf(filter);
  const [opened, setOpened] = useState<number | null>(null);
  const editor = (at: number) => (
    <Suspense
      fallback={
        <Center h={160}>
          <Loader size="sm" />
        </Center>
      }
    >
      <ConditionEditor
        condition={filter[at] ?? null}
        onApply={(condition) => {
          setOpened(null);
          onChange([...filter.slice(0, at), condition, ...filter.slice(at + 1)]);
        }}
        onCancel={() => setOpened(null)}
      />
    </Suspense>
  );
  return (
    <>
      {filter.map((condition, at) => {
        const words = wordsOf(condition);
        const sentence = [words.field, words.operator, words.value].join(' ').trim();
        return (
          <span key={keys[at]} className={classes.chip}>
            <EditorPopover
              isOpen={opened === at}
              onClose={() => setOpened(null)}
              target={
                <button
                  type="button"
                  className={classes.words}
                  aria-label={t('filter.edit', { condition: sentence })}
                  title={sentence}
                  onClick={() => setOpened(opened === at ? null : at)}
                >
                  {words.field} <span className={classes.operator}>{words.operator}</span>{' '}
                  {words.value}
                </button>
              }
            >
              {editor(at)}
            </EditorPopover>
            <CloseButton
              size="sm"
              aria-label={t('filter.remove', { condition: sentence })}
              onClick={() => onChange(filter.toSpliced(at, 1))}
            />
          </span>
        );
      })}
      <EditorPopover
        isOpen={opened === filter.length}
        onClose={() => setOpened(null)}
        target={
          <Button
            variant="default"
            size="xs"
            leftSection={<ListFilter size={15} aria-hidden />}
            onClick={() => setOpened(opened === filter.length ? null : filter.length)}
          >
            {t('filter.add')}
          </Button>
        }
      >
        {editor(filter.length)}
      </EditorPopover>
    </>
  );
}

/** One for each condition, the same when it says something else of its field: its button has the focus. */
function keysOf(filter: readonly Condition[]): readonly string[] {
  const counts = new Map<string, number>();
  return filter.map(({ field }) => {
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    return `${field} ${count}`;
  });
}

function EditorPopover({
  isOpen,
  onClose,
  target,
  children,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly target: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Popover
      opened={isOpen}
      onDismiss={onClose}
      position="bottom-start"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>{isOpen ? children : null}</Popover.Dropdown>
    </Popover>
  );
}
