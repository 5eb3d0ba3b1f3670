/** What keeps something from being fetched from an address, and webhooks. */
export const FETCHING = {
  'The web address is longer than {most} characters. Shorten it.':
    'Die Webadresse ist länger als {most} Zeichen. Kürzen Sie sie.',
  'This is not a web address. Use one that begins with http:// or https://.':
    'Das ist keine Webadresse. Verwenden Sie eine, die mit http:// oder https:// beginnt.',
  'Only addresses that begin with http:// or https:// are fetched.':
    'Abgerufen werden nur Adressen, die mit http:// oder https:// beginnen.',
  'The web address holds a user name or password. Take it out.':
    'Die Webadresse enthält einen Benutzernamen oder ein Passwort. Nehmen Sie es heraus.',
  'Nothing is fetched from port {port}. Use 80, 443, or one above 1023 that browsers allow.':
    'Von Port {port} wird nichts abgerufen. Verwenden Sie 80, 443 oder einen über 1023, den Browser erlauben.',
  '{host} sent a body that is compressed in a way it was not asked for.':
    '{host} hat die Antwort in einer Weise komprimiert, die nicht verlangt war.',
  '{host} has no valid certificate for that name, so it may be somebody else. Ask whoever runs it to renew the certificate.':
    '{host} hat für diesen Namen kein gültiges Zertifikat und kann also jemand anders sein. Bitten Sie den Betreiber, das Zertifikat zu erneuern.',
  '{host} sent a body that cannot be decompressed. Try again later.':
    'Was {host} gesendet hat, lässt sich nicht entpacken. Versuchen Sie es später noch einmal.',
  '{host} did not answer as a web server does. Check the address.':
    '{host} hat nicht wie ein Webserver geantwortet. Prüfen Sie die Adresse.',
  '{host} could not be reached, or broke off. Try again later.':
    '{host} war nicht erreichbar oder hat abgebrochen. Versuchen Sie es später noch einmal.',
  '{host} took too long to answer. Try again later, or from another server.':
    '{host} hat zu lange nicht geantwortet. Versuchen Sie es später noch einmal, oder von einem anderen Server.',
  '{host} is not on the public internet, and nothing else is fetched from. If it is to be allowed, the operator can name it in MUSTER_FETCH_ALLOW.':
    '{host} ist nicht im öffentlichen Internet, und von woanders wird nichts abgerufen. Soll es erlaubt sein, kann der Betreiber es in MUSTER_FETCH_ALLOW nennen.',
  'There is no host {host}, or its name could not be looked up. Check the address.':
    'Einen Server {host} gibt es nicht, oder sein Name ließ sich nicht auflösen. Prüfen Sie die Adresse.',
  '{host} answered with status {status} instead of a file. Check that the address opens without signing in.':
    '{host} antwortete mit dem Status {status} statt mit einer Datei. Prüfen Sie, ob sich die Adresse ohne Anmeldung öffnen lässt.',
  'What {host} sends is larger than {size}. Use a smaller file.':
    'Was {host} sendet, ist größer als {size}. Verwenden Sie eine kleinere Datei.',
  '{host} redirects from https to http, which anybody on the way could change. Use an address that stays with https.':
    '{host} leitet von https auf http um, was unterwegs jeder ändern könnte. Verwenden Sie eine Adresse, die bei https bleibt.',
  '{host} redirects too often. Use the address that the redirects lead to.':
    '{host} leitet zu oft um. Verwenden Sie die Adresse, zu der die Umleitungen führen.',
  'An account has {most} webhooks at most. Delete one that is not needed.':
    'Ein Konto hat höchstens {most} Webhooks. Löschen Sie einen, der nicht gebraucht wird.',
  'The webhook is disabled. Enable it first.':
    'Der Webhook ist abgeschaltet. Schalten Sie ihn zuerst ein.',
  'There is no webhook {id}.': 'Einen Webhook {id} gibt es nicht.',
  'There is no delivery of event {id} to this webhook.':
    'Eine Zustellung des Ereignisses {id} an diesen Webhook gibt es nicht.',
  "The webhook's secret was stored with another secret of this installation. Whoever runs Muster can put that one back as it was; otherwise rotate the webhook's secret.":
    'Das Geheimnis des Webhooks wurde mit einem anderen Geheimnis dieser Installation gespeichert. Wer Muster betreibt, kann jenes wieder einsetzen; andernfalls erneuern Sie das Geheimnis des Webhooks.',
} as const;
