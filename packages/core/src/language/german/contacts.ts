/** What keeps contacts from being changed, alone or many at once, and from being found. */
export const CONTACTS = {
  '{first} {rest}': '{first} {rest}',
  '{first}\n{rest}': '{first}\n{rest}',
  '{name} would have more than {limit} values in {field}.':
    '{name} hätte mehr als {limit} Werte in „{field}“.',
  'Take some away first.': 'Entfernen Sie zuerst einige.',
  'A contact needs an email or a phone.':
    'Ein Kontakt braucht eine E-Mail-Adresse oder eine Telefonnummer.',
  'Give at least one of them.': 'Geben Sie mindestens eine davon an.',
  'The contact would be left without {needs}.': 'Dem Kontakt würde alles davon fehlen: {needs}.',
  'a name': 'ein Name',
  'Keep one of them, or delete the contact.':
    'Behalten Sie eines davon, oder löschen Sie den Kontakt.',
  'There is no contact {id}.': 'Einen Kontakt {id} gibt es nicht.',
  'The contact {id} has no photo.': 'Der Kontakt {id} hat kein Foto.',
  'The contact {id} is in the bin. Restore it before you change it.':
    'Der Kontakt {id} ist im Papierkorb. Holen Sie ihn zurück, bevor Sie ihn ändern.',
  'The contact was changed meanwhile: it has version {current}, not {given}. Read it again, and change what it is now.':
    'Der Kontakt wurde inzwischen geändert: Er hat Version {current}, nicht {given}. Laden Sie ihn neu, und ändern Sie, was jetzt dasteht.',
  '{field} {value} already belongs to {name} ({id}). Change that contact, give another value, or allow duplicates in Settings.':
    '{field} {value} gehört schon zu {name} ({id}). Ändern Sie jenen Kontakt, geben Sie einen anderen Wert an, oder erlauben Sie in den Einstellungen Dubletten.',
  'The {field} belongs to somebody whose data was erased on request. If the person has agreed to be contacted again, an owner can lift the suppression {id} first.':
    'Der Wert ({field}) gehört zu jemandem, dessen Daten auf Verlangen gelöscht wurden. Hat die Person zugestimmt, wieder kontaktiert zu werden, kann ein Inhaber zuerst die Sperre {id} aufheben.',
  'There is no suppression {id}.': 'Eine Sperre {id} gibt es nicht.',
  // Many at once
  '{value} belongs to another contact by now.':
    '{value} gehört inzwischen zu einem anderen Kontakt.',
  'The bulk action is {state}: there is nothing to cancel.':
    'Die Massenaktion ist {state}: Es gibt nichts abzubrechen.',
  'There is no bulk action {id}.': 'Eine Massenaktion {id} gibt es nicht.',
  'There is no field {key} to export.': 'Ein Feld {key} zum Exportieren gibt es nicht.',
  'Say what to set, to add or to remove.':
    'Geben Sie an, was gesetzt, hinzugefügt oder entfernt werden soll.',
  '{field} tells contacts apart: it cannot be set for several at once.':
    '„{field}“ unterscheidet Kontakte: Es kann nicht für mehrere zugleich gesetzt werden.',
  '{field} has one value: set it.': '„{field}“ hat nur einen Wert: Setzen Sie ihn.',
  'There is no file to download. {reason}': 'Es gibt keine Datei zum Herunterladen. {reason}',
  'It is no export.': 'Das ist kein Export.',
  'The export is {state}.': 'Der Export ist {state}.',
  'Files of exports are kept for {days} days.':
    'Dateien von Exporten werden {days} Tage aufbewahrt.',
  'Something unexpected. The log has it.': 'Etwas Unerwartetes. Mehr steht im Protokoll.',
  // States of long work
  waiting: 'in der Warteschlange',
  running: 'im Gange',
  done: 'fertig',
  failed: 'fehlgeschlagen',
  cancelled: 'abgebrochen',
  // Finding them
  'The filter is not JSON.': 'Der Filter ist kein JSON.',
  'The filter is not a JSON list of conditions: {reason}':
    'Der Filter ist keine JSON-Liste von Bedingungen: {reason}',
  '{place}: {reason}': '{place}: {reason}',
  'There is no field {key} to sort by. Besides fields there are @created, @updated and @name.':
    'Ein Feld {key} zum Sortieren gibt es nicht. Neben den Feldern gibt es @created, @updated und @name.',
  'More than {count} contacts are found: that many are not sorted by a field. Type more of what you look for, or sort by @name.':
    'Es gibt mehr als {count} Treffer: So viele werden nicht nach einem Feld sortiert. Geben Sie mehr von dem ein, was Sie suchen, oder sortieren Sie nach @name.',
  'If-Match takes the ETag that the contact was read with, e.g. "3".':
    'Zu If-Match gehört das ETag, mit dem der Kontakt gelesen wurde, z. B. "3".',
  'There is no {field}. Besides fields there are {facts}.':
    '{field} gibt es nicht. Neben den Feldern gibt es {facts}.',
  '{field} takes "is" with the ID of an import.':
    'Zu {field} gehört „is“ mit der ID eines Imports.',
  'There is no field {field} to filter by.': 'Ein Feld {field} zum Filtern gibt es nicht.',
  'contact_id takes "is" with an ID, or "in" with several.':
    'Zu contact_id gehört „is“ mit einer ID oder „in“ mit mehreren.',
  '{field} has one value: use is or is_not.':
    '„{field}“ hat nur einen Wert: Verwenden Sie is oder is_not.',
  '{operator} on {field} takes one value; "in" takes a list.':
    'Zu {operator} bei „{field}“ gehört ein Wert; zu „in“ gehört eine Liste.',
  '{field} is no text: {operator} is not for it.':
    '„{field}“ ist kein Text: {operator} passt nicht dazu.',
  '{operator} on {field} takes a text.': 'Zu {operator} bei „{field}“ gehört ein Text.',
  '{field} has no order: {operator} is not for it.':
    '„{field}“ hat keine Reihenfolge: {operator} passt nicht dazu.',
  'between on {field} takes two values.': 'Zu between bei {field} gehören zwei Werte.',
  '{field} takes before or after with one value, or between with two.':
    'Zu {field} gehört before oder after mit einem Wert oder between mit zweien.',
  '"{value}" is not a time such as 2026-03-31 or 2026-03-31T12:00:00Z.':
    '„{value}“ ist keine Zeit wie 2026-03-31 oder 2026-03-31T12:00:00Z.',
  'A filter on {field} needs a value; is_empty needs none.':
    'Ein Filter auf „{field}“ braucht einen Wert; is_empty braucht keinen.',
  'The cursor is not of this list in this order. Begin without a cursor.':
    'Der Cursor gehört nicht zu dieser Liste in dieser Reihenfolge. Beginnen Sie ohne Cursor.',
  'An account has {most} smart lists at most. Remove one that is not needed.':
    'Ein Konto hat höchstens {most} Smart-Listen. Löschen Sie eine, die nicht gebraucht wird.',
  'The name of the smart list is empty.': 'Der Name der Smart-Liste ist leer.',
  'There is already a smart list {name}. Choose another name, or change that list.':
    'Eine Smart-Liste {name} gibt es schon. Wählen Sie einen anderen Namen, oder ändern Sie jene Liste.',
  'There is no smart list {id}.': 'Eine Smart-Liste {id} gibt es nicht.',
  'There is no field {key} to show. Besides fields there are {facts}.':
    'Ein Feld {key} zum Anzeigen gibt es nicht. Neben den Feldern gibt es {facts}.',
  'The column {column} is given twice. Give it once.':
    'Die Spalte {column} ist doppelt angegeben. Geben Sie sie einmal an.',
  'The filter is longer than {most} characters of JSON. Give fewer conditions or shorter lists.':
    'Der Filter ist länger als {most} Zeichen JSON. Geben Sie weniger Bedingungen oder kürzere Listen an.',
} as const;
