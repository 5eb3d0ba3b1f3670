import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ordered-list-setting.module.css';
import { useSettingEdit } from './use-setting-edit.ts';

/** A setting that is a list in an order of its own, as menus show it; every change is saved at once. */
export function OrderedListSetting({
  settingKey,
  newLabel,
  emptyText,
  mayBeEmpty,
}: {
  readonly settingKey: string;
  readonly newLabel: string;
  readonly emptyText: string;
  readonly mayBeEmpty: boolean;
}) {
  const { t } = useTranslation(['settings', 'common']);
  const edit = useSettingEdit(settingKey);
  const [typed, setTyped] = useState('');
  const texts = Array.isArray(edit.value) ? edit.value : [];
  const isTaken = texts.some((text) => text.toLowerCase() === typed.trim().toLowerCase());
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() === '' || isTaken) return;
    // What could not be added can be tried again.
    edit.save([...texts, typed.trim()], () => setTyped((since) => since || typed));
    setTyped('');
  };
  return (
    <div className={classes.box}>
      {texts.length === 0 ? <Text c="dimmed">{emptyText}</Text> : null}
      <ol className={classes.list}>
        {texts.map((text, at) => (
          <li key={text} className={classes.item}>
            <span className={classes.text}>{text}</span>
            {edit.isDisabled ? null : (
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  className={classes.move}
                  variant="subtle"
                  color="gray"
                  disabled={at === 0}
                  aria-label={t('types.up', { text })}
                  onClick={() => edit.save(swapped(texts, at, at - 1))}
                >
                  <ArrowUp size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  className={classes.move}
                  variant="subtle"
                  color="gray"
                  disabled={at === texts.length - 1}
                  aria-label={t('types.down', { text })}
                  onClick={() => edit.save(swapped(texts, at, at + 1))}
                >
                  <ArrowDown size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  className={classes.move}
                  variant="subtle"
                  color="gray"
                  disabled={texts.length === 1 && !mayBeEmpty}
                  aria-label={t('types.remove', { text })}
                  onClick={() => edit.save(texts.filter((one) => one !== text))}
                >
                  <X size={15} aria-hidden />
                </ActionIcon>
              </Group>
            )}
          </li>
        ))}
      </ol>
      {edit.isDisabled ? null : (
        <form onSubmit={add}>
          <Group gap="xs" align="flex-start" wrap="nowrap" mt="xs">
            <TextInput
              className={classes.text}
              aria-label={newLabel}
              placeholder={newLabel}
              value={typed}
              maxLength={200}
              error={isTaken ? t('types.taken', { text: typed.trim() }) : edit.error}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Button
              type="submit"
              variant="default"
              leftSection={<Plus size={15} aria-hidden />}
              disabled={typed.trim() === '' || isTaken}
            >
              {t('common:add')}
            </Button>
          </Group>
        </form>
      )}
      <Text size="xs" className={classes.state} role="status">
        {edit.isSaving ? t('saving') : edit.isSaved ? t('common:saved') : ''}
      </Text>
    </div>
  );
}

function swapped(texts: readonly string[], from: number, to: number): string[] {
  const next = [...texts];
  const [moved = ''] = next.splice(from, 1);
  next.splice(to, 0, moved);
  return next;
}
