import type { AliasTable } from '../alias-table.ts';

export const IT: AliasTable = {
  language: 'it',
  bareName: 'first_name',
  meanings: {
    external_id: 'ID cliente, Codice cliente, Numero cliente, ID esterno, Identificativo cliente',
    name_prefix: 'Titolo di cortesia, Prefisso nome, Appellativo',
    title: 'Titolo',
    first_name: 'Nome di battesimo, Primo nome',
    middle_name: 'Secondo nome',
    last_name: 'Cognome, Cognomi',
    name_suffix: 'Suffisso',
    full_name: `
      Nome completo, Nome visualizzato, Nome e cognome, Cognome e nome, Nominativo, Nome
      Cognome, Cognome Nome, Nome da visualizzare`,
    name: 'Nome',
    person: 'Contatto, Cliente, Persona',
    nickname: 'Soprannome, Nomignolo',
    company: `
      Società, Azienda, Organizzazione, Ditta, Ragione sociale, Nome azienda, Impresa, Nome
      società, Nome dell'azienda, Nome organizzazione, Ente`,
    job_title: `
      Qualifica, Posizione, Ruolo, Professione, Mansione, Titolo di lavoro, Posizione
      lavorativa, Carica, Occupazione, Titolo professionale`,
    department: 'Reparto, Dipartimento, Ufficio reparto, Settore aziendale',
    email: `
      Indirizzo e-mail, Posta elettronica, Indirizzo di posta elettronica, Indirizzo mail,
      Indirizzi e-mail, Indirizzo email, Indirizzo di posta`,
    additional_emails: 'E-mail aggiuntive, Altre e-mail, Indirizzi e-mail aggiuntivi',
    phone: `
      Telefono, Numero di telefono, Numero telefono, Tel, Telefono fisso, Recapito telefonico,
      Numero telefonico, Fisso, Telefoni`,
    additional_phones: 'Telefoni aggiuntivi, Altri telefoni',
    mobile_phone: `
      Cellulare, Numero cellulare, Telefono cellulare, Telefono mobile, Numero di cellulare,
      Cell, Tel cellulare, Numero mobile`,
    website: 'Sito web, Pagina web, Sito, Sito internet, Indirizzo web, Pagina personale',
    address_line1: `
      Via, Via e numero civico, Riga indirizzo, Via Piazza, Nome della via, Indirizzo riga`,
    address: 'Indirizzo, Indirizzo postale, Indirizzo completo',
    address_line2: 'Interno, Dettagli indirizzo, Indirizzo supplementare, Complemento indirizzo',
    city: 'Città, Comune, Località, Paese Città',
    state: `
      Provincia, Regione, Stato Provincia, Provincia Stato, Prov, Provincia Regione, Sigla
      provincia`,
    postal_code: 'CAP, Codice postale, Codice avviamento postale, CAP postale, C A P',
    country: `
      Nazione, Nazione Regione, Stato estero, Codice paese, Paese Nazione, Nazione di nascita
      residenza, Paese Regione, Codice nazione`,
    birthday: 'Compleanno, Data di nascita, Nato il, Data nascita, Nata il',
    gender: 'Genere, Sesso',
    language: 'Lingua, Lingua preferita',
    time_zone: 'Fuso orario',
    source: 'Fonte, Origine, Provenienza, Sorgente',
    notes: 'Note, Nota, Commenti, Commento, Annotazioni, Osservazioni, Info',
    photo_url: 'Foto, Immagine, Foto profilo, URL foto, Foto utente',
    type: 'Tipo contatto, Tipo di contatto',
    category: 'Categoria',
    tags: 'Categorie, Etichette, Etichetta, Parole chiave',
    groups: 'Gruppo, Gruppi',
    owner: 'Proprietario, Responsabile contatto, Assegnato a, Proprietario del contatto',
    do_not_contact: 'Non contattare',
    do_not_email: 'Non inviare email, Disiscritto, Cancellato dalla newsletter',
    do_not_phone: 'Non chiamare, Non telefonare',
    created_date: `
      Data di creazione, Creato il, Data creazione, Aggiunto il, Data inserimento, Data di
      inserimento, Informazioni cronologiche`,
  },
  noField: {
    fax: 'Fax, Numero fax, Telefax, Numero di fax',
    pager: 'Cercapersone, Numero cercapersone, Pager, Numero pager',
    other_person: `
      Assistente, Nome assistente, Nome dell'assistente, Telefono dell'assistente, Telefono
      assistente, Coniuge, Figli, Responsabile, Nome del responsabile, Nome responsabile,
      Manager, Segnalato da, Contatto di emergenza, Partner, Genitore, Moglie, Marito`,
    label: `
      Tipo di e-mail, Tipo e-mail, Tipo telefono, Prefisso telefonico, Interno telefonico,
      Prefisso internazionale`,
    consent: 'Iscritto, Consenso, Newsletter, Consenso marketing',
    date_part: 'Giorno di nascita, Mese di nascita, Anno di nascita, Età, Giorno, Mese, Anno',
    date: 'Data, Anniversario, Data modifica, Ultimo contatto, Modificato il, Data ordine',
    status: 'Stato, Stato contatto, Priorità, Fase',
    messenger: 'Nome Skype',
    other_name: 'Nome utente, Iniziali, Archivia come, Cognome da nubile',
    other: `
      Casella postale, Numero civico, Importo, Prezzo, Prodotto, Ordine, Settore, Partita IVA,
      Codice fiscale, P IVA, Luogo, Luogo di nascita, Quantità, IBAN, Frazione`,
  },
  beside: {
    mobile: 'Cellulare, Mobile',
    main: 'Principale, Primario, Primaria, Predefinito, Predefinita',
    mailing: 'Postale, Corrispondenza',
    home: `
      Casa, Di casa, Abitazione, Residenza, Privato, Privata, Personale, Domicilio, Di residenza`,
    work: 'Lavoro, Di lavoro, Ufficio, Aziendale, Lavorativo, Professionale',
    billing: 'Fatturazione, Di fatturazione',
    shipping: 'Spedizione, Consegna',
    other: 'Altro, Altra, Altri, Altre, Auto, Alternativo, Alternativa',
    second: 'Secondario, Secondaria, Secondo, Seconda',
    address: 'Indirizzo',
    filler: `
      Numero, N, Num, di, del, della, dell, dei, il, la, lo, l, tuo, tua, suo, sua, contatto,
      cliente, obbligatorio, facoltativo, valore, qual, e, è`,
  },
};
