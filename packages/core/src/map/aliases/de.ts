import type { AliasTable } from '../alias-table.ts';

export const DE: AliasTable = {
  language: 'de',
  bareName: 'last_name',
  meanings: {
    external_id: `
      Kundennummer, Kunden-Nr, Kunden-ID, Kontakt-ID, Kundennr, Externe ID, Mitgliedsnummer,
      Personennummer`,
    name_prefix: 'Anrede, Namenspräfix, Akademischer Titel, Briefanrede',
    title: 'Titel',
    first_name: 'Vorname, Vornamen, Rufname',
    middle_name: 'Zweiter Vorname, Weitere Vornamen, Mittelname, Zweitname',
    last_name: 'Nachname, Familienname, Zuname, Nachnamen',
    name_suffix: 'Namenssuffix, Namenszusatz',
    full_name: `
      Vollständiger Name, Anzeigename, Voller Name, Vor- und Nachname, Vorname und Nachname,
      Name und Vorname, Name Vorname, Vorname Name, Ganzer Name, Vor und Zuname`,
    name: 'Name',
    person: 'Kontakt, Kunde, Ansprechpartner, Person',
    nickname: 'Spitzname, Spitznamen',
    company: `
      Firma, Firmenname, Unternehmen, Organisation, Unternehmensname, Arbeitgeber, Name der
      Firma, Firmenbezeichnung, Name der Organisation`,
    job_title: `
      Position, Beruf, Funktion, Stelle, Berufsbezeichnung, Jobtitel, Stellenbezeichnung,
      Tätigkeit, Rolle`,
    department: 'Abteilung',
    email: 'E-Mail-Adresse, Mailadresse, E-Mail-Adressen, Emailadresse, Elektronische Adresse',
    additional_emails: `
      Weitere E-Mails, Weitere E-Mail-Adressen, Zusätzliche E-Mails, Zusätzliche E-Mail-Adressen`,
    phone: `
      Telefon, Telefonnummer, Tel-Nr, Rufnummer, Festnetz, Festnetznummer, Telefon-Nr,
      Telefonnr, Fon, Haupttelefon, Privattelefon, Geschäftstelefon`,
    additional_phones: `
      Autotelefon, Weitere Telefone, Weitere Telefonnummern, Zusätzliche Telefonnummern`,
    mobile_phone: `
      Mobil, Mobiltelefon, Mobilnummer, Handy, Handynummer, Mobiltelefonnummer, Mobil-Tel-Nr,
      Handy-Nr, Mobil-Nr, Mobilfunknummer, Mobilfunk, Mobilrufnummer`,
    website: `
      Webseite, Webseiten, Internetseite, Internet, Internetadresse, Homepage, Webadresse,
      Netzseite`,
    address_line1: `
      Straße, Strasse, Str, Straße und Hausnummer, Straße Nr, Straße Hausnummer, Adresszeile,
      Straße Hausnr, Straßenname, Straße und Nr, Anschriftenzeile`,
    address: 'Adresse, Anschrift, Postanschrift',
    address_line2: 'Adresszusatz, Adresszeile zwei, Anschriftzusatz, Wohnung',
    city: 'Ort, Stadt, Wohnort, Ortschaft, Stadt Ort, Gemeinde',
    state: 'Bundesland, Kanton, Region, Provinz, Land Region',
    postal_code: 'Postleitzahl, PLZ, Postleitzahlen',
    country: 'Land, Staat, Ländercode, Länderkennzeichen, Ländername, Landescode',
    birthday: 'Geburtstag, Geburtsdatum, geb am, Geboren am, Geb-Datum, Geburtsdaten',
    gender: 'Geschlecht',
    language: 'Sprache, Bevorzugte Sprache, Korrespondenzsprache',
    time_zone: 'Zeitzone',
    source: 'Quelle, Herkunft, Kontaktquelle, Leadquelle, Lead-Quelle',
    notes: `
      Notizen, Notiz, Bemerkung, Bemerkungen, Kommentar, Kommentare, Anmerkung, Anmerkungen,
      Hinweise, Beschreibung, Info, Infos`,
    photo_url: 'Foto, Bild, Profilbild, Foto-URL, Bild-URL, Benutzerfoto',
    type: 'Kontaktart, Kontakttyp',
    category: 'Kategorie',
    tags: 'Kategorien, Schlagwörter, Schlagworte, Stichwörter, Etiketten, Markierungen',
    groups: 'Gruppe, Gruppen, Gruppenname',
    owner: `
      Zuständig, Besitzer, Verantwortlicher, Kontaktinhaber, Eigentümer, Bearbeiter, Betreuer`,
    followers: 'Beobachter',
    do_not_contact: 'Nicht kontaktieren, Kontaktsperre, Kontakt gesperrt, Werbesperre',
    do_not_email: 'Keine E-Mails, Keine E-Mail, Abgemeldet, E-Mail-Sperre, Newsletter abgemeldet',
    do_not_phone: 'Nicht anrufen, Anrufsperre, Keine Anrufe, Telefonsperre',
    created_date: `
      Erstellt am, Erstellungsdatum, Angelegt am, Erstellt, Anlagedatum, Hinzugefügt am, Erfasst
      am, Erfassungsdatum, Zeitstempel`,
  },
  noField: {
    fax: 'Fax, Telefax, Faxnummer, Fax-Nr, Telefaxnummer',
    pager: 'Pager, Pagernummer, Funkruf',
    other_person: `
      Assistent, Name Assistent, Telefon Assistent, Assistenz, Partner, Ehepartner, Ehegatte,
      Kinder, Vorgesetzter, Manager, Empfohlen von, Notfallkontakt, Vermittler, Ehefrau, Ehemann`,
    label: 'E-Mail-Typ, Telefontyp, Durchwahl, Vorwahl, Ländervorwahl, E-Mail angezeigter Name',
    consent: `
      Newsletter, Einwilligung, Zustimmung, Angemeldet, Abonniert, Werbung erlaubt,
      Werbeerlaubnis`,
    date_part: 'Geburtsjahr, Geburtsmonat, Geburtstag Tag, Alter',
    date: `
      Datum, Jahrestag, Hochzeitstag, Geändert am, Änderungsdatum, Letzter Kontakt,
      Bestelldatum, Abmeldedatum, Eintrittsdatum`,
    status: 'Status, Priorität, Stufe, Vertraulichkeit',
    messenger: 'Xing, Netzname',
    other_name: `
      Benutzername, Geburtsname, Mädchenname, Initialen, Kurzname, Ablegen unter, Suchname`,
    other: `
      Postfach, Hausnummer, Hausnr, Betrag, Preis, Umsatz, Umsatzsteuer-ID, USt-ID,
      Steuernummer, Branche, IBAN, BIC, Konto, Kontonummer, Artikel, Bestellung, Bestellnummer,
      Breitengrad, Längengrad, Standort, Ortsteil, Anzahl`,
  },
  beside: {
    mobile: 'Mobil, Handy',
    main: 'Haupt, Primär, Primäre, Primärer, Standard, Erste, Bevorzugte',
    mailing: 'Post',
    home: `
      Privat, Private, Privates, zu Hause, Zuhause, Wohn, Persönlich, Persönliche, Haupttelefon
      privat`,
    work: `
      Geschäftlich, Geschäft, Geschäftliche, Dienstlich, Dienstliche, Arbeit, Beruflich,
      Berufliche, Büro, Gesch, dienst`,
    billing: 'Rechnung, Rechnungs',
    shipping: 'Liefer, Lieferung, Versand',
    other: `
      Weitere, Weiterer, Weiteres, Andere, Anderer, Anderes, Sonstige, Sonstiges, Auto,
      Alternative`,
    second: 'Sekundär, Sekundäre, Zweite, Zweiter, Zweites',
    address: 'Adresse, Anschrift',
    filler: `
      Nummer, Nr, Kontakt, Kunde, Kunden, Ihre, Ihr, Deine, Dein, Bitte, angeben, der, die, das,
      des, vom, von, erforderlich, Pflichtfeld, und, lautet, wie`,
  },
};
