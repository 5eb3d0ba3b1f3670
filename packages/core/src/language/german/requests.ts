/** What is wrong with a request. */
export const REQUESTS = {
  'Something unexpected': 'Ein unerwarteter Fehler',
  'This was not expected. The log of the server has it under the request {requestId}.':
    'Das war nicht vorgesehen. Im Protokoll des Servers steht es unter der Anfrage {requestId}.',
  'There is nothing at this address.': 'Unter dieser Adresse gibt es nichts.',
  'There is nothing at this address: is the ID whole?':
    'Unter dieser Adresse gibt es nichts: Ist die ID vollständig?',
  'There is no such parameter. Leave it out.':
    'Diesen Parameter gibt es nicht. Lassen Sie ihn weg.',
  'There is no such parameter. There are {names}.':
    'Diesen Parameter gibt es nicht. Es gibt {names}.',
  'It is missing: give {kind}.': 'Das fehlt: Geben Sie {kind} an.',
  'Give {kind}; this is {other}.': 'Geben Sie {kind} an; dies ist {other}.',
  'Give more than {amount}.': 'Geben Sie mehr als {amount} an.',
  'Give at least {amount}.': 'Geben Sie mindestens {amount} an.',
  'Give less than {amount}.': 'Geben Sie weniger als {amount} an.',
  'Give at most {amount}.': 'Geben Sie höchstens {amount} an.',
  '1 character': '1 Zeichen',
  '{count} characters': '{count} Zeichen',
  '1 item': '1 Eintrag',
  '{count} items': '{count} Einträge',
  'It is not written as it has to be.': 'Es ist nicht so geschrieben, wie es sein muss.',
  'Choose {choices}.': 'Wählen Sie {choices}.',
  'There is no {names} here: leave it out, or see how it is written.':
    '{names} gibt es hier nicht: Lassen Sie es weg, oder prüfen Sie die Schreibweise.',
  'It is none of what belongs here; the description of the API says what does.':
    'Hierher gehört etwas anderes; die Beschreibung der API sagt, was.',
  'It is not what belongs here; the description of the API says what does.':
    'Hierher gehört etwas anderes; die Beschreibung der API sagt, was.',
  'Give a multiple of {divisor}.': 'Geben Sie ein Vielfaches von {divisor} an.',
  'Give a UUID: 32 hexadecimal digits in five groups.':
    'Geben Sie eine UUID an: 32 hexadezimale Ziffern in fünf Gruppen.',
  'Give a whole address, e.g. https://example.com/hook.':
    'Geben Sie eine vollständige Adresse an, z. B. https://example.com/hook.',
  'Give an email address.': 'Geben Sie eine E-Mail-Adresse an.',
  'Give a time as ISO 8601 in UTC, e.g. 2026-01-31T12:00:00Z.':
    'Geben Sie eine Zeit nach ISO 8601 in UTC an, z. B. 2026-01-31T12:00:00Z.',
  'Give a date as 2026-01-31.': 'Geben Sie ein Datum wie 2026-01-31 an.',
  'a value of the kind {kind}': 'einen Wert der Art {kind}',
  'a text': 'Text',
  'a number': 'eine Zahl',
  'a whole number': 'eine ganze Zahl',
  'true or false': 'true oder false',
  'a list': 'eine Liste',
  'an object': 'ein Objekt',
  'no number': 'keine Zahl',
  'something else': 'etwas anderes',
  'Say "confirm": true: applying changes the account.':
    'Geben Sie "confirm": true an: Das Anwenden ändert das Konto.',
  'Say "confirm": true, since applying changes the account, or "dryRun": true.':
    'Geben Sie "confirm": true an, denn das Anwenden ändert das Konto, oder "dryRun": true.',
  'This account has too many requests waiting. Send fewer at once.':
    'Von diesem Konto warten zu viele Anfragen. Senden Sie weniger auf einmal.',
  'The server has too much to do. Try again in a moment.':
    'Der Server ist überlastet. Versuchen Sie es gleich noch einmal.',
  'Too many requests: at most {perSecond} a second, {burst} at once. Try again in {seconds} s.':
    'Zu viele Anfragen: höchstens {perSecond} in der Sekunde, {burst} auf einmal. Versuchen Sie es in {seconds} s noch einmal.',
  'An Idempotency-Key has 1 to 255 characters without spaces. Give a UUID, for example.':
    'Ein Idempotency-Key hat 1 bis 255 Zeichen ohne Leerzeichen. Verwenden Sie z. B. eine UUID.',
  'This Idempotency-Key was sent with another request within the last 24 hours. Send a new key with a new request.':
    'Dieser Idempotency-Key wurde in den letzten 24 Stunden mit einer anderen Anfrage gesendet. Senden Sie mit einer neuen Anfrage einen neuen.',
  'The same request, sent before with this Idempotency-Key, is still being carried out. Try again in a moment.':
    'Dieselbe Anfrage mit diesem Idempotency-Key wird noch ausgeführt. Versuchen Sie es gleich noch einmal.',
  'This request was carried out before. Its answer held a secret, which is not kept: make a new one.':
    'Diese Anfrage wurde schon ausgeführt. Ihre Antwort enthielt ein Geheimnis, das nicht aufbewahrt wird: Erzeugen Sie ein neues.',
  'The cursor is not of this list.': 'Der Cursor gehört nicht zu dieser Liste.',
  'query.cursor: not a nextCursor of this list.': 'query.cursor: gehört nicht zu dieser Liste.',
  'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the first row.':
    'Der Cursor gehört nicht zu dieser Liste. Lassen Sie ihn weg, um mit der ersten Zeile zu beginnen.',
  'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest entry.':
    'Der Cursor gehört nicht zu dieser Liste. Lassen Sie ihn weg, um mit dem neuesten Eintrag zu beginnen.',
  'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest import.':
    'Der Cursor gehört nicht zu dieser Liste. Lassen Sie ihn weg, um mit dem neuesten Import zu beginnen.',
  'The cursor is not the nextCursor of a page of this list. Leave it out to begin with the newest delivery.':
    'Der Cursor gehört nicht zu dieser Liste. Lassen Sie ihn weg, um mit der neuesten Zustellung zu beginnen.',
  'A text holds the character NUL (U+0000), which cannot be stored or looked for. Take it out.':
    'Ein Text enthält das Zeichen NUL (U+0000), das weder gespeichert noch gesucht werden kann. Nehmen Sie es heraus.',
  // The HTTP server's own
  'Bad Request': 'Ungültige Anfrage',
  'Payload Too Large': 'Die Anfrage ist zu groß',
  'Unsupported Media Type': 'Diese Art von Inhalt wird nicht angenommen',
  'Not Found': 'Nicht gefunden',
  'Request Timeout': 'Zeitüberschreitung',
  'Request body is too large.': 'Der Inhalt der Anfrage ist zu groß.',
  'Send the body as JSON, with the header Content-Type: application/json.':
    'Senden Sie den Inhalt als JSON, mit dem Header Content-Type: application/json.',
} as const;
