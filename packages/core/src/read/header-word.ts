/** Whether a cell holds a word that names a column of people data; short cells only. */
export function knowsHeaderWord(cell: string): boolean {
  if (cell.length > 60) return false;
  const words = cell
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => WORDS.has(word));
}

// Only to tell headers from data: which field a column is decides the recognition of columns.
// Words that are also common values (city names, titles, yes/no) stay out.
const WORDS: ReadonlySet<string> = new Set(
  [
    'name names firstname lastname fullname surname forename nickname email emails mail phone phones',
    'telephone tel mobile cell fax address addr street city state province zip zipcode postcode',
    'postal country company organization organisation employer title position birthday birthdate',
    'dob date created updated modified notes note comment comments description website url web id',
    'uuid owner status source type category tag tags group groups label labels gender sex language',
    'age first last middle prefix suffix number value amount price quantity lead contact subscribed',
    'nom prénom prenom courriel téléphone telephone ville rue pays société entreprise statut',
    'vorname nachname straße strasse ort plz land firma telefon geburtstag anrede bemerkung',
    'nombre apellido apellidos correo teléfono telefono ciudad calle país empresa dirección',
    'nome cognome cellulare indirizzo città paese azienda telefone endereço cidade sobrenome',
    'naam voornaam achternaam straat postcode woonplaats bedrijf telefoonnummer imię nazwisko',
    'ulica miasto jméno příjmení město förnamn efternamn gata fornavn etternavn etunimi sukunimi',
    'имя фамилия телефон адрес город страна почта 姓名 名前 氏名 电话 電話 邮箱 メール 住所 地址 이름',
  ].flatMap((line) => line.split(' ')),
);
