import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import {
  Building2,
  Copy,
  Keyboard,
  KeyRound,
  Languages,
  ListTree,
  Moon,
  Plus,
  ScrollText,
  SlidersHorizontal,
  Sun,
  SunMoon,
  Tag,
  Upload,
  UserRound,
  UsersRound,
  UserX,
  Webhook,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../api/session.ts';
import { useSettingTexts } from '../api/settings.ts';
import { useChangeAccount } from '../api/use-change-account.ts';
import { chooseLanguage, type Language, LANGUAGES } from '../parts/language.ts';
import { showOverlay } from './overlay.ts';
import { PLACES } from './places.ts';
import type { Offer } from './use-spotlight-offers.ts';

/** The pages and the actions that Ctrl K finds, as far as the person may see and take them. */
export function useSpotlightActions(): readonly Offer[] {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const mayAdd = useMay('contacts.write');
  const { setColorScheme } = useMantineColorScheme();
  const pages = [...PLACES, PROFILE, ...SETTINGS].map(({ to, label, icon }): Offer => ({
    key: to.replaceAll('/', '-'),
    group: 'pages',
    icon,
    label: t(label),
    take: () => void router.navigate({ to }),
  }));
  const schemes = SCHEMES.map(({ scheme, icon }): Offer => ({
    key: `scheme-${scheme}`,
    group: 'actions',
    icon,
    label: t(`spotlight.scheme.${scheme}`),
    take: () => setColorScheme(scheme),
  }));
  const map: Offer = {
    key: 'keyboard',
    group: 'actions',
    icon: Keyboard,
    label: t('keyboard.title'),
    take: () => showOverlay('keyboard map'),
  };
  const add: Offer = {
    key: 'add-contact',
    group: 'actions',
    icon: Plus,
    label: t('keyboard.does.addContact'),
    take: () => showOverlay('new contact'),
  };
  return [
    ...pages,
    ...(mayAdd ? [add] : []),
    ...useImportActions(),
    ...useAccountActions(),
    ...schemes,
    ...useLanguageActions(),
    map,
  ];
}

const PROFILE = { to: '/profile', label: 'profile', icon: UserRound } as const;

const SETTINGS = [
  { to: '/settings/account', label: 'spotlight.settings.account', icon: SlidersHorizontal },
  { to: '/settings/fields', label: 'spotlight.settings.fields', icon: ListTree },
  { to: '/settings/types', label: 'spotlight.settings.types', icon: UsersRound },
  { to: '/settings/tags', label: 'spotlight.settings.tags', icon: Tag },
  { to: '/settings/duplicates', label: 'spotlight.settings.duplicates', icon: Copy },
  { to: '/settings/members', label: 'spotlight.settings.members', icon: UsersRound },
  { to: '/settings/keys', label: 'spotlight.settings.keys', icon: KeyRound },
  { to: '/settings/webhooks', label: 'spotlight.settings.webhooks', icon: Webhook },
  { to: '/settings/audit', label: 'spotlight.settings.audit', icon: ScrollText },
  { to: '/settings/erasure', label: 'spotlight.settings.erasure', icon: UserX },
] as const;

const SCHEMES = [
  { scheme: 'light', icon: Sun },
  { scheme: 'dark', icon: Moon },
  { scheme: 'auto', icon: SunMoon },
] as const;

function useImportActions(): readonly Offer[] {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const mayImport = useMay('imports.write');
  const types = useSettingTexts('contact_types');
  if (!mayImport) return [];
  const offer = (type: string | null): Offer => ({
    key: `import-${type ?? ''}`,
    group: 'actions',
    icon: Upload,
    label: type === null ? t('spotlight.import') : t('spotlight.importType', { type }),
    take: () => void router.navigate({ to: '/imports/new', search: type === null ? {} : { type } }),
  });
  return [null, ...types].map(offer);
}

function useAccountActions(): readonly Offer[] {
  const { t } = useTranslation('shell');
  const { accounts, account } = useSession();
  const { mutate } = useChangeAccount();
  return accounts
    .filter(({ accountId }) => accountId !== account?.accountId)
    .map(({ accountId, name }) => ({
      key: accountId,
      group: 'actions',
      icon: Building2,
      label: t('spotlight.account', { account: name }),
      take: () => mutate(accountId),
    }));
}

function useLanguageActions(): readonly Offer[] {
  const { t, i18n } = useTranslation('shell');
  const queryClient = useQueryClient();
  const choose = async (language: Language): Promise<void> => {
    await chooseLanguage(language);
    await queryClient.invalidateQueries();
  };
  return (Object.keys(LANGUAGES) as readonly Language[])
    .filter((language) => language !== i18n.language)
    .map((language) => ({
      key: `language-${language}`,
      group: 'actions',
      icon: Languages,
      label: t('spotlight.language', { language: LANGUAGES[language] }),
      take: () => void choose(language),
    }));
}
