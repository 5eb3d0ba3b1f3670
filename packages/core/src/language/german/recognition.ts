/** Why a column was recognised, or left alone. */
export const RECOGNITION = {
  'Chosen by hand.': 'Von Hand gewählt.',
  'As in the import that this file corrects.': 'Wie im Import, den diese Datei berichtigt.',
  'The report says here which record each row became.':
    'Der Bericht sagt hier, welcher Kontakt aus jeder Zeile wurde.',
  'A report added this column; it is not imported.':
    'Diese Spalte stammt aus einem Bericht; sie wird nicht importiert.',
  'The plan does not name this column.': 'Der Plan nennt diese Spalte nicht.',
  'The column has no name that says what it holds.':
    'Die Spalte hat keinen Namen, der sagt, was sie enthält.',
  'The header is the name of the field {field}.':
    'Die Überschrift ist der Name des Feldes {field}.',
  'Only a part of the header is understood, so it may mean something else.':
    'Nur ein Teil der Überschrift ist bekannt; sie kann etwas anderes bedeuten.',
  'The header is not known.': 'Die Überschrift ist nicht bekannt.',
  'There is no field for a further line of an address.':
    'Für eine weitere Adresszeile gibt es kein Feld.',
  'There is no field for it.': 'Dafür gibt es kein Feld.',
  'The header means {field}.': 'Die Überschrift bedeutet „{field}“.',
  'The header resembles {field}, which is too little.':
    'Die Überschrift ähnelt „{field}“; das genügt nicht.',
  'The header looks like a misspelling of {field}.':
    'Die Überschrift sieht nach einem Tippfehler für „{field}“ aus.',
  'The header does not say what the column holds; the values {says}.':
    'Die Überschrift sagt nicht, was die Spalte enthält; die Werte {says}.',
  '{before} The values {says}.': '{before} Die Werte {says}.',
  '{before} Many of the values look wrong for it.':
    '{before} Viele Werte passen allerdings nicht dazu.',
  'The header means {field}, but the values {says}.':
    'Die Überschrift bedeutet „{field}“, aber die Werte {says}.',
  '"{best}" is taken for {field}, which holds one value.':
    'Für „{field}“, das nur einen Wert hat, wird „{best}“ genommen.',
  '{before} "{best}" is taken for {field}, so this one goes to {rest}.':
    '{before} Für „{field}“ wird „{best}“ genommen, diese Spalte geht deshalb nach „{rest}“.',
  'It may be about another person than the contact.':
    'Hier kann eine andere Person als der Kontakt gemeint sein.',
  'It may be the name of something else than the contact.':
    'Das kann der Name von etwas anderem als dem Kontakt sein.',
  'First and last name have columns of their own, and the values are single words.':
    'Vor- und Nachname haben eigene Spalten, und die Werte sind einzelne Wörter.',
  'It belongs to another address than "{column}", which is taken for the contact\'s.':
    'Das gehört zu einer anderen Adresse als „{column}“, die für den Kontakt genommen wird.',
  'The header means a name, and {because}.': 'Die Überschrift bedeutet einen Namen, und {because}.',
  'the values are names of firms': 'die Werte sind Firmennamen',
  'first and last name have columns of their own': 'Vor- und Nachname haben eigene Spalten',
  'the values hold the first name too': 'die Werte enthalten auch den Vornamen',
  'the first name has a column of its own': 'der Vorname hat eine eigene Spalte',
  'the values hold the last name too': 'die Werte enthalten auch den Nachnamen',
  'the last name has a column of its own': 'der Nachname hat eine eigene Spalte',
  'the values are single words': 'die Werte sind einzelne Wörter',
  'The name has a column of its own.': 'Der Name hat eine eigene Spalte.',
  'The header may mean a person, but the values do not look like names of people.':
    'Die Überschrift kann eine Person bedeuten, aber die Werte sehen nicht nach Personennamen aus.',
  'The header means a person, and the values look like names of people.':
    'Die Überschrift bedeutet eine Person, und die Werte sehen nach Personennamen aus.',
  'The values are courtesy titles.': 'Die Werte sind Anreden.',
  'The values are not courtesy titles, so it is a job title.':
    'Die Werte sind keine Anreden, also ist es die Berufsbezeichnung.',
  'The job title has a column of its own, so this is the courtesy title.':
    'Die Berufsbezeichnung hat eine eigene Spalte, also ist dies die Anrede.',
  'It may be a courtesy title or a job title.':
    'Das kann eine Anrede oder eine Berufsbezeichnung sein.',
  'The date is spread over several columns.': 'Das Datum ist auf mehrere Spalten verteilt.',
  'The header means a contact ID, and the values are IDs of another program.':
    'Die Überschrift bedeutet eine Kontakt-ID, und die Werte sind IDs eines anderen Programms.',
  'The header means the ID that Muster gives a contact, but none of the values is one. If they are the IDs of another program, map the column to External ID.':
    'Die Überschrift bedeutet die ID, die Muster einem Kontakt gibt, aber keiner der Werte ist eine. Wenn es IDs eines anderen Programms sind, ordnen Sie die Spalte dem Feld „Externe ID“ zu.',
  'Nothing in the file names or reaches a {object}, so this may be about something else.':
    'Nichts in der Datei nennt einen Namen oder einen Weg, jemanden zu erreichen; es geht hier vielleicht gar nicht um „{object}“.',
  // Columns that no field holds
  'It is a fax or data line, which is not a number to reach the contact by.':
    'Das ist ein Fax- oder Datenanschluss, darüber ist der Kontakt nicht zu erreichen.',
  'It is not a number to reach the contact by.':
    'Über diese Nummer ist der Kontakt nicht zu erreichen.',
  'It is about another person or firm than the contact.':
    'Hier geht es um eine andere Person oder Firma als den Kontakt.',
  'It describes another column.': 'Diese Spalte beschreibt eine andere.',
  'It says whom one may contact, which is the opposite of a do-not-contact flag.':
    'Hier steht, wen man kontaktieren darf: das Gegenteil einer Kontaktsperre.',
  'It is only a part of a date.': 'Das ist nur ein Teil eines Datums.',
  'There is no standard field for this date.': 'Für dieses Datum gibt es kein Standardfeld.',
  'There is no standard field for a status or rating.':
    'Für einen Status oder eine Bewertung gibt es kein Standardfeld.',
  'There is no standard field for messenger and social accounts.':
    'Für Messenger und soziale Netzwerke gibt es kein Standardfeld.',
  'There is no standard field for this kind of name.':
    'Für diese Art von Namen gibt es kein Standardfeld.',
  'There is no standard field for it.': 'Dafür gibt es kein Standardfeld.',
  // What the values show: these finish "the values …"
  'are email addresses': 'sind E-Mail-Adressen',
  'are phone numbers': 'sind Telefonnummern',
  'are web addresses': 'sind Webadressen',
  'are codes of countries': 'sind Ländercodes',
  'look like postal codes': 'sehen nach Postleitzahlen aus',
  'there are none to judge by': 'fehlen',
  'do not contradict it': 'sprechen nicht dagegen',
  'are {kind}': 'sind {kind}',
  'are {kind} ({percent}% of them)': 'sind {kind} ({percent} % davon)',
  'are not {kind}': 'sind keine {kind}',
  'are something else': 'sind etwas anderes',
  'are too long for {field}': 'sind zu lang für „{field}“',
  'are not postal codes': 'sind keine Postleitzahlen',
  'have no digits': 'enthalten keine Ziffern',
  'are yes and no': 'sind Ja und Nein',
  'are not yes or no': 'sind weder Ja noch Nein',
  'are Muster IDs': 'sind Muster-IDs',
  'are not Muster IDs': 'sind keine Muster-IDs',
  'are not IDs': 'sind keine IDs',
  'repeat, so they identify nobody': 'kommen mehrfach vor und kennzeichnen deshalb niemanden',
  'are too long to be IDs': 'sind zu lang für IDs',
  'are all different': 'sind alle verschieden',
  'are options of {field}': 'sind Auswahlwerte von „{field}“',
  'are not options of {field}': 'sind keine Auswahlwerte von „{field}“',
  'email addresses': 'E-Mail-Adressen',
  'phone numbers': 'Telefonnummern',
  'web addresses': 'Webadressen',
  dates: 'Datumsangaben',
  'days without a year': 'Tage ohne Jahr',
  numbers: 'Zahlen',
  IDs: 'IDs',
  'yes and no': 'Ja und Nein',
} as const;
