/** What keeps a mapping from being used. */
export const MAPPING = {
  '"{name}"': '„{name}“',
  '{first}, {rest}': '{first}, {rest}',
  '{some} or {last}': '{some} oder {last}',
  '{problem} {advice}': '{problem} {advice}',
  'No column is mapped to a field of {objects}. Map at least one column.':
    'Keine Spalte ist einem Feld der {objects} zugeordnet. Ordnen Sie mindestens eine Spalte zu.',
  'Column "{column}" is mapped to "{target}", which is no field of {objects}. Choose an existing field, or define it first.':
    'Die Spalte „{column}“ ist „{target}“ zugeordnet, und so heißt kein Feld der {objects}. Wählen Sie ein vorhandenes Feld, oder legen Sie es zuerst an.',
  '{field} holds one value, and both "{column}" and "{other}" are mapped to it.':
    'Das Feld „{field}“ hat nur einen Wert, und ihm sind „{column}“ und „{other}“ zugeordnet.',
  'Choose one of them.': 'Wählen Sie eine der beiden Spalten.',
  'Choose one of them and ignore the other.':
    'Wählen Sie eine der beiden Spalten, und ignorieren Sie die andere.',
  '{columns} and {count} more': '{columns} und {count} weiteren',
  'Nothing is said about the column {columns}.': 'Zur Spalte {columns} ist nichts gesagt.',
  'Nothing is said about the columns {columns}.': 'Zu den Spalten {columns} ist nichts gesagt.',
  'Map or ignore it, or agree that data in unmapped columns is not imported.':
    'Ordnen Sie sie zu oder ignorieren Sie sie, oder stimmen Sie zu, dass Daten in nicht zugeordneten Spalten nicht importiert werden.',
  'Map or ignore each of them, or agree that data in unmapped columns is not imported.':
    'Ordnen Sie alle zu oder ignorieren Sie sie, oder stimmen Sie zu, dass Daten in nicht zugeordneten Spalten nicht importiert werden.',
  'Map one of them to "{field}".': 'Ordnen Sie eine der beiden Spalten „{field}“ zu.',
  'Creating {objects} needs a column for one of {fields}, and none is mapped. Map one of them.':
    'Um {objects} anzulegen, wird eine Spalte für eines dieser Felder gebraucht, und keine ist zugeordnet: {fields}. Ordnen Sie eine zu.',
  'Updating {objects} needs a column to find them by ({fields}), and none is mapped. Map one of them, or change the duplicate settings.':
    'Um {objects} zu aktualisieren, wird eine Spalte gebraucht, an der sie erkannt werden ({fields}), und keine ist zugeordnet. Ordnen Sie eine zu, oder ändern Sie die Einstellungen zu Dubletten.',
  'Column "{column}" cannot have the policy "{policy}": {field} {reason}. Choose overwrite, fill or match_only.':
    'Für die Spalte „{column}“ ist die Regel „{policy}“ nicht möglich: „{field}“ {reason}. Wählen Sie overwrite, fill oder match_only.',
  'holds one value': 'hat nur einen Wert',
  'is no flag that protects a person from being contacted':
    'ist keine Sperre, die eine Person davor schützt, kontaktiert zu werden',
  'The file has no column "{column}".': 'Die Datei hat keine Spalte „{column}“.',
  'Did you mean {names}?': 'Meinten Sie {names}?',
  'The columns are {names}.': 'Die Spalten sind {names}.',
  '{objects} have no field "{field}".': '{objects} haben kein Feld „{field}“.',
  '"muster fields" lists the fields.': '„muster fields“ zeigt die Felder.',
  'Column "{column}" is given two targets. Name it once.':
    'Für die Spalte „{column}“ sind zwei Ziele angegeben. Nennen Sie sie nur einmal.',
  // What is set for every row
  '{objects} have no field "{field}" to set for every row.':
    '{objects} haben kein Feld „{field}“, das für alle Zeilen gesetzt werden könnte.',
  '{field} for every row cannot be empty.': '„{field}“ für alle Zeilen darf nicht leer sein.',
  '"{value}" is no option of {field} in this account. There are {options}.':
    '„{value}“ ist in diesem Konto keine Option von „{field}“. Möglich sind {options}.',
  'No member of this account has the ID or email "{value}".':
    'Kein Mitglied dieses Kontos hat die ID oder E-Mail-Adresse „{value}“.',
  // The file of a draft
  'The upload ended before all of the file was there. Send it again, and import that.':
    'Der Upload brach ab, bevor die Datei vollständig war. Laden Sie sie noch einmal hoch, und importieren Sie diese.',
  'Nothing of the file has arrived yet.': 'Von der Datei ist noch nichts angekommen.',
} as const;
