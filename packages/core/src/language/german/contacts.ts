/** What keeps contacts from being changed. */
export const CONTACTS = {
  '{first} {rest}': '{first} {rest}',
  '{first}\n{rest}': '{first}\n{rest}',
  '{name} would have more than {limit} values in {field}.':
    '{name} hätte mehr als {limit} Werte in „{field}“.',
  'Take some away first.': 'Entfernen Sie zuerst einige.',
  'A contact needs an email or a phone.':
    'Ein Kontakt braucht eine E-Mail-Adresse oder eine Telefonnummer.',
  'Give at least one of them.': 'Geben Sie mindestens eine davon an.',
  'The contact would be left without {needs}.':
    'Dem Kontakt würden alle diese Angaben fehlen: {needs}.',
  'a name': 'ein Name',
  'Keep one of them, or delete the contact.':
    'Behalten Sie eine davon, oder löschen Sie den Kontakt.',
  'The contact {id} is in the bin. Restore it before you change it.':
    'Der Kontakt {id} ist im Papierkorb. Holen Sie ihn zurück, bevor Sie ihn ändern.',
  'There is no field {key}.': 'Ein Feld {key} gibt es nicht.',
} as const;
