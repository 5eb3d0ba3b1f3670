import type { IssueCode, IssueText } from './catalogue.ts';

/** Every issue in German: the same placeholders as in `ISSUES`, which says what they stand for. */
export const ISSUES_DE: Readonly<Record<IssueCode, IssueText>> = {
  // Whole rows
  required_missing: {
    title: 'Pflichtfelder zum Anlegen oder Aktualisieren fehlen',
    sentence: 'In der Zeile ist keines dieser Felder ausgefüllt: {fields}.',
    advice:
      'Zum Anlegen wird {needs} gebraucht, zum Aktualisieren die ID oder das, woran Ihre Einstellungen Dubletten erkennen. Ordnen Sie diese Spalten zu, und füllen Sie sie aus.',
  },
  row_empty: {
    title: 'Leere Zeile',
    sentence: 'Alle Zellen der Zeile sind leer.',
    advice: 'Sie müssen nichts tun: Leere Zeilen werden übersprungen.',
  },
  // Matching
  duplicate_email: {
    title: 'E-Mail-Adresse schon vergeben',
    sentence: '{value} gehört schon zu {owner}.',
    advice:
      'Geben Sie einen anderen Wert an, wählen Sie „Anlegen und aktualisieren“, oder erlauben Sie in den Einstellungen Dubletten.',
  },
  duplicate_phone: {
    title: 'Telefonnummer schon vergeben',
    sentence: '{value} gehört schon zu {owner}.',
    advice:
      'Geben Sie einen anderen Wert an, wählen Sie „Anlegen und aktualisieren“, oder erlauben Sie in den Einstellungen Dubletten.',
  },
  duplicate_key: {
    title: 'Wert schon vergeben: {field}',
    sentence: '{value} gehört schon zu {owner}.',
    advice:
      'Geben Sie einen anderen Wert an, wählen Sie „Anlegen und aktualisieren“, oder erlauben Sie in den Einstellungen Dubletten.',
  },
  contact_not_found: {
    title: '{Object} ungültig oder nicht in Ihrem Konto',
    sentence: 'In diesem Konto gibt es keine {objects} mit der ID {value}.',
    advice:
      'Die ID gehört zu einem anderen Konto oder zu einem gelöschten Eintrag, oder es gibt sie nicht.',
  },
  no_match: {
    title: 'Keine vorhandenen {objects} gefunden',
    sentence: 'Es gibt keine {objects} mit {keys}.',
    advice:
      'Wählen Sie „Anlegen und aktualisieren“, um einen Eintrag anzulegen, oder berichtigen Sie den Wert, der passen soll.',
  },
  ambiguous_match: {
    title: 'Zwei {objects} passen zur Zeile',
    sentence: '{value} gehört zu {other}, die Zeile wurde aber {chosen} zugeordnet.',
    advice:
      'Die Zeile wurde auf {chosen} angewendet; {value} bleibt bei {other}. Berichtigen Sie die Zeile, oder führen Sie die beiden {objects} zusammen.',
  },
  ambiguous_held: {
    title: 'Zwei {objects} passen zur Zeile; sie wartet auf Prüfung',
    sentence: '{value} gehört zu {other}, die Zeile passt aber auch zu {chosen}.',
    advice:
      'Berichtigen Sie die Zeile, sodass sie nur einen Eintrag meint, oder führen Sie die beiden {objects} zusammen.',
  },
  several_matches: {
    title: 'Mehrere {objects} passen',
    sentence: 'Mehrere {objects} haben {value}; der älteste Eintrag wurde genommen.',
    advice: 'Führen Sie die {objects} zusammen, oder geben Sie die ID an.',
  },
  binned_match: {
    title: 'Ein gelöschter Eintrag hat denselben Wert',
    sentence: '{value} gehört zu {owner} im Papierkorb.',
    advice:
      'Gelöschte {objects} werden nicht erkannt. Holen Sie den Eintrag aus dem Papierkorb zurück, oder wählen Sie in den Einstellungen, dass Importe gelöschte {objects} zurückholen.',
  },
  key_taken: {
    title: 'Der Wert gehört zu einem anderen Eintrag',
    sentence: '{value} gehört zu {owner} und wurde dort belassen.',
    advice: 'Berichtigen Sie den Wert, oder führen Sie die beiden {objects} zusammen.',
  },
  suppression_kept: {
    title: 'Ein Import hebt keine Kontaktsperre auf',
    sentence: '{column} bleibt gesetzt.',
    advice:
      'Nur ein Inhaber kann sie aufheben: direkt am Eintrag, oder mit der Spaltenregel „Kontaktsperre aufheben“.',
  },
  suppressed: {
    title: 'Die Daten dieser Person wurden gelöscht',
    sentence:
      'Die Zeile enthält einen Wert ({field}), der zu jemandem gehört, dessen Daten auf Verlangen gelöscht wurden.',
    advice:
      'Lassen Sie die Zeile weg. Hat die Person zugestimmt, wieder kontaktiert zu werden, kann ein Inhaber die Sperre zuerst aufheben.',
  },
  // Cells
  email_invalid: {
    title: 'Ungültige E-Mail-Adresse',
    sentence:
      '„{value}“ in {column} ist keine E-Mail-Adresse, an die man schreiben kann.{suggestion}',
    advice: 'Berichtigen Sie die Adresse.',
  },
  email_suspicious: {
    title: 'E-Mail-Adresse vielleicht vertippt',
    sentence: '„{value}“ in {column} wurde importiert, ist aber vielleicht vertippt.{suggestion}',
    advice: 'Prüfen Sie die Adresse, und berichtigen Sie sie, wenn sie falsch ist.',
  },
  phone_unreadable: {
    title: 'Telefonnummer nicht lesbar',
    sentence: '„{value}“ in {column} ist keine Telefonnummer.{reason}',
    advice:
      'Schreiben Sie sie mit Ländervorwahl, z. B. +49 30 901820, oder wählen Sie in den Einstellungen das Land des Kontos.',
  },
  date_unreadable: {
    title: 'Datum nicht lesbar',
    sentence: '„{value}“ in {column} ist kein Datum.',
    advice: 'Schreiben Sie es z. B. als 2026-03-31, 31.03.2026 oder 31. März 2026.',
  },
  date_ambiguous: {
    title: 'Beim Datum kann der Tag oder der Monat vorn stehen',
    sentence: '„{value}“ in {column} wurde als {read} gelesen.',
    advice:
      'Wenn das falsch ist, wählen Sie die Reihenfolge im Datum beim Import oder für das Konto in den Einstellungen.',
  },
  time_dropped: {
    title: 'Ein Teil der Uhrzeit wurde weggelassen',
    sentence: '„{value}“ in {column} wurde als {read} gelesen.',
    advice:
      'Ordnen Sie die Spalte einem Feld für Datum und Uhrzeit zu, um die Uhrzeit zu behalten; dort bleiben auch Mikrosekunden erhalten.',
  },
  number_unreadable: {
    title: 'Zahl nicht lesbar',
    sentence: '„{value}“ in {column} ist keine Zahl.',
    advice: 'Schreiben Sie Ziffern mit einem Dezimalzeichen, z. B. 1234,5.',
  },
  number_ambiguous: {
    title: 'Das Trennzeichen kann für Dezimalen oder Tausender stehen',
    sentence: '„{value}“ in {column} wurde als {read} gelesen.',
    advice:
      'Wenn das falsch ist, schreiben Sie die Zahl ohne Tausendertrennzeichen und mit einem Dezimalpunkt.',
  },
  money_unreadable: {
    title: 'Betrag nicht lesbar',
    sentence: '„{value}“ in {column} ist kein Geldbetrag.',
    advice:
      'Schreiben Sie Ziffern mit einem Dezimalzeichen und bei Bedarf einer Währung, z. B. 1200,50 EUR.',
  },
  option_unknown: {
    title: 'Unbekannter Auswahlwert',
    sentence: '„{value}“ ist kein Auswahlwert von {column}.',
    advice: 'Verwenden Sie einen davon: {options}.',
  },
  owner_unknown: {
    title: 'Unbekanntes Mitglied',
    sentence: '„{value}“ in {column} ist kein Mitglied dieses Kontos.',
    advice: 'Verwenden Sie die E-Mail-Adresse des Mitglieds oder „Vorname Nachname“.',
  },
  owner_ambiguous: {
    title: 'Mehrere Mitglieder heißen so',
    sentence: '„{value}“ in {column} ist der Name mehrerer Mitglieder.',
    advice: 'Verwenden Sie die E-Mail-Adresse des Mitglieds.',
  },
  yes_no_unreadable: {
    title: 'Weder Ja noch Nein',
    sentence: '„{value}“ in {column} ist weder Ja noch Nein.',
    advice: 'Schreiben Sie ja oder nein. Welche Sprache gilt, steht in den Einstellungen.',
  },
  url_invalid: {
    title: 'Ungültige Webadresse',
    sentence: '„{value}“ in {column} ist keine Webadresse.',
    advice: 'Verwenden Sie eine Adresse, die mit http:// oder https:// beginnt.',
  },
  country_unknown: {
    title: 'Unbekanntes Land',
    sentence: '„{value}“ in {column} ist kein Land.',
    advice: 'Verwenden Sie den Namen des Landes oder seinen Code aus zwei oder drei Buchstaben.',
  },
  id_invalid: {
    title: 'Ungültige ID',
    sentence: '„{value}“ in {column} ist keine ID.',
    advice: 'Verwenden Sie die ID aus dem Export, oder lassen Sie die Zelle leer.',
  },
  id_too_long: {
    title: 'ID zu lang',
    sentence: '{column} enthält eine ID mit mehr als 500 Zeichen.',
    advice: 'Kürzen Sie die ID, oder ordnen Sie die Spalte einem Textfeld zu.',
  },
  value_not_used: {
    title: 'Wert nicht verwendet',
    sentence: '„{value}“ in {column} wurde nicht verwendet: Das Feld hat schon einen anderen Wert.',
    advice: 'Ordnen Sie die Spalte einem anderen Feld zu, oder lassen Sie sie weg.',
  },
  placeholder: {
    title: 'Platzhalter als leer gelesen',
    sentence: '„{value}“ in {column} wurde als leere Zelle gelesen.',
    advice: 'In den Einstellungen stehen die Platzhalter dieses Kontos.',
  },
  nul_removed: {
    title: 'NUL-Zeichen entfernt',
    sentence: '{column} enthielt NUL-Zeichen; sie wurden entfernt.',
    advice: 'Prüfen Sie das Programm, das die Datei geschrieben hat.',
  },
  too_many_values: {
    title: 'Zu viele Werte',
    sentence: 'Mit {column} hätte der Eintrag mehr als {limit} Werte.',
    advice: 'Ein Kontakt kann 100 E-Mail-Adressen und 100 Telefonnummern haben.',
  },
  // Found after the import was applied
  photo_unreachable: {
    title: 'Das Foto konnte nicht abgerufen werden',
    sentence: 'Von „{value}“ in {column} konnte kein Foto abgerufen werden.{reason}',
    advice:
      'Verwenden Sie eine Adresse, die sich ohne Anmeldung öffnen lässt, und importieren Sie die Datei noch einmal: Sonst ändert sich nichts.',
  },
  photo_not_an_image: {
    title: 'Das Foto ist kein Bild',
    sentence: 'Was „{value}“ in {column} liefert, ist kein Bild oder beschädigt.',
    advice:
      'Verwenden Sie die Adresse eines Bildes (PNG, JPEG, WebP, GIF oder AVIF), nicht die der Seite, die es zeigt.',
  },
  photo_too_large: {
    title: 'Das Foto ist zu groß',
    sentence: 'Das Bild unter „{value}“ in {column} ist größer als 10 MB oder 50 Megapixel.',
    advice: 'Verwenden Sie ein kleineres Bild: Es wird mit 512 Pixeln gezeigt.',
  },
  // Structure of the file
  row_short: {
    title: 'Zu wenige Zellen in der Zeile',
    sentence:
      'Zellen in der Zeile: {found}; in der Kopfzeile: {expected}. Die fehlenden wurden als leer gelesen.',
    advice: 'Prüfen Sie, ob in der Zeile ein Trennzeichen fehlt.',
  },
  row_long: {
    title: 'Zu viele Zellen in der Zeile',
    sentence:
      'Zellen in der Zeile: {found}; in der Kopfzeile: {expected}. Überzählig sind: {extra}.',
    advice: 'Prüfen Sie, ob ein Wert ohne Anführungszeichen ein Trennzeichen enthält.',
  },
  quote_unclosed: {
    title: 'Anführungszeichen nicht geschlossen',
    sentence: 'In der Zeile beginnt ein Anführungszeichen, das nie geschlossen wird.',
    advice: 'Schließen Sie das Anführungszeichen, oder verdoppeln Sie es, wenn es zum Wert gehört.',
  },
  quote_stray: {
    title: 'Einzelnes Anführungszeichen',
    sentence:
      'Ein Anführungszeichen steht in einem Wert, der nicht richtig in Anführungszeichen gesetzt ist; es wurde so belassen.',
    advice: 'Verdoppeln Sie das Anführungszeichen, wenn es zum Wert gehört.',
  },
  character_unreadable: {
    title: 'Unlesbare Zeichen',
    sentence: 'In {column} gibt es Bytes, die kein gültiges {encoding} sind.{effect}',
    advice: 'Berichtigen Sie den Wert, oder wählen Sie eine andere Zeichenkodierung für die Datei.',
  },
  cell_too_long: {
    title: 'Zelle zu lang',
    sentence: 'Eine Zelle der Zeile ist länger als 1 MB.',
    advice: 'Kürzen Sie die Zelle.',
  },
};
