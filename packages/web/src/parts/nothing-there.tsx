import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';

/** Shown at addresses that lead nowhere. */
export function NothingThere() {
  const { t } = useTranslation();
  return (
    <EmptyState
      isPage
      icon={Compass}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component={Link} to="/contacts">
          {t('notFound.action')}
        </Button>
      }
    />
  );
}
