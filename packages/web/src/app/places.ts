import { Contact, Filter, Settings, Upload, UsersRound } from 'lucide-react';

/** The places of the web app, in the order in which the sidebar and the keyboard know them. */
export const PLACES = [
  { to: '/contacts', label: 'contacts', icon: Contact },
  { to: '/smart-lists', label: 'smartLists', icon: Filter },
  { to: '/groups', label: 'groups', icon: UsersRound },
  { to: '/imports', label: 'imports', icon: Upload },
  { to: '/settings', label: 'settings', icon: Settings },
] as const;
