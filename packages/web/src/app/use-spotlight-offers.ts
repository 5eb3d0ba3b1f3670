import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Contact, Filter, type LucideIcon, Upload } from 'lucide-react';
import { api } from '../api/api.ts';
import { smartListsQuery } from '../api/smart-lists.ts';
import { useSpotlightActions } from './use-spotlight-actions.ts';

/** Something that Ctrl K finds. */
export interface Offer {
  readonly key: string;
  readonly group: 'pages' | 'actions' | 'contacts' | 'smartLists' | 'imports';
  readonly icon: LucideIcon;
  readonly label: string;
  readonly detail?: string;
  readonly take: () => void;
}

/** What is found by the words that were typed; `asked` are those that the server is asked for. */
export function useSpotlightOffers(
  query: string,
  asked: string,
): { readonly offers: readonly Offer[]; readonly isLooking: boolean } {
  const actions = useSpotlightActions();
  const contacts = useContactOffers(asked);
  const lists = useSmartListOffers();
  const imports = useImportOffers();
  if (query === '')
    return { offers: actions.filter(({ group }) => group === 'pages'), isLooking: false };
  const met = [...actions, ...lists, ...imports].filter((offer) => isMet(offer, query));
  const inGroup = (group: Offer['group']): readonly Offer[] =>
    met.filter((offer) => offer.group === group).slice(0, MOST);
  return {
    offers: [
      ...inGroup('pages'),
      ...inGroup('actions'),
      ...(asked === '' ? [] : contacts.offers),
      ...inGroup('smartLists'),
      ...inGroup('imports'),
    ],
    isLooking: contacts.isLooking,
  };
}

/** Of each kind. */
const MOST = 6;

/** Every word that was typed begins a word of it. */
function isMet({ label, detail = '' }: Offer, query: string): boolean {
  const words = wordsOf(`${label} ${detail}`);
  return wordsOf(query).every((typed) => words.some((word) => word.startsWith(typed)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function useContactOffers(search: string) {
  const router = useRouter();
  const { data, isFetching } = useQuery({
    queryKey: ['contacts', 'spotlight', search],
    queryFn: async ({ signal }) => api.listContacts({ query: { search, limit: MOST }, signal }),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });
  const offers = (data?.items ?? []).map(
    ({ contactId, name, values: { email, phone, company } }): Offer => ({
      key: contactId,
      group: 'contacts',
      icon: Contact,
      label: name,
      detail:
        [email, phone, company].find(
          (value): value is string => typeof value === 'string' && value !== name,
        ) ?? '',
      take: () => void router.navigate({ to: '/contacts/$contactId', params: { contactId } }),
    }),
  );
  return { offers, isLooking: isFetching };
}

function useSmartListOffers(): readonly Offer[] {
  const router = useRouter();
  const lists = useQuery(smartListsQuery).data ?? [];
  return lists.map(({ smartListId, name }) => ({
    key: smartListId,
    group: 'smartLists',
    icon: Filter,
    label: name,
    take: () => void router.navigate({ to: '/contacts', search: { list: smartListId } }),
  }));
}

function useImportOffers(): readonly Offer[] {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ['work', 'spotlight'],
    queryFn: async ({ signal }) => api.listImports({ query: { limit: 100 }, signal }),
  });
  return (data?.items ?? [])
    .filter(({ state }) => state !== 'discarded')
    .map(({ importId, file, startedBy }) => ({
      key: importId,
      group: 'imports',
      icon: Upload,
      label: file.name,
      detail: startedBy?.name ?? '',
      take: () => void router.navigate({ to: '/imports/$importId', params: { importId } }),
    }));
}
