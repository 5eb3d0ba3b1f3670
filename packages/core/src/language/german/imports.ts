/** What an import cannot do in the state that it is in. */
export const IMPORTS = {
  'Only an owner of the account may let an import clear do-not-contact flags (clear_protection).':
    'Nur ein Inhaber des Kontos darf einen Import Kontaktsperren aufheben lassen (clear_protection).',
  'The import is not planned yet. Apply it when it is.':
    'Der Import ist noch nicht geplant. Wenden Sie ihn an, wenn er es ist.',
  'The import was planned anew since you looked at it. Look at the new plan, and apply that.':
    'Der Import wurde neu geplant, seit Sie ihn angesehen haben. Sehen Sie sich den neuen Plan an, und wenden Sie den an.',
  'The import was started since you looked at it, and then stopped. Look at how far it is before it goes on.':
    'Der Import wurde gestartet, seit Sie ihn angesehen haben, und dann unterbrochen. Sehen Sie nach, wie weit er ist, bevor er weitergeht.',
  'The import has been started. Pause it first if it is to be planned again.':
    'Der Import ist schon gestartet. Halten Sie ihn zuerst an, wenn er noch einmal geplant werden soll.',
  'Contacts have changed since the import was planned, and rows may turn out otherwise than the plan says. Plan it again and look at that, or apply it all the same: rows are then decided by what contacts are then.':
    'Seit der Import geplant wurde, haben sich Kontakte geändert, und Zeilen können anders ausgehen, als der Plan sagt. Planen Sie ihn noch einmal und sehen Sie sich das an, oder wenden Sie ihn trotzdem an: Über die Zeilen entscheidet dann, wie die Kontakte dann sind.',
  'Rows of the import have been applied. Undo the import to take them back.':
    'Zeilen des Imports sind schon angewendet. Machen Sie den Import rückgängig, um sie zurückzunehmen.',
  'The import is {state} and its plan is settled. While nothing of it is applied, it can be reopened (POST /imports/{id}/reopen).':
    'Der Import ist {state}, und sein Plan steht fest. Solange nichts davon angewendet ist, kann man ihn wieder öffnen (POST /imports/{id}/reopen).',
  'The import is {state}: how it is read and mapped cannot be changed any more.':
    'Der Import ist {state}: Wie er gelesen und zugeordnet wird, lässt sich nicht mehr ändern.',
  'The import was begun on the command line. Discard it, and import the file again.':
    'Der Import wurde auf der Kommandozeile begonnen. Verwerfen Sie ihn, und importieren Sie die Datei noch einmal.',
  'There are no imports yet.': 'Es gibt noch keine Importe.',
  'There is no import {id}.': 'Einen Import {id} gibt es nicht.',
  'There is no import {name}. The list of imports has their IDs.':
    'Einen Import {name} gibt es nicht. Die IDs stehen in der Liste der Importe.',
  '{count} imports have an ID that begins with {name}. Give more of it.':
    'Bei {count} Importen beginnt die ID mit {name}. Geben Sie mehr davon an.',
  'The import is a draft: plan it first.': 'Der Import ist ein Entwurf: Planen Sie ihn zuerst.',
  'The file of this import is not kept any more.':
    'Die Datei dieses Imports wird nicht mehr aufbewahrt.',
  'The import is {state}: there is nothing to {doing}.':
    'Der Import ist {state}: Das ist nicht möglich ({doing}).',
  'The import was cancelled before any of its rows was applied, and its copy of the file is gone. Import the file again.':
    'Der Import wurde abgebrochen, bevor eine Zeile angewendet war, und die Kopie der Datei ist gelöscht. Importieren Sie die Datei noch einmal.',
  'A part of the import has been undone. Redo that or undo the rest first.':
    'Ein Teil des Imports ist rückgängig gemacht. Stellen Sie ihn zuerst wieder her, oder machen Sie den Rest rückgängig.',
  'The import is {state}: there is nothing to go on with.':
    'Der Import ist {state}: Es gibt nichts fortzusetzen.',
  'The import is {state}, and nothing is being done on it: there is nothing to pause.':
    'Der Import ist {state}, und niemand arbeitet daran: Es gibt nichts anzuhalten.',
  'The import is {state}: there is nothing to cancel.':
    'Der Import ist {state}: Es gibt nichts abzubrechen.',
  plan: 'planen',
  apply: 'anwenden',
  undo: 'rückgängig machen',
  redo: 'wiederherstellen',
  // States
  draft: 'ein Entwurf',
  staging: 'beim Einlesen',
  planning: 'in Planung',
  planned: 'geplant',
  applying: 'beim Anwenden',
  applied: 'angewendet',
  undoing: 'beim Rückgängigmachen',
  undone: 'rückgängig gemacht',
  redoing: 'beim Wiederherstellen',
  discarded: 'verworfen',
  'The file is still arriving: {received} bytes are there. Plan the import when all of it is.':
    'Die Datei wird noch hochgeladen: {received} Bytes sind da. Planen Sie den Import, wenn sie vollständig ist.',
  'The file is still arriving: {received} of {size} bytes are there. Plan the import when all of it is.':
    'Die Datei wird noch hochgeladen: {received} von {size} Bytes sind da. Planen Sie den Import, wenn sie vollständig ist.',
  'The import, or a field of the account, was changed by somebody else just now. Look at it again, and plan it then.':
    'Der Import oder ein Feld des Kontos wurde gerade von jemand anderem geändert. Sehen Sie ihn noch einmal an, und planen Sie ihn dann.',
  'The column "{column}" goes to the field {field}, which was removed since. Add a field with that key again, or undo the import.':
    'Die Spalte „{column}“ geht in das Feld {field}, das inzwischen gelöscht wurde. Legen Sie ein Feld mit diesem Schlüssel wieder an, oder machen Sie den Import rückgängig.',
  'Another worker has taken over import {id}; this one stops.':
    'Ein anderer Prozess hat den Import {id} übernommen; dieser hört auf.',
  'Another process has taken over import {id}; this one stops.':
    'Ein anderer Prozess hat den Import {id} übernommen; dieser hört auf.',
  'Something went wrong that Muster did not expect, three times in a row. What was applied stays. Try again; if it comes again, the log says more.':
    'Dreimal hintereinander gab es einen unerwarteten Fehler. Was angewendet ist, bleibt. Versuchen Sie es noch einmal; wenn es wieder geschieht, steht mehr im Protokoll.',
  'Three workers in a row ended in the middle of this import without getting any further: most likely it needs more memory than they have. What was applied stays. Try again with more memory, or split the file.':
    'Drei Prozesse hintereinander endeten mitten in diesem Import, ohne weiterzukommen: Wahrscheinlich braucht er mehr Speicher, als sie haben. Was angewendet ist, bleibt. Versuchen Sie es mit mehr Speicher noch einmal, oder teilen Sie die Datei.',
  'The plan file is not JSON.': 'Die Plandatei ist kein JSON.',
  'There is no row at byte {offset}.': 'Bei Byte {offset} steht keine Zeile.',
} as const;
