import type { AliasTable } from '../alias-table.ts';

export const EN: AliasTable = {
  language: 'en',
  bareName: 'full_name',
  meanings: {
    contact_id: 'Contact ID, Muster ID, Muster contact ID',
    external_id: `
      External ID, External key, Record ID, Customer ID, Client ID, Lead ID, Person ID, Member
      ID, Subscriber ID, User ID, Attendee ID, Customer number, Customer no, Client number,
      Member number, Membership number, Foreign ID, Legacy ID, Source ID, CRM ID, Customer code,
      Case safe ID, Ext ID`,
    bare_id: 'ID, UID, UUID, GUID',
    name_prefix: `
      Name prefix, Prefix, Salutation, Honorific, Honorific prefix, Courtesy title, Name title`,
    first_name: `
      First name, First names, First, Given name, Given names, Given, Forename, Forenames,
      Christian name, FName, F name, First nm, Firstname`,
    middle_name: `
      Middle name, Middle names, Middle, Additional name, Additional names, MName, Middle
      initial`,
    last_name: 'Last name, Last names, Last, Surname, Surnames, Family name, Family, LName, L name',
    name_suffix: 'Suffix, Name suffix, Honorific suffix, Generational suffix',
    full_name: `
      Full name, Fullname, Display name, Contact full name, Complete name, Name full, Person
      name, First and last name, First name and last name, First last, Name and surname, Full
      contact name, Cardholder name, Card name, Recipient name`,
    name: 'Name, Names',
    person: 'Contact, Contacts, Person, People, Attendee, Client, Customer, Lead, Member, Guest',
    nickname: 'Nickname, Nick name, Nick, Preferred name, Known as, Goes by',
    company: `
      Company, Company name, Organization, Organisation, Organization name, Organisation name,
      Org, Employer, Business name, Firm, Firm name, Account name, Associated company, Primary
      company, Company or organization, Company organization, Current company, Current employer,
      Organization company, Employer name, Brokerage, Agency name, Company account, Associated
      company name, Workplace`,
    job_title: `
      Job title, Job, Job position, Position, Role, Job role, Work
      title, Organization title, Organisation title, Company title, Business title, Professional
      title, Designation, Title position, Job function, Current position, Current title, Title
      at company`,
    title: 'Title',
    occupation: 'Occupation, Profession, Current occupation',
    department: `
      Department, Dept, Organization department, Company department, Job department, Division`,
    email: `
      Email, Emails, Email address, Email addresses, Email id, Mail, Mail address, Emailadress,
      Email addr, Contact email, Email value, SMTP address, Primary SMTP address, Internet email`,
    additional_emails: `
      Additional emails, Additional email, Additional email addresses, Other emails, Additional
      email address`,
    phone: `
      Phone, Phones, Phone number, Phone numbers, Telephone, Telephone number, Tel, Tel number,
      Phone value, Ph, Contact number, Contact phone, Landline, Landline number, Call number,
      Daytime phone, Evening phone, WhatsApp number, WhatsApp phone, Phone no`,
    additional_phones: `
      Additional phones, Additional phone, Additional phone numbers, Other phones, Additional
      phone number`,
    mobile_phone: `
      Mobile, Mobile phone, Mobile number, Mobile phone number, Cell, Cell phone, Cell number,
      Cell phone number, Cellular, Cellular phone, Mobile telephone, iPhone, SMS phone, SMS
      phone number, SMS number, Handphone, Text number`,
    website: `
      Website, Web site, Web page, Webpage, URL, Homepage, Home page, Website URL, Web, Web
      address, Site URL, Website value, Website address, Website home page, Website profile,
      Website blog, Personal website, Blog`,
    address_line1: `
      Street, Street address, Address line, Street name, Street line, Street address line, Street and number, Street
      1, Addr line, Address street, Street name and number, Address line one`,
    address: 'Address, Addr, Postal address',
    address_line2: `
      Address line two, Apartment, Apt, Suite, Apartment suite, Apt suite, Extended address,
      Apartment number, Apartment or suite, Address extended, Apt suite unit, Unit number,
      Apartment suite etc`,
    city: `
      City, Town, City town, Town city, City name, Locality, Suburb, City or town, Municipality`,
    state: `
      State, Province, State province, Province state, State region, State or province, State or
      region, Region, State code, Province code, County, State province region, State name,
      Province region, State county, Administrative area, Territory`,
    postal_code: `
      Postal code, Postcode, Post code, Zip, Zip code, Zipcode, Zip postal, Zip postal code,
      Postal, Zip or postal code, Postal zip code, Postal zip, Postal code zip, Zip postcode,
      Eircode, PIN code, Pincode, Postcode zip`,
    country: `
      Country, Country region, Country name, Country code, Nation, Country or region, Country of
      residence, Country ISO, Country ISO code, Country territory, Region country`,
    birthday: `
      Birthday, Birth date, Birthdate, Date of birth, DOB, D o b, Born, Birth day date, Born on,
      Bday`,
    gender: 'Gender, Sex',
    language: `
      Language, Preferred language, Language code, Spoken language, Communication language`,
    time_zone: 'Time zone, Timezone, TZ',
    source: `
      Source, Lead source, Original source, Contact source, Signup source, Acquisition source,
      How did you hear about us, Source of lead, Customer source`,
    notes: `
      Notes, Note, Comments, Comment, Remarks, Remark, Info, Memo, Additional information,
      Additional info, Description, Additional notes, Customer note, Contact notes, Background,
      Background info, Bio, Message, Private note, Note text`,
    photo_url: `
      Photo, Photo URL, Image, Image URL, Picture, Picture URL, Avatar, Avatar URL, User photo,
      Profile photo, Profile picture, Profile image, Profile photo URL, Profile picture URL,
      Profile image URL, Headshot, Photo link, Image link`,
    type: 'Type, Contact type',
    category: 'Category, Contact category',
    tags: `
      Tags, Tag, Labels, Label, Categories, Group membership, Keywords, Tag list, Tag names,
      Contact tags, Label names`,
    groups: `
      Groups, Group, Group name, Group names, Contact group, Contact groups, Lists, Contact
      lists`,
    owner: `
      Owner, Contact owner, Owner name, Lead owner, Record owner, Assigned to, Assigned user,
      Assignee, Owner email, Contact owner name, Assigned owner, Customer owner, Responsible
      user, Responsible person`,
    followers: 'Followers, Follower, Watchers',
    do_not_contact: `
      Do not contact, Do not disturb, DND, DNC, Opt out, Opted out, Opt out of all, Opted out of
      all, No contact, Blocklisted, Unsubscribe from all, Unsubscribed from all`,
    do_not_email: `
      Do not email, No email, No emails, Email opt out, Opt out email, Opted out of email, Has
      opted out of email, Email opted out, Unsubscribed, Unsubscribed from all email,
      Unsubscribed from email, Unsubscribed from emails, Opt out of email, Opt out of emails,
      Email unsubscribed, Unsubscribe, Opted out email, Do not send email, Do not bulk email,
      Email optout, Is unsubscribed, Do not mail by email, Has unsubscribed`,
    do_not_phone: `
      Do not phone, Do not call, Do not phone or text, Do not text, No phone, No calls, Phone
      opt out, Call opt out, SMS opt out, Do not SMS, Opted out of SMS, Opt out of SMS, Do not
      call list, Opted out of calls, Do not allow phone calls, Text opt out`,
    created_date: `
      Created date, Create date, Created, Created at, Created on, Created time, Date created,
      Creation date, Date added, Added, Added on, Added at, Added date, Timestamp, Time created,
      Created date time, Created timestamp, Creation time, Date time created, Create time, Add
      date, Date entered, Entry date, Contact created, Created UTC, Created at UTC, Created date
      UTC, Add time`,
  },
  noField: {
    fax: `
      Fax, Facsimile, Telefax, Fax phone, Phone fax, Telex, ISDN, TTY TDD, TTY, TTY TDD phone,
      TDD, Phone video`,
    pager: 'Pager, Pager phone, Beeper, Callback, Radio phone',
    other_person: `
      Assistant, Assistant name, Assistant phone, Assistant email, Assistant phone number,
      Spouse, Spouse name, Partner, Partner name, Spouse email, Spouse phone, Children, Child,
      Manager, Manager name, Manager email, Manager phone, Reports to, Referred by, Referrer,
      Referral, Emergency contact, Emergency contact name, Emergency contact phone, Emergency
      phone, Emergency number, Parent, Parent name, Parent email, Guardian, Guardian name,
      Created by, Modified by, Last modified by, Updated by, Added by, Sender, Recipient, Agent,
      Agent name, Agent email, Agent phone, Sales rep, Account owner, Account manager, Invited
      by, Supervisor, Related name, Mother, Father, Company main phone, Company email, Company
      phone, Company phone number, Friend, Co owner`,
    label: `
      Email type, Email label, Phone type, Phone label, Address type, Address label, Website
      type, Website label, Email status, Phone status, Email display name, Organization type,
      Email format, Phone extension, Extension, Ext, Phone country code, Dial code, Email
      domain, Number type, Event label, Relation label, Phone country, Custom field label`,
    consent: `
      Subscribed, Subscription, Subscription status, Accepts marketing, Accepts email marketing,
      Accepts SMS marketing, Email consent, Marketing consent, SMS consent, Consent, Opt in,
      Opted in, Email opt in, SMS opt in, Newsletter, Email marketing, Email marketing consent,
      Email subscriber status, Marketing permissions, Permission, GDPR, Email permission status,
      SMS marketing consent, Contact me, May contact, Allow email, Email allowed, Phone allowed,
      Active, Do not track, Can email, Can call, Not unsubscribed, Email subscription status,
      Marketing contact status, Email permission`,
    date_part: `
      Birth month, Birth year, Year of birth, Month of birth, Day of birth, Age`,
    date: `
      Date, Anniversary, Wedding anniversary, Modified, Modified date, Last modified, Last
      modified date, Updated, Updated at, Update time, Last activity, Last contacted, Last
      contact, Connected on, Last seen, Last login, Last activity date, Optin time, Confirm
      time, Last changed, Order date, Start date, End date, Due date, Unsub time, Event date,
      Signup date, Sign up date, Close date, Date modified, Date updated, Unsubscribe date,
      Unsubscribed at, Unsubscribed date, Opt out date, Last update, Year, Month, Day, Time`,
    status: `
      Status, Lead status, Lifecycle stage, Stage, Contact status, Score, Lead score, Rating,
      Member rating, Priority, Sensitivity, Private, Verified, Gender pronoun, Pronouns`,
    messenger: `
      IM, Skype, Twitter, Facebook, Instagram, LinkedIn, LinkedIn URL, LinkedIn profile, Screen
      name, ICQ, MSN, AIM, Jabber, Twitter handle, TikTok, YouTube, Telegram, Facebook URL,
      Twitter URL`,
    other_name: `
      User name, Username, Login, Maiden name, File as, Yomi name, Phonetic first name, Phonetic
      last name, Phonetic name, Initials, Short name, Password, Former name, Name pronunciation`,
    other: `
      PO box, Location, Latitude, Longitude, Lat, Lng, IP, IP address, Currency, Amount, Total,
      Price, Total spent, Total orders, Tax exempt, Product, Order, Order ID, Campaign, Gender
      ID, Billing information, Directory server, Mileage, Hobby, Subject, Formatted,
      Organization symbol, Organization location, Organization job description, Industry, VAT
      number, Tax ID, VAT, Company ID, Company IDs, Account ID, Owner ID, Address ID, Parent ID,
      Associated company IDs, MAC address, Wallet address, Street number, House number, Event,
      Event name, Ticket, Quantity, Value, Government ID number, Organizational ID number,
      Account, Building, Floor, Email body, Email subject, Continent, Photo ID, State ID,
      Country ID, City ID, Statement, Company size, Company type, Shipping method, Country
      calling code, Programming language`,
  },
  beside: {
    mobile: 'Mobile, Cell, Cellular, SMS, WhatsApp',
    main: 'Primary, Main, Default, Preferred, Best, Principal, First',
    mailing: 'Mailing, Postal, Correspondence, Contact address',
    home: 'Home, Personal, Private, Residential, Residence, Permanent, Current, House, Physical',
    work: 'Work, Business, Office, Professional, Corporate, Direct',
    billing: 'Billing, Invoice, Bill to, Billed to',
    shipping: 'Shipping, Delivery, Ship to',
    other: 'Other, Alternate, Alternative, Alt, Car, Additional, Extra, Backup',
    second: 'Secondary, Second, Third',
    address: 'Address, Addr',
    filler: `
      Contact, Customer, Client, Lead, Person, People, User, Member, Subscriber, Attendee,
      Buyer, Guest, Participant, Registrant, Respondent, Applicant, Student, Donor, Patient,
      Cust, your, my, the, of, is, what, whats, please, enter, provide, in, here, you,
      can, we, at, reach, for, to, and, required, optional, value, values, number, numbers, no,
      nr, num, nbr, text, field, properties, property, data, details, st, nd, rd, th, e g, eg,
      mandatory, iso, incl, with, format, international`,
  },
};
