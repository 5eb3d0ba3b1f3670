/** What keeps the database from being used. */
export const DATABASE = {
  "The database's disk is full. Free some space and run the command again.":
    'Das Laufwerk der Datenbank ist voll. Schaffen Sie Platz, und versuchen Sie es noch einmal.',
  'The database does not accept encrypted connections, and DATABASE_URL asks for one. Take sslmode out of DATABASE_URL, or turn encryption on at the server.':
    'Die Datenbank nimmt keine verschlüsselten Verbindungen an, und DATABASE_URL verlangt eine. Nehmen Sie sslmode aus DATABASE_URL, oder schalten Sie auf dem Server die Verschlüsselung ein.',
  'The connection to the database was lost. See whether it is running, and run the command again.':
    'Die Verbindung zur Datenbank ist abgebrochen. Prüfen Sie, ob sie läuft, und versuchen Sie es noch einmal.',
  'The database does not answer. See whether it is running and whether DATABASE_URL names the right machine.':
    'Die Datenbank antwortet nicht. Prüfen Sie, ob sie läuft und ob DATABASE_URL den richtigen Rechner nennt.',
  'Nothing answers at the address of the database. See whether it is running and whether DATABASE_URL is right.':
    'Unter der Adresse der Datenbank antwortet nichts. Prüfen Sie, ob sie läuft und ob DATABASE_URL stimmt.',
  'The database refuses the user name or the password. See whether DATABASE_URL is right.':
    'Die Datenbank lehnt den Benutzernamen oder das Passwort ab. Prüfen Sie, ob DATABASE_URL stimmt.',
  'The machine of the database was not found. See whether the name in DATABASE_URL is right.':
    'Der Rechner der Datenbank wurde nicht gefunden. Prüfen Sie, ob der Name in DATABASE_URL stimmt.',
  'The name of the machine in DATABASE_URL could not be looked up. See whether the network is up.':
    'Der Name des Rechners in DATABASE_URL ließ sich nicht auflösen. Prüfen Sie, ob das Netzwerk verfügbar ist.',
  'This user may not open the connection to the database.':
    'Dieser Benutzer darf die Verbindung zur Datenbank nicht öffnen.',
  'The database named in DATABASE_URL does not exist on its server. Create it, or correct the name.':
    'Die Datenbank in DATABASE_URL gibt es auf ihrem Server nicht. Legen Sie sie an, oder berichtigen Sie den Namen.',
  'The database has no connection left for Muster. Close some, or raise max_connections.':
    'Die Datenbank hat keine Verbindung mehr für Muster frei. Schließen Sie einige, oder erhöhen Sie max_connections.',
  'The database closed the connection, since nothing had come over it for a while in the middle of a change. Run the command again.':
    'Die Datenbank hat die Verbindung geschlossen, weil mitten in einer Änderung eine Weile nichts ankam. Versuchen Sie es noch einmal.',
  'The database was stopped while Muster was using it. Run the command again.':
    'Die Datenbank wurde angehalten, während Muster sie verwendete. Versuchen Sie es noch einmal.',
  'The database stopped after a crash of one of its processes. Run the command again.':
    'Die Datenbank hielt an, weil einer ihrer Prozesse abgestürzt war. Versuchen Sie es noch einmal.',
  'The database is starting or stopping. Run the command again in a moment.':
    'Die Datenbank startet oder hält gerade an. Versuchen Sie es gleich noch einmal.',
} as const;
