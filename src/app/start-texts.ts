// What the terminal says when the program starts, or cannot. For the person who runs it.
import type { KeyFileFailure } from "../engine/seal.ts";
import type { OpenFailure } from "../store/cannot-open.ts";

/** How the command is written where this is read: by its name, but for a checkout. */
export const called = ["start", "dev", "stafett"].includes(process.env.npm_lifecycle_event ?? "") ? "npm run -s stafett --" : "stafett";
export type StartTexts = {
  readonly language: "sv" | "en";
  noConfig(path: string): string;
  badConfig(count: number): string;
  notReread(path: string, count: number): string;
  readonly notSavedAnew: string;
  reread(revision: number): string;
  readonly badEnvironment: string;
  database(why: OpenFailure): string;
  keyFile(why: KeyFileFailure): string;
  readonly portTaken: string;
  readonly diskFull: string;
  readonly notWritable: string;
  unexpected(name: string, place: string): string;
  unheard(why: string): string;
  playground(host: string, port: number): string;
  readonly loopbackOnly: string;
  readonly noPlayground: string;
  readonly notConnected: string;
  /** A newer program has changed the database so that this one stops. */
  readonly overtaken: string;
};

const sv: StartTexts = {
  language: "sv",
  noConfig: (path) =>
    `Inställningsfilen ${path} finns inte. Kopiera stafett.yaml ur projektet, eller peka ut din med STAFETT_CONFIG. Inget har startats.`,
  badConfig: (count) => `Stafett startar inte: ${count === 1 ? "ett fel" : `${count} fel`} i inställningarna. Inget har ändrats.`,
  notReread: (path, count) =>
    `${path} ${count === 0 ? "finns inte" : count === 1 ? "har ett fel" : `har ${count} fel`}. De inställningar som gällde gäller fortfarande. Inget har ändrats.`,
  overtaken:
    "En nyare version av Stafett har byggt om databasen, och den här versionen stannar. Allt som är sparat finns kvar. Starta den nyare versionen även här.",
  notSavedAnew: "De nya inställningarna gick inte att spara. De som gällde gäller fortfarande.",
  reread: (revision) =>
    `Inställningarna är lästa på nytt (${revision}). Det som står i miljön, som portar, filer och uppgifter för Slack och Teams, ändras bara när Stafett startas om.`,
  badEnvironment: "Stafett startar inte: miljövariablerna stämmer inte. Inget har ändrats.",
  database: (why) =>
    ({
      newer:
        "Databasen är skriven av en nyare version av Stafett. Inget har ändrats. Starta den nyare versionen, eller återställ en säkerhetskopia.",
      format:
        "Databasen har ett format från före 0.2.0, eller hör till ett annat program, och den här versionen kan inte läsa den. Inget har ändrats. Flytta undan databasen och nycklarna för att börja om, eller starta den version som skrev dem.",
      locked: "En annan Stafett använder redan databasen. Inget har ändrats. Stoppa den först.",
      unreadable: "Databasen går inte att läsa. Inget har ändrats. Kontrollera filen och rättigheterna, eller återställ en säkerhetskopia.",
      damaged: `Databasen är skadad. Inget har ändrats. Kör ${called} verify så ser du vad som är fel, eller återställ en säkerhetskopia.`,
      older: `Databasen är äldre än den var när Stafett stoppades: något har gått förlorat. Inget har ändrats. Lägg tillbaka den rätta, eller återställ en säkerhetskopia med ${called} restore.`,
      noKeys:
        "Ärendenas nycklar saknas, men databasen finns. Utan nycklarna går inget att läsa. Inget har ändrats. Lägg tillbaka dem: filen stafett.keys.db, eller det som STAFETT_KEYS_URL pekar ut.",
      noData:
        "Databasen saknas, men filen med ärendenas nycklar finns. Inget har ändrats. Lägg tillbaka stafett.db, eller flytta undan nycklarna om du vill börja om.",
      otherKeys:
        "Ärendenas nycklar hör till en annan databas. Inget har ändrats. Lägg tillbaka de rätta: filen stafett.keys.db, eller det som STAFETT_KEYS_URL pekar ut.",
      notWritable: "Stafett får inte skriva i sin mapp. Kontrollera rättigheterna. Inget har ändrats.",
      unreachable:
        "Databasservern svarar inte. Inget har ändrats. Kontrollera att den är igång och att adressen i DATABASE_URL och STAFETT_KEYS_URL stämmer.",
      doubtful:
        "Stafett kan inte vara säker på att det är rätt databasserver, och ansluter inte. Inget har ändrats. Kontrollera att servern har TLS och ett certifikat som gäller, att namnet i DATABASE_URL och STAFETT_KEYS_URL står i det, och att sslrootcert pekar ut rätt utfärdare.",
      noEntry:
        "Databasservern släpper inte in Stafett. Inget har ändrats. Kontrollera användare, lösenord, databas, rättigheter och det som står efter frågetecknet i DATABASE_URL och STAFETT_KEYS_URL.",
    })[why],
  keyFile: (why) =>
    ({
      missing:
        "Nyckelfilen saknas, men databasen finns. Utan nyckeln går inget att läsa. Lägg tillbaka filen, eller peka ut den med STAFETT_KEY_FILE. Inget har ändrats.",
      unreadable: "Nyckelfilen går inte att läsa. Kontrollera rättigheterna. Inget har ändrats.",
      malformed: "Nyckelfilen är inte en nyckel (32 byte i base64). Inget har ändrats. Lägg tillbaka den rätta.",
      other: "Nyckelfilen hör till en annan databas. Inget har ändrats. Lägg tillbaka den rätta, eller peka ut den med STAFETT_KEY_FILE.",
      open: "Nyckelfilen kan läsas av andra. Gör den privat: chmod 600. Inget har ändrats.",
    })[why],
  portTaken: "Porten är upptagen. Välj en annan med PORT. Inget har ändrats.",
  diskFull: "Disken är full. Inget har sparats. Frigör utrymme och starta igen.",
  notWritable: "Stafett får inte skriva i sin mapp. Kontrollera rättigheterna. Inget har ändrats.",
  unexpected: (name, place) => `Stafett kunde inte starta (${name}${place ? `, ${place}` : ""}). Det som var sparat är kvar.`,
  unheard: (why) =>
    `Stafett hör inte Slack ännu (${why}). Stämmer SLACK_APP_TOKEN (xapp-…), och är Socket Mode påslaget? Allt annat går, och Stafett försöker igen av sig själv.`,
  playground: (host, port) => `Stafett går. Lekplatsen: http://${host}:${port}`,
  loopbackOnly: "Lekplatsen visas bara på den egna datorn. Sätt HOST till 127.0.0.1, eller ange SLACK_BOT_TOKEN för att köra på riktigt.",
  noPlayground:
    "Stafett är inte kopplad till Slack eller Teams, och lekplatsen är inte installerad här. Ange uppgifterna för Slack eller Teams, eller kör npm ci så följer lekplatsen med. Inget har ändrats.",
  notConnected: `Stafett är inte kopplad till Slack eller Teams. Ange uppgifterna för Slack eller Teams; ${called} check säger vad som saknas. Inget har ändrats.`,
};
const en: StartTexts = {
  language: "en",
  noConfig: (path) =>
    `There is no configuration file ${path}. Copy stafett.yaml from the project, or name yours with STAFETT_CONFIG. Nothing has been started.`,
  badConfig: (count) =>
    `Stafett does not start: ${count === 1 ? "one mistake" : `${count} mistakes`} in the configuration. Nothing has changed.`,
  notReread: (path, count) =>
    `${path} ${count === 0 ? "is not there" : count === 1 ? "has one mistake" : `has ${count} mistakes`}. The configuration that was in use still is. Nothing has changed.`,
  overtaken:
    "A newer version of Stafett has rebuilt the database, and this version stops. Everything that was saved is still there. Start the newer version here, too.",
  notSavedAnew: "The new configuration could not be saved. The one that was in use still is.",
  reread: (revision) =>
    `The configuration has been read again (${revision}). What stands in the environment, as ports, files and the settings of Slack and Teams, changes only when Stafett is started again.`,
  badEnvironment: "Stafett does not start: the environment is not right. Nothing has changed.",
  database: (why) =>
    ({
      newer: "The database was written by a newer version of Stafett. Nothing has changed. Start the newer version, or restore a backup.",
      format:
        "The database is in a format from before 0.2.0, or belongs to another program, and this version cannot read it. Nothing has changed. Move the database and its keys aside to begin anew, or start the version that wrote them.",
      locked: "Another Stafett is already using the database. Nothing has changed. Stop it first.",
      unreadable: "The database cannot be read. Nothing has changed. Check the file and its permissions, or restore a backup.",
      damaged: `The database is damaged. Nothing has changed. Run ${called} verify to see what is wrong, or restore a backup.`,
      older: `The database is older than it was when Stafett stopped: something has been lost. Nothing has changed. Put the right one back, or restore a backup with ${called} restore.`,
      noKeys:
        "The keys of the cases are missing, but the database is there. Without the keys nothing can be read. Nothing has changed. Put them back: the file stafett.keys.db, or what STAFETT_KEYS_URL names.",
      noData:
        "The database is missing, but the file with the keys of the cases is there. Nothing has changed. Put stafett.db back, or move the keys aside to begin anew.",
      otherKeys:
        "The keys of the cases belong to another database. Nothing has changed. Put the right ones back: the file stafett.keys.db, or what STAFETT_KEYS_URL names.",
      notWritable: "Stafett may not write in its folder. Check the permissions. Nothing has changed.",
      unreachable:
        "The database server does not answer. Nothing has changed. Check that it runs, and that the addresses in DATABASE_URL and STAFETT_KEYS_URL are right.",
      doubtful:
        "Stafett cannot be sure that this is the right database server, and does not connect. Nothing has changed. Check that the server has TLS and a certificate that is valid, that the name in DATABASE_URL and STAFETT_KEYS_URL stands in it, and that sslrootcert names the right issuer.",
      noEntry:
        "The database server does not let Stafett in. Nothing has changed. Check user, password, database, rights and what stands after the question mark in DATABASE_URL and STAFETT_KEYS_URL.",
    })[why],
  keyFile: (why) =>
    ({
      missing:
        "The key file is missing, but the database is there. Without the key nothing can be read. Put the file back, or name it with STAFETT_KEY_FILE. Nothing has changed.",
      unreadable: "The key file cannot be read. Check its permissions. Nothing has changed.",
      malformed: "The key file is not a key (32 bytes in base64). Nothing has changed. Put the right one back.",
      other: "The key file belongs to another database. Nothing has changed. Put the right one back, or name it with STAFETT_KEY_FILE.",
      open: "The key file can be read by others. Make it private: chmod 600. Nothing has changed.",
    })[why],
  portTaken: "The port is taken. Choose another with PORT. Nothing has changed.",
  diskFull: "The disk is full. Nothing has been saved. Free some space and start again.",
  notWritable: "Stafett may not write in its folder. Check the permissions. Nothing has changed.",
  unexpected: (name, place) => `Stafett could not start (${name}${place ? `, ${place}` : ""}). What was saved is still there.`,
  unheard: (why) =>
    `Stafett does not hear Slack yet (${why}). Is SLACK_APP_TOKEN right (xapp-…), and Socket Mode turned on? All the rest is running, and Stafett tries again by itself.`,
  playground: (host, port) => `Stafett is running. The playground: http://${host}:${port}`,
  loopbackOnly: "The playground is shown on this computer only. Set HOST to 127.0.0.1, or give SLACK_BOT_TOKEN to run for real.",
  noPlayground:
    "Stafett is connected to neither Slack nor Teams, and the playground is not installed here. Give the settings of Slack or Teams, or run npm ci, which brings the playground. Nothing has changed.",
  notConnected: `Stafett is connected to neither Slack nor Teams. Give the settings of Slack or Teams; ${called} check says what is missing. Nothing has changed.`,
};
export const startTexts = (language: "sv" | "en"): StartTexts => (language === "sv" ? sv : en);
