import type { AliasTable } from '../alias-table.ts';

export const FR: AliasTable = {
  language: 'fr',
  bareName: 'last_name',
  meanings: {
    external_id: `
      Numéro client, Identifiant client, ID client, Code client, Identifiant externe, N° client,
      Numéro de client, Référence client`,
    name_prefix: 'Civilité, Préfixe, Formule de politesse',
    title: 'Titre',
    first_name: 'Prénom, Prénoms',
    middle_name: 'Deuxième prénom, Second prénom, Autres prénoms, Autre prénom',
    last_name: 'Nom de famille, Nom usuel, Nom patronymique',
    name_suffix: 'Suffixe',
    full_name: `
      Nom complet, Nom à afficher, Nom et prénom, Prénom et nom, Nom affiché, Nom Prénom, Prénom
      Nom, Nom du contact, Nom d’affichage, Nom et prénoms`,
    name: 'Nom, Noms',
    person: 'Contact, Client, Personne',
    nickname: 'Surnom, Pseudo, Pseudonyme',
    company: `
      Société, Entreprise, Organisation, Nom de la société, Nom de l'entreprise, Raison sociale,
      Employeur, Nom société, Nom entreprise, Organisme, Compagnie, Établissement`,
    job_title: `
      Profession, Fonction, Poste, Intitulé du poste, Métier, Emploi, Titre du poste, Titre
      professionnel, Poste occupé, Rôle`,
    department: 'Service, Département entreprise, Direction',
    email: `
      Adresse de messagerie, Adresse électronique, Adresse e-mail, Adresse mail, Courriel,
      Adresse courriel, Mél, Adresse de courriel, Messagerie, Courrier électronique, Adresses
      e-mail`,
    additional_emails: `
      E-mails supplémentaires, Autres e-mails, Adresses e-mail supplémentaires, Autres adresses
      e-mail`,
    phone: `
      Téléphone, Tél, Numéro de téléphone, N° de téléphone, Téléphone fixe, Numéro de tél, Fixe,
      Num tél, N° tél, Téléphones, Numéro téléphone`,
    additional_phones: 'Téléphones supplémentaires, Autres téléphones',
    mobile_phone: `
      Mobile, Portable, Téléphone portable, Téléphone mobile, Tél mobile, Tél portable, Numéro
      de portable, Numéro de mobile, GSM, Cellulaire, Numéro portable, Téléphone cellulaire`,
    website: 'Site web, Page web, Site internet, Site, Adresse web, Page personnelle',
    address_line1: `
      Rue, Voie, Adresse ligne, Ligne d'adresse, Rue et numéro, Numéro et rue, Numéro et nom de
      la rue, Nom de la rue, Ligne adresse`,
    address: 'Adresse, Adresse postale, Adresse complète',
    address_line2: "Complément d'adresse, Complément adresse, Complément, Appartement",
    city: 'Ville, Commune, Localité',
    state: `
      Région, Département Région, Dép Région, Province, Canton, État, Dép, Région Province, État
      Province`,
    postal_code: 'Code postal, CP, Code postaux, NPA',
    country: 'Pays, Pays Région, Code pays, Pays de résidence, Nom du pays',
    birthday: `
      Anniversaire, Date de naissance, Né le, Née le, Naissance, Né e le, Date naissance, Date
      d’anniversaire`,
    gender: 'Sexe, Genre',
    language: 'Langue, Langue préférée',
    time_zone: 'Fuseau horaire',
    source: 'Source, Origine, Provenance, Source du prospect, Origine du contact',
    notes: `
      Notes, Note, Remarques, Remarque, Commentaires, Commentaire, Observations, Observation,
      Mémo, Informations complémentaires`,
    photo_url: 'Photo, Image, URL de la photo, Photo de profil, Photo utilisateur',
    type: 'Type de contact',
    category: 'Catégorie',
    tags: 'Catégories, Étiquettes, Libellés, Mots-clés, Étiquette, Mots clefs',
    groups: 'Groupe, Groupes, Groupe de contacts',
    owner: 'Propriétaire, Responsable, Propriétaire du contact, Attribué à, Assigné à',
    followers: 'Abonnés suivi',
    do_not_contact: 'Ne pas contacter, Opposition',
    do_not_email: 'Désabonné, Désinscrit, Ne pas envoyer d’e-mail, Désabonné des e-mails',
    do_not_phone: 'Ne pas appeler, Ne pas téléphoner',
    created_date: `
      Date de création, Créé le, Créée le, Date d'ajout, Ajouté le, Date création, Horodateur,
      Horodatage`,
  },
  noField: {
    fax: 'Fax, Télécopie, Télécopieur, Numéro de fax',
    pager: 'Récepteur de radiomessagerie, Pager, Téléavertisseur, Bipeur',
    other_person: `
      Assistant, Assistante, Nom de l'assistant, Nom de l'assistant e, Téléphone de l'assistant,
      Téléphone de l'assistant e, Conjoint, Conjointe, Conjoint e, Enfants, Responsable
      hiérarchique, Nom du responsable, Recommandé par, Parrain, Contact d'urgence, Parent,
      Époux, Épouse`,
    label: `
      Type d'e-mail, Type de téléphone, Type de messagerie, Indicatif, Poste téléphonique, Type
      d'adresse`,
    consent: 'Abonné, Inscrit, Consentement, Newsletter, Optin, Accepte, Infolettre',
    date_part: 'Jour, Mois, Année, Année de naissance, Mois de naissance, Jour de naissance, Âge',
    date: `
      Date, Anniversaire de mariage, Anniversaire de mariage ou fête, Date de modification,
      Modifié le, Dernier contact, Date de commande, Date d'inscription`,
    status: 'Statut, État du prospect, Priorité, Étape',
    messenger: 'Pseudo Skype',
    other_name: `
      Nom d'utilisateur, Nom de jeune fille, Initiales, Identifiant, Nom de naissance, Classer
      sous`,
    other: `
      Boîte postale, Numéro de rue, Montant, Prix, Produit, Commande, Secteur, SIRET, SIREN,
      TVA, Emplacement, Lieu, Lieu de naissance, Quantité, IBAN`,
  },
  beside: {
    mobile: 'Mobile, Portable, Cellulaire',
    main: 'Principal, Principale, Par défaut, Première, Premier',
    mailing: 'Postale, Courrier',
    home: 'Domicile, Personnel, Personnelle, Privé, Privée, Maison, Perso',
    work: 'Bureau, Professionnel, Professionnelle, Travail, Pro, Prof',
    billing: 'Facturation, De facturation',
    shipping: 'Livraison, Expédition',
    other: 'Autre, Autres, Voiture, Alternatif',
    second: 'Secondaire, Deuxième, Second, Seconde',
    address: 'Adresse',
    filler: `
      Numéro, N, Num, du, de, la, le, l, d, des, votre, ton, ta, contact, client, obligatoire,
      facultatif, valeur, quel, quelle, est, merci, indiquer, et, s`,
  },
};
