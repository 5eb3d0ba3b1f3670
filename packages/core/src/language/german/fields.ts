/** What is wrong with a field or a setting that somebody wants. */
export const FIELDS = {
  '{key} is a standard field: it stays as it is.':
    '{key} ist ein Standardfeld: Es bleibt, wie es ist.',
  '{field} is a standard field: every account has it.':
    '„{field}“ ist ein Standardfeld: Jedes Konto hat es.',
  'There are no records of the kind {object}.': 'Einträge der Art {object} gibt es nicht.',
  'There is no field {key}.': 'Ein Feld {key} gibt es nicht.',
  'There is no field {name}. The list of fields has their keys and names.':
    'Ein Feld {name} gibt es nicht. Die Schlüssel und Namen stehen in der Liste der Felder.',
  'There is already a field with the key {key}.': 'Ein Feld mit dem Schlüssel {key} gibt es schon.',
  '{field} cannot be removed while the import of {file} uses it. Finish or discard the import {id} first.':
    '„{field}“ kann nicht gelöscht werden, solange der Import von {file} es verwendet. Schließen Sie den Import {id} zuerst ab, oder verwerfen Sie ihn.',
  '1 contact has a value in {field}. The field goes only together with this value, which cannot be undone: say that it is to go.':
    '1 Kontakt hat einen Wert in „{field}“. Das Feld wird nur zusammen mit diesem Wert gelöscht, und das lässt sich nicht rückgängig machen: Bestätigen Sie, dass er gelöscht werden soll.',
  '{count} contacts have a value in {field}. The field goes only together with these values, which cannot be undone: say that they are to go.':
    '{count} Kontakte haben einen Wert in „{field}“. Das Feld wird nur zusammen mit diesen Werten gelöscht, und das lässt sich nicht rückgängig machen: Bestätigen Sie, dass sie gelöscht werden sollen.',
  'A field needs a name.': 'Ein Feld braucht einen Namen.',
  'The name of a field can have {most} characters; this one has {count}.':
    'Der Name eines Feldes kann {most} Zeichen haben; dieser hat {count}.',
  'Muster uses "{label}" for a column of its own files. Choose another name.':
    'Muster verwendet „{label}“ für eine Spalte seiner eigenen Dateien. Wählen Sie einen anderen Namen.',
  'There is already a field {field}. Choose another name.':
    'Ein Feld „{field}“ gibt es schon. Wählen Sie einen anderen Namen.',
  '"{given}" is not a type of field. The types are {types}.':
    '„{given}“ ist kein Feldtyp. Die Typen sind {types}.',
  'A field of type {type} has no options; single_option and many_options have.':
    'Ein Feld vom Typ {type} hat keine Auswahlwerte; single_option und many_options haben welche.',
  'The option {option} is given twice.': 'Der Auswahlwert {option} ist doppelt angegeben.',
  'A field of type {type} needs its options: give at least one.':
    'Ein Feld vom Typ {type} braucht Auswahlwerte: Geben Sie mindestens einen an.',
  'A field can have {most} options.': 'Ein Feld kann {most} Auswahlwerte haben.',
  'No key can be made from "{label}". Give it a key of letters and digits, e.g. my_field.':
    'Aus „{label}“ lässt sich kein Schlüssel bilden. Geben Sie einen aus Buchstaben und Ziffern an, z. B. mein_feld.',
  '"{key}" cannot be the key of a field: it takes small letters, digits and _, a letter first, 63 at most, and no name that JavaScript reserves. Choose another key.':
    '„{key}“ kann kein Schlüssel eines Feldes sein: Erlaubt sind Kleinbuchstaben, Ziffern und _, mit einem Buchstaben zuerst, höchstens 63 Zeichen und kein Name, den JavaScript reserviert. Wählen Sie einen anderen Schlüssel.',
  'The key {key} belongs to the field {field}. Choose another key.':
    'Der Schlüssel {key} gehört zum Feld „{field}“. Wählen Sie einen anderen.',
  // Settings
  'There is no setting {key}.': 'Eine Einstellung {key} gibt es nicht.',
  'There is no setting {key}. The settings are {keys}.':
    'Eine Einstellung {key} gibt es nicht. Die Einstellungen sind {keys}.',
  'Only an owner of the account may change {key}.': 'Nur ein Inhaber des Kontos darf {key} ändern.',
  '{value} is not a value of {key}.': '{value} ist kein Wert von {key}.',
  'Contacts cannot be found by {unknown}. They can be found by {known}.':
    'An {unknown} kann man Kontakte nicht erkennen. Möglich sind {known}.',
  '"{text}" is neither yes nor no.': '„{text}“ ist weder Ja noch Nein.',
  '"{text}" is not a choice here. Choose {choices}.':
    '„{text}“ steht hier nicht zur Wahl. Wählen Sie {choices}.',
  '"{text}" is not a number of days. Give 1 to {most}, or none.':
    '„{text}“ ist keine Anzahl von Tagen. Geben Sie 1 bis {most} an, oder none.',
  'Give at least one value, several separated by commas.':
    'Geben Sie mindestens einen Wert an, mehrere durch Kommas getrennt.',
  'Give at least one value.': 'Geben Sie mindestens einen Wert an.',
  'Give at most {most} values; these are {count}.':
    'Geben Sie höchstens {most} Werte an; das sind {count}.',
  '"{text}" is not the code of a country. Give its two letters, e.g. US, GB or DE, or none.':
    '„{text}“ ist kein Ländercode. Geben Sie die zwei Buchstaben an, z. B. DE, AT oder CH, oder none.',
  '"{text}" is not the code of a currency. Give its three letters, e.g. USD, EUR or GBP.':
    '„{text}“ ist kein Währungscode. Geben Sie die drei Buchstaben an, z. B. EUR, CHF oder USD.',
  '"{text}" is not an order of dates. Choose day_first, month_first or ask.':
    '„{text}“ ist keine Reihenfolge im Datum. Wählen Sie day_first, month_first oder ask.',
  '"{text}" is not the code of a language. Give its letters, e.g. en, de or fr.':
    '„{text}“ ist kein Sprachcode. Geben Sie die Buchstaben an, z. B. de, en oder fr.',
  '"{text}" is not a time zone. Give its name, e.g. Europe/Berlin or America/New_York.':
    '„{text}“ ist keine Zeitzone. Geben Sie ihren Namen an, z. B. Europe/Berlin oder America/New_York.',
} as const;
