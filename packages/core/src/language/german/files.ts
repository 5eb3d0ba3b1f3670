/** What is wrong with a file, and with sending it. */
export const FILES = {
  'The file is larger than 5 GB.': 'Die Datei ist größer als 5 GB.',
  'The file is larger than {size} {unit}.': 'Die Datei ist größer als {size} {unit}.',
  '{count} uploads of this account have begun and not ended. Finish or delete some of them first.':
    '{count} Uploads dieses Kontos sind begonnen und nicht beendet. Schließen Sie zuerst einige ab, oder löschen Sie sie.',
  'There is no such upload.': 'Diesen Upload gibt es nicht.',
  'There is no upload {id}; uploads are kept for a day. Send the file again.':
    'Einen Upload {id} gibt es nicht; Uploads werden einen Tag lang aufbewahrt. Laden Sie die Datei noch einmal hoch.',
  'The upload {id} was removed while it arrived.':
    'Der Upload {id} wurde gelöscht, während er ankam.',
  'The file of this upload is gone. Send it again.':
    'Die Datei dieses Uploads ist nicht mehr da. Laden Sie sie noch einmal hoch.',
  'The form has no file. Add one as a field of it.':
    'Das Formular enthält keine Datei. Fügen Sie eine als Feld hinzu.',
  'Send the file as application/octet-stream, or in a form (multipart/form-data).':
    'Senden Sie die Datei als application/octet-stream oder in einem Formular (multipart/form-data).',
  'The form ends too early, or is none. Send it with its boundary in the header Content-Type.':
    'Das Formular endet zu früh oder ist keines. Senden Sie es mit seiner Begrenzung im Header Content-Type.',
  'The form broke off before its end. Send it again, or use a resumable upload.':
    'Das Formular brach vor seinem Ende ab. Senden Sie es noch einmal, oder verwenden Sie einen Upload, der sich fortsetzen lässt.',
  'The upload broke off before its end. Send it again, or use a resumable upload.':
    'Der Upload brach vor seinem Ende ab. Laden Sie die Datei noch einmal hoch, oder verwenden Sie einen Upload, der sich fortsetzen lässt.',
  'Nothing arrived for {seconds} seconds, so the upload was given up. Send it again, or use a resumable upload.':
    '{seconds} Sekunden lang kam nichts an, deshalb wurde der Upload aufgegeben. Laden Sie die Datei noch einmal hoch, oder verwenden Sie einen Upload, der sich fortsetzen lässt.',
  'The file is still arriving, and this disk cannot share a file that grows. Try again when all of it is there.':
    'Die Datei wird noch hochgeladen, und dieses Laufwerk kann eine wachsende Datei nicht teilen. Versuchen Sie es noch einmal, wenn sie vollständig ist.',
  'The disk of the server is full. Nothing was stored.':
    'Der Speicherplatz des Servers ist voll. Es wurde nichts gespeichert.',
  'The disk that holds the data folder is full. Whoever runs Muster has to make room there, or move the data folder to another disk.':
    'Das Laufwerk mit dem Datenordner ist voll. Wer Muster betreibt, muss dort Platz schaffen oder den Datenordner auf ein anderes Laufwerk verlegen.',
  'The disk that holds the data folder is full. Whoever runs Muster has to make room there, or move the data folder to another disk. Nothing was imported.':
    'Das Laufwerk mit dem Datenordner ist voll. Wer Muster betreibt, muss dort Platz schaffen oder den Datenordner auf ein anderes Laufwerk verlegen. Es wurde nichts importiert.',
  'The data folder cannot be written to ({code}). Whoever runs Muster has to let it write there. Nothing was imported.':
    'In den Datenordner kann nicht geschrieben werden ({code}). Wer Muster betreibt, muss das Schreiben dort erlauben. Es wurde nichts importiert.',
  '{path} cannot be read any further ({code}). Nothing was imported.':
    '{path} lässt sich nicht weiterlesen ({code}). Es wurde nichts importiert.',
  'Muster does not know the encoding "{name}".':
    'Die Zeichenkodierung „{name}“ kennt Muster nicht.',
  '"{path}" has no rows.': '„{path}“ hat keine Zeilen.',
  '"{path}" has {count} columns; Muster reads up to {most}.':
    '„{path}“ hat {count} Spalten; Muster liest bis zu {most}.',
  'A delimiter has one to four characters and no quote or line end; this is "{delimiter}".':
    'Ein Trennzeichen hat ein bis vier Zeichen und kein Anführungszeichen oder Zeilenende; dies ist „{delimiter}“.',
  'Row {header} cannot be the header: {reason}':
    'Zeile {header} kann nicht die Kopfzeile sein: {reason}',
  '1 row': '1 Zeile',
  '{count} rows': '{count} Zeilen',
  '"{path}" has only {rows}.': '„{path}“ hat nur {rows}.',
  'Row {header} of "{path}" is blank.': 'Zeile {header} von „{path}“ ist leer.',
  'A header is looked for in the first {rows}.': 'Die Kopfzeile wird in den ersten {rows} gesucht.',
  'There is no file "{path}".': 'Eine Datei „{path}“ gibt es nicht.',
  '"{path}" is a folder, not a file.': '„{path}“ ist ein Ordner, keine Datei.',
  'Muster is not allowed to read "{path}".': 'Muster darf „{path}“ nicht lesen.',
  '"{path}" could not be read: {reason}.': '„{path}“ konnte nicht gelesen werden: {reason}.',
  '"{path}" is not an ordinary file.': '„{path}“ ist keine gewöhnliche Datei.',
  '"{path}" is empty.': '„{path}“ ist leer.',
  '"{path}" is larger than 5 GB.': '„{path}“ ist größer als 5 GB.',
  '"{path}" has more than 20 million rows.': '„{path}“ hat mehr als 20 Millionen Zeilen.',
  '"{path}" has changed: row {row} is gone.':
    '„{path}“ hat sich geändert: Zeile {row} ist nicht mehr da.',
  '"{path}" is not a text file: it is {name}.': '„{path}“ ist keine Textdatei, sondern {name}.',
  'a ZIP archive, as Excel (.xlsx) and LibreOffice (.ods) files are':
    'ein ZIP-Archiv, wie es Dateien von Excel (.xlsx) und LibreOffice (.ods) sind',
  'an empty ZIP archive': 'ein leeres ZIP-Archiv',
  'an old Microsoft Office file (such as .xls)': 'eine alte Datei von Microsoft Office (etwa .xls)',
  'a PDF document': 'ein PDF-Dokument',
  'a gzip archive': 'ein gzip-Archiv',
  'an xz archive': 'ein xz-Archiv',
  'a bzip2 archive': 'ein bzip2-Archiv',
  'a Zstandard archive': 'ein Zstandard-Archiv',
  'a 7-Zip archive': 'ein 7-Zip-Archiv',
  'a RAR archive': 'ein RAR-Archiv',
  'a PNG picture': 'ein PNG-Bild',
  'a JPEG picture': 'ein JPEG-Bild',
  'a GIF picture': 'ein GIF-Bild',
  'a Windows program': 'ein Windows-Programm',
  'a Linux program': 'ein Linux-Programm',
  'a SQLite database': 'eine SQLite-Datenbank',
  'a Parquet file': 'eine Parquet-Datei',
  'a rich text document': 'ein RTF-Dokument',
  '"{path}" is not a table: it is {name}.': '„{path}“ ist keine Tabelle, sondern {name}.',
  'a vCard file (.vcf)': 'eine vCard-Datei (.vcf)',
  'a calendar file (.ics)': 'eine Kalenderdatei (.ics)',
  '"{path}" is not a text file: it holds binary data.':
    '„{path}“ ist keine Textdatei: Sie enthält Binärdaten.',
  'Row {row} has a cell of {count} characters, and a spreadsheet holds {most}. Write a CSV file instead.':
    'Zeile {row} hat eine Zelle mit {count} Zeichen, und eine Tabellenkalkulation fasst {most}. Schreiben Sie stattdessen eine CSV-Datei.',
} as const;
