import { Modal, ScrollArea, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSpotlightOffers, type Offer } from './use-spotlight-offers.ts';
import classes from './spotlight.module.css';

/** Finds pages, actions, contacts, smart lists and imports by words, and goes there. */
export function Spotlight({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('shell');
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={600}
      yOffset="12vh"
      aria-label={t('spotlight.title')}
    >
      <Finder onClose={onClose} />
    </Modal>
  );
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const id = useId();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  const { offers, isLooking } = useSpotlightOffers(query.trim(), asked);
  const [moved, setMoved] = useState({ query: '', at: 0 });
  const at = moved.query === query ? Math.min(moved.at, Math.max(offers.length - 1, 0)) : 0;
  const selected = offers[at];
  const activeId = selected === undefined ? undefined : `${id}-${selected.key}`;
  useEffect(() => {
    if (activeId !== undefined)
      document.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const take = (offer: Offer): void => {
    onClose();
    offer.take();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setMoved({ query, at: (at + step + offers.length) % Math.max(offers.length, 1) });
    } else if (event.key === 'Enter' && selected !== undefined) {
      event.preventDefault();
      take(selected);
    }
  };
  const isNothing = offers.length === 0 && !isLooking && asked === query.trim();
  return (
    <>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="lg"
        leftSection={<Search size={18} aria-hidden />}
        leftSectionWidth={44}
        placeholder={t('spotlight.placeholder')}
        aria-label={t('spotlight.placeholder')}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ScrollArea.Autosize mah="min(420px, 60dvh)" type="auto" className={classes.box}>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={t('spotlight.title')}
          className={classes.list}
        >
          {groupsOf(offers).map(({ group, members }) => (
            <div key={group} role="group" aria-label={t(`spotlight.${group}`)}>
              <div className={classes.group} aria-hidden>
                {t(`spotlight.${group}`)}
              </div>
              {members.map((offer) => {
                const Icon = offer.icon;
                return (
                  <div
                    key={offer.key}
                    id={`${id}-${offer.key}`}
                    role="option"
                    aria-selected={offer === selected}
                    tabIndex={-1}
                    className={classes.option}
                    onMouseMove={() => {
                      if (offer !== selected) setMoved({ query, at: offers.indexOf(offer) });
                    }}
                    onClick={() => take(offer)}
                    onKeyDown={onKeyDown}
                  >
                    <Icon size={16} aria-hidden className={classes.icon} />
                    <span className={classes.label}>{offer.label}</span>
                    {offer.detail === undefined ? null : (
                      <span className={classes.detail}>{offer.detail}</span>
                    )}
                  </div>
                );
              })}
            </div>
          ))}
        </div>
        <Text c="dimmed" size="sm" p={isNothing ? 'md' : 0} pt={0} role="status">
          {isNothing ? t('spotlight.nothing', { query }) : ''}
        </Text>
      </ScrollArea.Autosize>
    </>
  );
}

function groupsOf(offers: readonly Offer[]) {
  return [...Map.groupBy(offers, ({ group }) => group)].map(([group, members]) => ({
    group,
    members,
  }));
}
