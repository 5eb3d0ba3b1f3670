/** Details that issues carry in their params. A blank at the beginning joins them to the sentence before. */
export const REMARKS = {
  'the row': 'der Zeile',
  'The value': 'Der Wert',
  ' Did you mean {address}?': ' Meinten Sie {address}?',
  ' The value was left alone.': ' Der Wert wurde nicht übernommen.',
  ' A spreadsheet has rounded it, and its digits are lost.':
    ' Eine Tabellenkalkulation hat sie gerundet, die Ziffern sind verloren.',
  ' {reason}': ' {reason}',
  'a {object} without a name': '{object} ohne Namen',
  'row {row} of this file ({name})': 'Zeile {row} dieser Datei ({name})',
  'column {number}': 'Spalte {number}',
  // Of photos that could not be fetched
  'The answer was status {status}.': 'Die Antwort hatte den Status {status}.',
  // Of values given over the API
  '"{value}" in {field} can be read in two ways.':
    '„{value}“ in „{field}“ kann man auf zwei Arten lesen.',
  'Write a date as 2026-03-31, and a number with one decimal point and nothing else.':
    'Schreiben Sie ein Datum wie 2026-03-31 und eine Zahl nur mit Ziffern und einem Dezimalpunkt.',
  '{key} is given by Muster.': '{key} vergibt Muster.',
  'A {object} has no field {key}.': 'Ein Feld {key} gibt es nicht.',
  'Use the keys that GET /api/v1/fields lists.':
    'Verwenden Sie die Schlüssel, die GET /api/v1/fields nennt.',
  '{field} does not take a value of this kind.': '„{field}“ nimmt einen Wert dieser Art nicht an.',
  'Give a list of texts, or a text with its values separated by commas.':
    'Geben Sie eine Liste von Texten an, oder einen Text mit Werten, die durch Kommas getrennt sind.',
  'Give one value: a text, a number, or true or false where the field is a yes or no.':
    'Geben Sie einen Wert an: einen Text, eine Zahl, oder true oder false, wo das Feld Ja oder Nein enthält.',
} as const;
