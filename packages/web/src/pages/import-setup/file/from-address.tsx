import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes the public address of a file. */
export function FromAddress({
  isBusy,
  onUse,
}: {
  readonly isBusy: boolean;
  readonly onUse: (url: string) => void;
}) {
  const { t } = useTranslation('wizard');
  const [url, setUrl] = useState('');
  const isAddress = /^https?:\/\/\S+$/i.test(url.trim());
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isAddress) onUse(url.trim());
      }}
    >
      <TextInput
        label={t('address.label')}
        description={t('address.hint')}
        placeholder="https://example.com/contacts.csv"
        inputMode="url"
        value={url}
        onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        error={url.trim() === '' || isAddress ? null : t('address.wrong')}
      />
      <Button type="submit" mt="md" loading={isBusy} disabled={!isAddress}>
        {t('address.use')}
      </Button>
    </form>
  );
}
