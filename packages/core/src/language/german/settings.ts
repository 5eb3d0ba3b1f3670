/** What the settings of an account mean. */
export const SETTINGS = {
  'May two contacts have the same value of what find_by lists?':
    'Dürfen zwei Kontakte denselben Wert dessen haben, was find_by nennt?',
  'What an existing contact is found by: first and second preference.':
    'Woran ein vorhandener Kontakt erkannt wird: zuerst und an zweiter Stelle.',
  'A row matches two contacts: update the first, or hold the row for review?':
    'Eine Zeile passt zu zwei Kontakten: den ersten aktualisieren oder die Zeile zur Prüfung zurückhalten?',
  'A row matches a deleted contact: create a new one, or restore that one?':
    'Eine Zeile passt zu einem gelöschten Kontakt: einen neuen anlegen oder den gelöschten zurückholen?',
  'Is a permitted duplicate linked to the contact it matches?':
    'Wird eine erlaubte Dublette mit dem Kontakt verknüpft, zu dem sie passt?',
  'Whose national phone numbers are read; none: only numbers with +.':
    'Das Land, dessen nationale Telefonnummern gelesen werden; keines: nur Nummern mit +.',
  'The currency of amounts that name none.': 'Die Währung von Beträgen, die keine nennen.',
  'How 03/04/2024 is read where the column does not prove it; ask: month first, with a warning.':
    'Wie 03/04/2024 gelesen wird, wo die Spalte es nicht zeigt; nachfragen: Monat zuerst, mit einer Warnung.',
  'The language of month names and of yes and no, besides English.':
    'Die Sprache von Monatsnamen und von Ja und Nein, neben Englisch.',
  'Where a time without a zone is meant.': 'Die Zeitzone von Uhrzeiten, die keine nennen.',
  'Words that count as an empty cell in columns of dates, numbers and the like.':
    'Wörter, die in Spalten mit Datum, Zahlen und Ähnlichem als leere Zelle gelten.',
  'The types a contact can have.': 'Die Typen, die ein Kontakt haben kann.',
  'The categories a contact can have; none: any text.':
    'Die Kategorien, die ein Kontakt haben kann; keine: beliebiger Text.',
  'Days after which files of finished imports are removed, and with them their reports; none: never.':
    'Tage, nach denen die Dateien abgeschlossener Importe mit ihren Berichten gelöscht werden; keine: nie.',
  'Days after which contacts in the bin are removed for good; none: never.':
    'Tage, nach denen Kontakte im Papierkorb endgültig gelöscht werden; keine: nie.',
  'May members import, undo imports and see what is planned? Only an owner changes this.':
    'Dürfen Mitglieder importieren, Importe rückgängig machen und sehen, was geplant ist? Nur ein Inhaber ändert das.',
} as const;
