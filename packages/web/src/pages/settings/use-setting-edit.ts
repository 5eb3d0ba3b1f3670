import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { sessionQuery, useMay } from '../../api/session.ts';
import { type Setting, settingsQuery } from '../../api/settings.ts';
import { problemSentence } from '../../parts/problem-sentence.ts';

/** A setting of the account as a control shows and changes it. */
export interface SettingEdit {
  /** What is saved, or about to be. */
  readonly value: Setting['value'];
  readonly isDefault: boolean;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  /** What the server said about the last value that was given. */
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  /** `onRefused` is called where that was the last value that was given, and it is not saved. */
  readonly save: (value: Setting['value'], onRefused?: () => void) => void;
  readonly reset: () => void;
}

/** Reads a setting and saves it at once when it is changed. The settings have to be loaded. */
export function useSettingEdit(key: string): SettingEdit {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const isAllowed = useMay(key === 'members_may_import' ? 'account.write' : 'settings.write');
  const setting = useQuery(settingsQuery).data?.find((one) => one.key === key);
  const change = useMutation({
    // One after the other: the last one that is chosen is the one that stays.
    scope: { id: `setting ${key}` },
    mutationFn: async (given: Given) =>
      'value' in given
        ? api.changeSetting({ params: { key }, body: { value: given.value } })
        : api.resetSetting({ params: { key } }),
    onSuccess: async (saved) => {
      queryClient.setQueryData(settingsQuery.queryKey, (known) =>
        known?.map((one) => (one.key === key ? saved : one)),
      );
      // Types and categories are options of fields; what members may do depends on a setting.
      await queryClient.invalidateQueries({ queryKey: ['fields'] });
      // Drafts are read by the settings as they are now.
      await queryClient.invalidateQueries({
        queryKey: ['import'],
        predicate: ({ queryKey }) => queryKey[2] === 'preview',
      });
      if (key === 'members_may_import') await queryClient.invalidateQueries(sessionQuery);
    },
  });
  // Shown from the moment it is chosen; a control would jump back for a moment otherwise.
  const [asked, setAsked] = useState<Given>({});
  const send = (given: Given, onRefused?: () => void): void => {
    setAsked(given);
    change.mutate(given, { onSettled: () => setAsked({}), onError: () => onRefused?.() });
  };
  return {
    value: 'value' in asked ? asked.value : (setting?.value ?? null),
    isDefault: setting?.isDefault ?? true,
    isSaving: change.isPending,
    isSaved: change.isSuccess,
    error: change.error === null ? undefined : problemSentence(change.error, t),
    isDisabled: !isAllowed || setting === undefined,
    save: (value, onRefused) => send({ value }, onRefused),
    reset: () => send({}),
  };
}

/** The value that is to be; none: the default. */
type Given = { readonly value: Setting['value'] } | Readonly<Record<string, never>>;
