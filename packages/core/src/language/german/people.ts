/** Signing in, accounts, members, keys and sessions. */
export const PEOPLE = {
  'Sign in first.': 'Melden Sie sich zuerst an.',
  'Sign in first, or send an API key.':
    'Melden Sie sich zuerst an, oder senden Sie einen API-Schlüssel.',
  'Email or password is wrong.': 'E-Mail-Adresse oder Passwort ist falsch.',
  'The password is wrong.': 'Das Passwort ist falsch.',
  'A password has at least 10 characters.': 'Ein Passwort hat mindestens 10 Zeichen.',
  'A password has at most 200 characters.': 'Ein Passwort hat höchstens 200 Zeichen.',
  'A password has {least} to {most} characters; this one has {count}.':
    'Ein Passwort hat {least} bis {most} Zeichen; dieses hat {count}.',
  'The password is the email. Choose another one.':
    'Das Passwort ist die E-Mail-Adresse. Wählen Sie ein anderes.',
  'The code is wrong. Codes of the app change every 30 seconds.':
    'Der Code ist falsch. Die Codes der App wechseln alle 30 Sekunden.',
  'This is not one of your backup codes, or it has been used.':
    'Das ist keiner Ihrer Ersatzcodes, oder er wurde schon benutzt.',
  'Signing in took too long, or too many codes were wrong. Begin again.':
    'Die Anmeldung hat zu lange gedauert, oder zu viele Codes waren falsch. Beginnen Sie von vorn.',
  'Too many tries. Try again in a minute.':
    'Zu viele Versuche. Versuchen Sie es in einer Minute noch einmal.',
  'Too many tries. Try again in {minutes} min.':
    'Zu viele Versuche. Versuchen Sie es in {minutes} min noch einmal.',
  'This link has been used or has expired. Ask for a new one.':
    'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
  'This link has been used, has expired or was replaced by a newer one. Start the server again for a new one.':
    'Dieser Link wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt. Starten Sie den Server für einen neuen noch einmal.',
  'This server sends no mail. Whoever runs it can make a link with: muster people reset-password EMAIL':
    'Dieser Server verschickt keine E-Mails. Wer ihn betreibt, kann einen Link erzeugen mit: muster people reset-password EMAIL',
  'This request comes from another site.': 'Diese Anfrage kommt von einer fremden Seite.',
  'This request comes from {origin}, and Muster is served at {own}. If that is another name of it, set MUSTER_URL.':
    'Diese Anfrage kommt von {origin}, und Muster läuft unter {own}. Wenn das ein anderer Name dafür ist, setzen Sie MUSTER_URL.',
  'A request with a session needs the header Origin. Programs use an API key instead.':
    'Eine Anfrage mit einer Sitzung braucht den Header Origin. Programme verwenden stattdessen einen API-Schlüssel.',
  'The request is not valid.': 'Die Anfrage ist nicht gültig.',
  'Only invited people can sign up here. Ask an owner or admin of the account to invite you.':
    'Hier können sich nur Eingeladene registrieren. Bitten Sie einen Inhaber oder Administrator des Kontos um eine Einladung.',
  '{email} has signed up before. Sign in instead.':
    '{email} ist schon registriert. Melden Sie sich stattdessen an.',
  'An email address looks like ann@example.com.':
    'Eine E-Mail-Adresse sieht aus wie anna@example.com.',
  'The name of the {whose} is empty.': 'Der Name ist leer ({whose}).',
  'The name of the {whose} can have {most} characters; this one has {count}.':
    'Der Name ({whose}) kann {most} Zeichen haben; dieser hat {count}.',
  person: 'Person',
  account: 'Konto',
  key: 'Schlüssel',
  // Roles, as sentences name them
  owner: 'Inhaber',
  admin: 'Administrator',
  member: 'Mitglied',
  viewer: 'Betrachter',
  'No account is chosen. Choose one of yours, or send its ID in the header Muster-Account.':
    'Es ist kein Konto gewählt. Wählen Sie eines der Ihren, oder senden Sie seine ID im Header Muster-Account.',
  'No account is chosen. Choose the one to leave first.':
    'Es ist kein Konto gewählt. Wählen Sie zuerst das Konto, das Sie verlassen wollen.',
  'This key may not do that: it lacks {action}.':
    'Dieser Schlüssel darf das nicht: Ihm fehlt {action}.',
  'As {role} of this account you may not do that ({action}). Ask an owner or admin of the account.':
    'Als {role} dieses Kontos dürfen Sie das nicht ({action}). Fragen Sie einen Inhaber oder Administrator des Kontos.',
  'Only people who own an account can make another one.':
    'Nur wer Inhaber eines Kontos ist, kann ein weiteres anlegen.',
  'You have no account {id}.': 'Sie haben kein Konto {id}.',
  'There is no account {id}.': 'Ein Konto {id} gibt es nicht.',
  'There is no account {id} any more.': 'Das Konto {id} gibt es nicht mehr.',
  'The header Muster-Account names no account.': 'Der Header Muster-Account nennt kein Konto.',
  'This code has been used. Wait for the next one: they change every 30 seconds.':
    'Dieser Code wurde schon benutzt. Warten Sie auf den nächsten: Sie wechseln alle 30 Sekunden.',
  'The parameter account names no account.': 'Der Parameter account nennt kein Konto.',
  '{email} belongs to this account already.': '{email} gehört schon zu diesem Konto.',
  'There is no open invitation {id}.': 'Eine offene Einladung {id} gibt es nicht.',
  'This invitation has expired, was taken back or has been used. Ask for a new one.':
    'Diese Einladung ist abgelaufen, wurde zurückgezogen oder schon benutzt. Bitten Sie um eine neue.',
  'This invitation is for {email}. Sign in as that person.':
    'Diese Einladung ist für {email}. Melden Sie sich als diese Person an.',
  'This invitation has just been used or taken back.':
    'Diese Einladung wurde gerade benutzt oder zurückgezogen.',
  'As {actor} you cannot give the role {role}.':
    'Als {actor} können Sie die Rolle {role} nicht vergeben.',
  'Only an owner makes owners and changes what owners are.':
    'Nur ein Inhaber kann Inhaber ernennen und deren Rolle ändern.',
  'Nobody who signs in to this account has the ID {id}.':
    'Niemand, der sich bei diesem Konto anmeldet, hat die ID {id}.',
  'This is the only owner of the account. Make another one first.':
    'Das ist der einzige Inhaber des Kontos. Ernennen Sie zuerst einen weiteren.',
  'A member needs a name.': 'Ein Mitglied braucht einen Namen.',
  '"{email}" is not an email address.': '„{email}“ ist keine E-Mail-Adresse.',
  'Only a person can do that, not a key.': 'Das kann nur eine Person, kein Schlüssel.',
  'This key is not valid: it was mistyped or revoked, or it has expired.':
    'Dieser Schlüssel ist nicht gültig: Er ist vertippt, widerrufen oder abgelaufen.',
  'This key has scopes: keys that it makes need some too.':
    'Dieser Schlüssel ist auf Rechte beschränkt: Schlüssel, die er erzeugt, müssen es auch sein.',
  'This key lacks {scope}: it cannot give it to another.':
    'Diesem Schlüssel fehlt {scope}: Er kann es keinem anderen geben.',
  'body.expiresAt: lies in the past.': 'body.expiresAt: liegt in der Vergangenheit.',
  'body.scopes: the role {role} does not allow {scope}.':
    'body.scopes: Die Rolle {role} erlaubt {scope} nicht.',
  'There is no key {id}, or it was revoked before.':
    'Einen Schlüssel {id} gibt es nicht, oder er wurde schon widerrufen.',
  'You have no session {id}.': 'Sie haben keine Sitzung {id}.',
  'This is not the name of the account: nothing was erased. Give the name exactly as it is shown.':
    'Das ist nicht der Name des Kontos: Es wurde nichts gelöscht. Geben Sie den Namen genau so an, wie er dasteht.',
} as const;
