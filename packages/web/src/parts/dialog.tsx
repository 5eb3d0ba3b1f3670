import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A box over the page. */
export function Dialog({
  title,
  onClose,
  isOpen = true,
  isKept = false,
  size = 'md',
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** For one that is rendered also while it is closed. */
  readonly isOpen?: boolean;
  /** A click beside it would lose what is typed, and what is shown this once: it does nothing. */
  readonly isKept?: boolean;
  readonly size?: NonNullable<ModalProps['size']>;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={!isKept}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  );
}
