/** How a file is written, and how that was found out. */
export const READING = {
  'The encoding was given.': 'Die Zeichenkodierung wurde vorgegeben.',
  'The file begins with a byte-order mark.': 'Die Datei beginnt mit einer Byte-Order-Mark (BOM).',
  'NUL bytes stand where this encoding puts them.':
    'NUL-Bytes stehen dort, wo diese Kodierung sie setzt.',
  'The file switches to Japanese by escape sequences.':
    'Die Datei schaltet mit Escape-Sequenzen auf Japanisch um.',
  'The file has only ASCII characters.': 'Die Datei enthält nur ASCII-Zeichen.',
  'Every character is valid UTF-8.': 'Alle Zeichen sind gültiges UTF-8.',
  'Most characters beyond ASCII are valid UTF-8.':
    'Die meisten Zeichen außerhalb von ASCII sind gültiges UTF-8.',
  'The bytes are not UTF-8; this fits their statistics best.':
    'Die Bytes sind kein UTF-8; diese Kodierung passt statistisch am besten.',
  'The delimiter was given: {delimiter}.': 'Das Trennzeichen wurde vorgegeben: {delimiter}.',
  'No delimiter gives the rows a common structure: one column.':
    'Kein Trennzeichen gibt den Zeilen eine gemeinsame Struktur: eine Spalte.',
  'With the {delimiter} as delimiter, {percent}% of the sampled rows have {cells} cells.':
    'Mit dem Trennzeichen {delimiter} haben {percent} % der geprüften Zeilen {cells} Zellen.',
  comma: 'Komma',
  semicolon: 'Semikolon',
  tab: 'Tabulator',
  'vertical bar': 'senkrechter Strich',
  colon: 'Doppelpunkt',
  space: 'Leerzeichen',
  'The header row was given.': 'Die Kopfzeile wurde vorgegeben.',
  'The file has no rows.': 'Die Datei hat keine Zeilen.',
  '{reason} The row before it is a note.': '{reason} Die Zeile davor ist eine Notiz.',
  '{reason} {rows} rows before it are notes.': '{reason} Die {rows} Zeilen davor sind Notizen.',
  'The first row holds an address: it is data.':
    'Die erste Zeile enthält eine Adresse, sie gehört also zu den Daten.',
  'The first row is empty.': 'Die erste Zeile ist leer.',
  'The row holds words that name columns.': 'Die Zeile enthält Wörter, die Spalten benennen.',
  'The row holds words where the rows below hold numbers, dates or addresses.':
    'Die Zeile enthält Wörter, wo die Zeilen darunter Zahlen, Datumsangaben oder Adressen enthalten.',
  'The first row looks like the rows below it.':
    'Die erste Zeile sieht aus wie die Zeilen darunter.',
  'Values of the first row come again below it.':
    'Werte der ersten Zeile kommen weiter unten wieder vor.',
  'Nothing speaks against the usual header row.': 'Nichts spricht gegen die übliche Kopfzeile.',
} as const;
