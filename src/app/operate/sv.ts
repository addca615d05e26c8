// What the command `stafett` says to whoever looks after it.
import type { Platform } from "../../rules/workflow.ts";
import type { Unasked } from "../audit/index.ts";
import type { Wrong } from "../backup.ts";
import type { MoveFailure } from "../moving.ts";
import type { Verdict } from "../seals.ts";
import { called } from "../start-texts.ts";

/** `takes`: what stands after its name. `does`: one line in the list. `more`: what its own help says beside it. `flags`: those it has of its own. */
type CommandTexts = {
  readonly takes: string;
  readonly does: string;
  readonly more: string;
  readonly flags: Readonly<Record<string, string>>;
};
const command = (takes: string, does: string, more = "", flags: CommandTexts["flags"] = {}): CommandTexts => ({ takes, does, more, flags });
const platformNames: Readonly<Record<Platform, string>> = { slack: "Slack", teams: "Teams" };
const list = (all: readonly string[]): string => all.map((one) => `  - ${one}`).join("\n");

const wrong: Readonly<Record<Wrong, string>> = {
  pages: "Sidor i filen är skadade.",
  events: "Journalens kedja är bruten: något har ändrats eller saknas.",
  showings: "Kedjan över vem som har sett vad är bruten.",
  missing: "En av filerna saknas, eller något i den.",
  master: "Nycklarna är låsta med en annan huvudnyckel än den som ligger här.",
  sums: "Filerna är inte de som kopierades.",
  birth: "Data och nycklar hör inte ihop.",
  keys: "Nycklarna går inte att öppna med den här nyckelfilen, eller så saknas någon.",
  older: "Databasen är äldre än den var när Stafett stoppades.",
  newer: "Den är skriven av en nyare version av Stafett.",
  format: "Den har ett format från före 0.2.0, eller hör till ett annat program. Den här versionen läser den inte.",
};
export const sv = {
  usage: `Så här:
  stafett KOMMANDO …
  npm run -s stafett -- KOMMANDO …    i en utcheckning`,
  seeHelp: `Mer: ${called} --help`,
  helpFlag: "visar den här hjälpen, eller ett kommandos egen",
  versionFlag: "visar vilken version det är",
  exitCodes: "Slutkoder: 0 det gick bra, 1 det gick inte, 2 kommandot är skrivet på fel sätt.",
  noCommand: (word: string, suggestion: string | undefined): string =>
    `Kommandot ${word} finns inte.${suggestion === undefined ? "" : ` Menade du ${suggestion}?`}`,
  badFlag: (flag: string, name: string): string =>
    `${flag} går inte att använda${name === "" ? " här" : ` med ${name}, inte på det sättet`}.`,
  otherWords: (form: string): string => `Skriv så här: ${called} ${form}`,
  commands: {
    start: command(
      "",
      "startar Stafett",
      "Går tills det får SIGTERM eller SIGINT. Startar aldrig lekplatsen: utan uppgifter för Slack eller Teams säger det till och slutar.",
    ),
    check: command(
      "",
      "ser efter om miljövariabler och inställningar stämmer",
      "Läser miljövariablerna och stafett.yaml, frågar ingen och ändrar inget. Säger vilken plattform som är kopplad, och till om en variabel verkar felstavad.",
    ),
    doctor: command(
      "",
      "ser efter hur det är: Slack, Teams, klockan, nyckelfilen, databasen, disken, porten",
      "Även medan Stafett går. Inget ändras och inget skickas. Varje rad är bra, inte bra (med vad som hjälper) eller syns inte (det gick inte att se efter). Slutar med 1 när något inte är bra.",
    ),
    backup: command(
      "MAPP",
      "kopierar data och nycklar, även medan Stafett går",
      "Gör en ny mapp i MAPP och kontrollerar kopian. Nyckelfilen följer inte med.",
    ),
    verify: command(
      "[MAPP]",
      "ser efter om databaserna, eller en säkerhetskopia, är hela",
      "Utan MAPP: det som används nu, även medan Stafett går. Inget ändras.",
      { "--seal TEXT": "ser också efter att det som en försegling täckte är kvar oförändrat; TEXT är raden, eller en fil med rader" },
    ),
    audit: command(
      "[MAPP]",
      "ser efter om det som Stafett lovar håller, löfte för löfte",
      "Även medan Stafett går, eller i en säkerhetskopia. Läser bara. Varje rad säger vilket löfte det är och om det håller; är det brutet står antalet, aldrig vad. Det som kan vara försenat prövas bara medan Stafett går. Slutar med 1 när något löfte är brutet. Löftena: docs/guarantees.md.",
    ),
    restore: command(
      "MAPP",
      "lägger tillbaka en säkerhetskopia; stoppa Stafett först",
      "Kopian kontrolleras först, och det som ligger där flyttas undan. Det som har raderats sedan dess raderas på nytt.",
    ),
    restored: command(
      "[MAPP]",
      "efter att PostgreSQL:s egna program har lagt tillbaka en kopia: säger att den är äldre",
      "Det som kan ha skickats sedan kopian gjordes letar Stafett efter innan det skickas igen. MAPP är den som backup gjorde; annars säger --at när kopian är från. Bara för PostgreSQL, medan Stafett är stoppat.",
      { "--at TID": "när kopian gjordes, till exempel 2026-11-28T04:00:00Z" },
    ),
    move: command(
      "",
      "flyttar allt till en annan databas; stoppa Stafett först",
      "Från DATABASE_URL (och STAFETT_KEYS_URL) till STAFETT_MOVE_TO (och, för postgres://, STAFETT_MOVE_KEYS_TO). Adresserna står i miljön och inte på raden, där vem som helst på datorn kan se ett lösenord. Dit det flyttas ska det vara tomt. Allt läses tillbaka och jämförs innan det gäller, och det som låg där förut står kvar orört. Byt sedan DATABASE_URL.",
    ),
    held: command("", "visar platser som inte tar emot något, och vad som väntar"),
    resend: command("", "försöker igen nu, på alla platser", "Stafett själv försöker annars en gång i halvtimmen."),
    "rotate-key": command(
      "",
      "byter huvudnyckel, även medan Stafett går",
      "Alla ärendens nycklar låses om med en ny huvudnyckel, och den gamla läggs bredvid. Äldre säkerhetskopior av nycklarna öppnas bara med den gamla. Avbryts det görs det klart nästa gång, eller när Stafett startar.",
    ),
    erase: command(
      "",
      "raderar ett ärende nu, även medan Stafett går",
      "För när något står i ett ärende som inte får stå där. Samma steg som /stafett radera, utan att vänta. Frågar efter referensen två gånger; ur en fil eller ett rör läses en rad för varje fråga. Referensen skrivs inte efter kommandot, för där kan andra på datorn se den. Går inte att ångra.",
      { "--yes": "frågar bara en gång" },
    ),
    export: command(
      "member|agency ID --into MAPP",
      "tar ut det som Stafett har om en person, eller hos en verksamhet",
      "För den som begär det med rätt. MAPP får inte finnas eller ska vara tom, och inte vara en länk; där läggs stafett.json och stafett.md. Den som granskar verksamheten får veta det, och det står i loggen.",
      { "--into MAPP": "mappen som filerna läggs i" },
    ),
    dataskydd: command(
      "[VERKSAMHET]",
      "skriver vad som är antecknat för dataskyddet, för varje verksamhet",
      "Läser stafett.yaml och inget annat. Skriver Markdown: vem som har beslutat, vad som saknas, hur länge något sparas, vad statistiken vilar på.",
    ),
    katalog: command(
      "",
      "skriver stafett.yaml med det som verksamheterna har ändrat i chatten",
      "Telefon, öppettider, jour och insatser som de är nu. Resten av filen står kvar, med kommentarer. Skriver på standard ut, även medan Stafett går, och ändrar inget.",
    ),
    erasures: command("", "visar vad som har raderats, och vad som är kvar att göra"),
    attack: command(
      "[VÄXLAR]",
      "angriper Stafett på den egna datorn; för utveckling",
      "Behöver en utcheckning. --short: det som går på under en minut. --only TEXT: bara det som heter så.",
    ),
    simulate: command(
      "[VÄXLAR]",
      "prövar Stafett i en påhittad värld med fel; för utveckling",
      "Behöver en utcheckning. Växlarna är de som npm run simulate har.",
    ),
  },
  notWrittenBack: "Det som verksamheterna har ändrat passar inte ihop med stafett.yaml. Inget har skrivits.",
  environmentGood: "Miljövariablerna stämmer.",
  strange: "Det här läser Stafett inte. Är det för ett annat program gör det inget:",
  configGood: (path: string, agencies: number, members: number): string =>
    `${path} stämmer: ${agencies} verksamheter, ${members} personer.`,
  notReady: (all: readonly string[]): string =>
    `Ärenden är avstängda tills fyra beslut står i inställningarna (readiness) för: ${all.join(", ")}.`,
  nothingConnected:
    "Varken Slack eller Teams är kopplat. För Slack: SLACK_BOT_TOKEN och antingen SLACK_SIGNING_SECRET eller SLACK_APP_TOKEN. För Teams: CLIENT_ID, CLIENT_SECRET och TENANT_ID.",
  connected: (all: readonly Platform[]): string => `Kopplad till: ${all.map((one) => platformNames[one]).join(", ")}.`,
  doctor: {
    how: { good: "bra", bad: "inte bra", unseen: "syns inte" },
    settings: "miljövariabler och inställningar",
    settingsMend: `${called} check säger vad som är fel.`,
    keyFile: (path: string): string => `nyckelfilen ${path}`,
    madeAtStart: "Finns inte än. Den görs vid första starten.",
    database: (file: string, version: number, newest: number): string => `databasen ${file}, version ${version} av ${newest}`,
    databaseNew: (file: string): string => `databasen ${file}`,
    databaseMend: `${called} restore MAPP lägger tillbaka en säkerhetskopia. Gäller det nycklarna: lägg tillbaka rätt nyckelfil.`,
    disk: (folder: string, free: number): string => `disken vid ${folder}: ${free} MB ledigt`,
    diskMend: (needed: number): string => `Frigör utrymme: minst ${needed} MB behövs för data och en kopia.`,
    writing: (folder: string): string => `rätt att skriva i ${folder}`,
    writingMend: "Ge användaren som kör Stafett mappen och filerna i den, med rätt att skriva.",
    runs: (port: number): string => `Stafett går på port ${port}`,
    notReady: (because: readonly string[]): string => `/readyz säger: ${because.join(", ")}. Se Health and logs i docs/operations.md.`,
    portFree: (port: number): string => `port ${port} är ledig, Stafett går inte`,
    portTaken: (port: number): string => `port ${port} är upptagen av något annat`,
    portTakenMend: "Välj en annan med PORT, eller stoppa det som går där.",
    portRefused: (port: number, why: string): string => `port ${port} går inte att öppna (${why})`,
    portRefusedMend: "Kontrollera HOST och PORT. Under 1024 behövs särskilda rättigheter.",
    publicUrl: "adressen utifrån (STAFETT_PUBLIC_URL)",
    publicUrlNone: "Den är inte satt, och då går inga filer att hämta.",
    publicUrlStopped: "Det går att se först när Stafett går.",
    publicUrlMend: (why: string): string => `Där svarar inte Stafett (${why}). Kontrollera adressen, och att proxyn släpper fram /files/.`,
    servers: {
      reached: "databasservern",
      version: (name: string, version: string): string => `${name}: PostgreSQL ${version}`,
      versionMend: "Stafett behöver PostgreSQL 14 eller nyare.",
      encoding: (name: string, encoding: string): string => `${name}: teckenkodningen ${encoding}`,
      encodingMend: "Gör en ny databas med encoding 'UTF8' och flytta dit.",
      identity: (name: string): string => `${name}: Stafett märker om en annan server tar över`,
      identityMend:
        "Rollen får inte fråga pg_control_system(). Ge den rätten, annars märks ett byte bara när det nya har en annan tidslinje.",
      durable: (name: string): string => `${name}: det som är sparat finns kvar efter ett strömavbrott`,
      durableMend: (off: readonly string[]): string =>
        `${off.join(", ")}. Slå på det igen i postgresql.conf, annars kan det som Stafett har svarat på försvinna.`,
      safe: (name: string): string => `${name}: krypterat på vägen`,
      safeMend: "Lösenord och nycklar går okrypterade över nätet. Slå på TLS på servern och lägg till ?sslmode=verify-full i adressen.",
      role: (name: string): string => `${name}: rollen får inte mer än den behöver`,
      roleMend: "Rollen styr hela servern. Ge Stafett en egen: ops/postgres-roles.sql.",
      clock: (name: string, seconds: number): string => `${name}: klockan mot den här datorns, ${seconds} s fel`,
      clockMend: "Ställ båda klockorna med NTP.",
      tables: (name: string, version: number, newest: number): string => `${name}: tabellerna, version ${version} av ${newest}`,
      makesMend: "Rollen får inte göra tabeller i sitt schema, och det behövs när Stafett uppdateras: grant create on schema … to ….",
      apart: "data och nycklar är skilda åt",
      samePlace: "De ligger i samma schema. Ge nycklarna en egen databas, eller ett eget schema.",
      sameRole: "Samma roll läser båda. Ge nycklarna en egen roll: ops/postgres-roles.sql.",
      apartMend: "Den ena rollen kan läsa det som är den andras. Ta bort rätten: ops/postgres-roles.sql visar hur.",
      connectMend: "Den ena rollen kommer in i den andras databas: revoke connect on database … from public.",
      whole: "det som ligger på servrarna",
      wholeMend: "Lägg tillbaka en säkerhetskopia: PostgreSQL i docs/operations.md. Gäller det nycklarna: lägg tillbaka rätt nyckelfil.",
    },
    notNow: "Det gick inte att fråga.",
    clock: (platform: Platform, seconds: number): string => `klockan mot ${platformNames[platform]}: ${seconds} s fel`,
    clockUnseen: (platform: Platform): string => `klockan mot ${platformNames[platform]}`,
    clockMend: "Ställ klockan med NTP (timedatectl set-ntp true). Slack och Teams nekar den som går fel.",
    unreached: (platform: Platform, why: string): string =>
      `${platformNames[platform]} går inte att nå (${why}). Kontrollera nätet och brandväggen: HTTPS utåt behövs.`,
    slackToken: "Slack: SLACK_BOT_TOKEN",
    slackTokenMend: (why: string): string =>
      `Slack säger ${why}. Hämta en ny under OAuth & Permissions på appens sida, byt SLACK_BOT_TOKEN och starta om.`,
    slackHome: "Slack: arbetsytan är den i inställningarna",
    slackHomeMend: "Token hör till en annan arbetsyta än den som adresserna i stafett.yaml börjar med.",
    slackScopes: "Slack: behörigheter (scopes)",
    slackScopesMend: (missing: readonly string[]): string =>
      `De här saknas: ${missing.join(", ")}. Lägg till dem under OAuth & Permissions (manifest/slack.yaml har alla) och installera appen igen.`,
    slackApp: "Slack: SLACK_APP_TOKEN",
    slackAppMend: (why: string): string =>
      `Slack säger ${why}. Gör en ny app-token med connections:write, slå på Socket Mode, byt SLACK_APP_TOKEN och starta om.`,
    slackWorkspace: (team: string): string => `Slack: arbetsytan ${team}`,
    slackNotInstalled: "Appen är inte installerad där. Öppna /slack/install på Stafetts adress.",
    slackWorkspaceMend: (why: string): string =>
      `Slack säger ${why}. Har Stafett varit stoppat förnyas en token vid starten; annars: installera appen igen, på /slack/install.`,
    slackUnread: "Dess token ligger i databasen, och den går inte att läsa än.",
    teamsToken: "Teams: CLIENT_ID, CLIENT_SECRET, TENANT_ID",
    teamsTokenMend: (why: string): string =>
      `Microsoft säger ${why}. Har hemligheten gått ut? Gör en ny i Entra, byt CLIENT_SECRET och starta om. Stämmer CLIENT_ID och TENANT_ID?`,
    done: (bad: number, unseen: number): string => `Inte bra: ${bad}. Syns inte: ${unseen}.`,
  },
  asking: (platform: Platform): string => `Frågar ${platformNames[platform]}`,
  needsCheckout:
    "Det är ett verktyg för den som utvecklar Stafett, och finns inte här. Det behöver en utcheckning av projektet, med npm ci.",
  noDatabase: (file: string): string =>
    `Det finns ingen databas här (${file}). Gå till Stafetts mapp, eller peka ut den med DATABASE_URL. Inget har ändrats.`,
  onlyServers: "Det här är för PostgreSQL. För en fil gör restore allt på en gång. Inget har ändrats.",
  dumping: (file: string): string => `pg_dump skriver ${file}`,
  cannotDump: (why: "none" | "older" | "failed" | "pooled", major: number): string =>
    ({
      none: `pg_dump finns inte här. Installera PostgreSQL:s klient, version ${major} eller nyare (postgresql-client-${major}), eller kör på en dator som har den, data först:\n  pg_dump --format=custom --no-owner --no-privileges --file=data.dump --dbname="$DATABASE_URL"\n  pg_dump --format=custom --no-owner --no-privileges --file=keys.dump --dbname="$STAFETT_KEYS_URL"\nSkriv upp när den första började: stafett restored --at behöver det. Inget har kopierats.`,
      older: `pg_dump är äldre än servern. Installera version ${major} eller nyare (postgresql-client-${major}). Inget har kopierats.`,
      failed: "pg_dump kunde inte, och har sagt varför här ovanför. Inget har kopierats.",
      pooled:
        "Adressen går till en mellanhand som delar ut förbindelser (som PgBouncer), och pg_dump skulle störa Stafett där. Ange serverns egen adress i DATABASE_URL och STAFETT_KEYS_URL när du kör det här. Inget har kopierats.",
    })[why],
  dumped: (folder: string): string =>
    `Kopian är klar: ${folder}. Om kedjorna i den håller syns först när den är återställd på en annan server: gör det ibland. Flytta keys.dump till sin egen plats. Nyckelfilen följer inte med; förvara den för sig.`,
  dumpsWhole: "Filerna är de som kopierades. Om kedjorna i dem håller syns när de är återställda: stafett verify.",
  restoreByHand: (folder: string): string =>
    `På PostgreSQL lägger serverns egna program tillbaka en kopia, och det gör den som sköter servern:\n  1. Stoppa Stafett överallt.\n  2. Gör två nya, tomma databaser (ops/postgres-roles.sql), eller töm scheman i de gamla: drop schema … cascade.\n  3. pg_restore --no-owner --role=ROLL --schema=public --exit-on-error --dbname=DATABAS ${folder}/data.dump, och likadant med keys.dump.\n  4. Peka ut dem med DATABASE_URL och STAFETT_KEYS_URL. stafett verify ska säga att allt är helt.\n  5. stafett restored ${folder}\n  6. Starta Stafett.\nInget har ändrats.`,
  restoredHow: "Säg när kopian gjordes: stafett restored MAPP, eller stafett restored --at 2026-11-28T04:00:00Z. Inget har ändrats.",
  restoredThere: (doubts: number): string =>
    `Stafett vet nu att det är en äldre kopia. Utskick som den först letar efter: ${doubts}. Det som har raderats sedan dess raderas på nytt när den startar. Starta Stafett som vanligt.`,
  moveHow:
    "Säg vart det ska flyttas: STAFETT_MOVE_TO=postgres://roll@server/databas och STAFETT_MOVE_KEYS_TO, eller STAFETT_MOVE_TO=sqlite:data/stafett.db. Inget har ändrats.",
  moving: (table: string, rows: number): string => (table === "" ? "Flyttar" : `Flyttar: ${table}, ${rows} rader`),
  cannotMove: (why: MoveFailure): string =>
    ({
      notEmpty: "Det ligger redan något på den andra platsen. Välj en som är tom. Inget har ändrats.",
      half: "På den andra platsen ligger en flytt som avbröts mitt i: data utan nycklar. Töm den och flytta igen. Det som flyttas är orört.",
      version:
        "Databasen är inte uppdaterad till den här versionen. Starta Stafett en gång på den och stoppa den igen, flytta sedan. Inget har ändrats.",
      different: "Det som skrevs är inte det som lästes. Inget av det har sparats, och det som skulle flyttas är orört.",
      ...wrong,
    })[why],
  moved:
    "Allt är flyttat: varje rad är läst tillbaka och lika, och kedjorna håller. Sätt nu DATABASE_URL till det som stod i STAFETT_MOVE_TO (och STAFETT_KEYS_URL till STAFETT_MOVE_KEYS_TO), ta bort de två, och starta Stafett. Nyckelfilen är densamma.\nDet gamla ligger kvar. Starta aldrig Stafett på det igen, och förstör det när du är säker: först nycklarna.",
  audit: {
    holds: "håller",
    broken: (count: number): string => `BRUTET (${count})`,
    unchecked: (why: Unasked): string =>
      ({ master: "inte prövat (huvudnyckeln saknas här)", stopped: "inte prövat (Stafett går inte här)" })[why],
    done: (holds: number, broken: number, unchecked: number): string =>
      `Håller: ${holds}. Brutna: ${broken}. Inte prövade: ${unchecked}.${broken > 0 ? " Vad varje löfte betyder, och vad det vilar på: docs/guarantees.md." : ""}`,
    noDump:
      "Det som pg_dump har skrivit går inte att läsa så. Lägg tillbaka kopian i två tomma databaser, peka ut dem med DATABASE_URL och STAFETT_KEYS_URL, och kör audit där.",
  },
  running: "En Stafett använder databasen. Stoppa den först. Inget har ändrats.",
  looking: (name: string): string => `Ser efter: ${name}`,
  reading: "Läser",
  puttingBack: "Lägger tillbaka",
  waiting: "Väntar på databasen",
  copying: (file: string, percent: number): string => `${file}: ${percent} %`,
  backedUp: (folder: string): string => `Kopian är klar och kontrollerad: ${folder}. Nyckelfilen följer inte med; förvara den för sig.`,
  whole: "Allt är helt.",
  wrong: (all: readonly Wrong[]): string => `Det här stämmer inte:\n${list(all.map((one) => wrong[one]))}`,
  needsMaster: (mark: string): string =>
    mark === ""
      ? "De är äldre än märkningen. Lägg den äldre huvudnyckelns fil bredvid den nya, med .old-1 efter namnet."
      : `De öppnas med huvudnyckeln märkt ${mark}. Lägg dess fil bredvid den nya, med .old-${mark} efter namnet.`,
  wrapping: (done: number, of: number): string => (of === 0 ? "Låser om" : `Låser om: ${done} av ${of}`),
  otherUser: "Filerna tillhör en annan användare. Kör kommandot som den användare som Stafett går som. Inget har ändrats.",
  rotationBegun: (name: string): string =>
    `Den nya huvudnyckeln ligger på plats men allt är inte omlåst (${name}). Inget är förlorat. Kör rotate-key igen, eller starta Stafett, så görs det klart.`,
  rotated: (count: number, mark: string, before: string, kept: string): string =>
    `Huvudnyckeln är bytt. Den nya är märkt ${mark} och låser ${count} nycklar. Lägg en förseglad kopia av den på ett säkert ställe.\nDen gamla, märkt ${before}, ligger i ${kept}. Säkerhetskopior av nycklarna från före bytet öppnas bara med den: flytta den till det säkra stället, och förstör den när de kopiorna är borta. Har någon redan både en sådan kopia och den gamla huvudnyckeln hjälper bytet inte mot det.`,
  typeRef: "Ärendets referens: ",
  refIsAsked:
    "Skriv inte referensen efter kommandot: där kan alla på datorn se den, och den blir kvar i skalets historik. Kör stafett erase och svara på frågan. I ett skript: läs referensen från en fil, stafett erase --yes < fil. Inget har ändrats.",
  noRef: "Skriv ärendets referens, som SYD-7KQ3-M9. Inget har ändrats.",
  noCase: "Här finns inget ärende med den referensen. Är det raderat redan? Inget har ändrats.",
  erasesForGood: (ref: string): string =>
    `${ref} raderas, med sina hänvisningar. Ingen kan få tillbaka något av det. Meddelanden i chatten blir neutrala, möten skrivs om utan ärendet, och den som hade det får veta att det raderades av den som sköter driften.\nKvar blir säkerhetskopior av nycklarna tills ni förstör dem, det Slack och Teams själva sparar, och det som någon har skrivit av eller fotograferat.`,
  typeAgain: "Skriv referensen en gång till för att radera: ",
  notSame: "Det var inte samma referens. Inget har ändrats.",
  erasing: "Raderar",
  eraseLate: "Det är beställt men inte gjort än. Stafett raderar när den hinner, senast när den startas om. stafett erasures visar när.",
  eraseFailed: "Det gick inte att radera ärendet. Stafetts logg säger varför (order.failed).",
  exportHow: "Skriv så här: stafett export member ID --into MAPP, eller stafett export agency ID --into MAPP. Inget har ändrats.",
  exporting: (done: number, of: number): string => (of === 0 ? "Kopierar det som ska läsas" : `Läser: ${done} av ${of}`),
  cannotExport: (why: "nobody" | "notEmpty"): string =>
    why === "nobody" ? "Ingen i registret heter så. Inget har skrivits." : "Mappen är inte tom. Inget har skrivits.",
  exported: (into: string): string =>
    `Utdraget ligger i ${into}: stafett.json och stafett.md. Den som granskar verksamheten får veta det. Lämna det på ett säkert sätt, och ta bort det när det är lämnat.`,
  exportPage: {
    title: "Det som Stafett har",
    register: "I registret",
    functions: "Funktioner",
    away: "Borta",
    acts: "Vad som står i journalerna",
    showings: "Vad som har visats",
    own: "Verksamhetens egna",
    others: "Andras, så som verksamheten får läsa det",
    none: "Inget.",
    left: "raderat",
  },
  noSeal: "Där finns ingen försegling. Den är en dag och 32 tecken, som den stod i chatten.",
  seal: (day: string, verdict: Verdict): string =>
    `${day}: ${{ holds: "allt som förseglades då är kvar och oförändrat.", erased: "allt som förseglades då är kvar och oförändrat, utom journaler som en radering har skrivit om.", changed: "något som förseglades då har ändrats eller tagits bort.", unknown: "den förseglingen finns inte här. Databasen är äldre än den, eller en annan, eller så är historien omskriven." }[verdict]}`,
  noBackup: "Där finns ingen säkerhetskopia av Stafett. Inget har ändrats.",
  restored: (aside: string | undefined, erased: number, doubts: number): string =>
    `Kopian är återställd. ${aside === undefined ? "" : `Det som låg där är undanflyttat till ${aside}. `}Raderade på nytt: ${erased}. Utskick som Stafett först letar efter: ${doubts}. Starta Stafett som vanligt.`,
  protection: {
    title: (name: string): string => `Dataskydd: ${name}`,
    head: ["vad", "enligt stafett.yaml"],
    readiness: {
      controller: "Den personuppgiftsansvariges beslut",
      impactAssessment: "Konsekvensbedömning",
      processorAgreement: "Biträdesavtal",
      disposalDecision: "Gallringsbeslut",
    },
    checked: (by: string, date: string): string => `${by}, ${date}`,
    missing: "saknas: ärenden är avstängda",
    retention: "Ett avslutat och dokumenterat ärende kan raderas efter",
    days: (n: number): string => `${n} dagar`,
    disclosure: "Att något lämnades ut sparas",
    years: (n: number): string => `${n} år`,
    statistics: "Statistiken vilar på",
    grounds: { consent: "samtycke", publicInterest: "uppgift av allmänt intresse", legalObligation: "rättslig förpliktelse" },
    uncounted: "inget: inga ärenden räknas",
    auditors: "Granskar loggen",
    nobody: "ingen: sigillet går till driften",
    rest: "Registerförteckning, mall för konsekvensbedömning, biträden, gallring, begäran och incident: docs/dpo/README.md.",
    noAgency: "Den verksamheten finns inte i stafett.yaml. Skriv dess id, eller inget för alla.",
  },
  moreHeld: (most: number): string => `Fler än ${most} väntar: de äldsta visas. Kör kommandot igen när de har gått ut.`,
  nothingHeld: "Ingen plats är stoppad. Inget väntar på det.",
  held: (place: string, platform: Platform, since: string, reason: string, count: number, refs: readonly string[]): string =>
    `${platformNames[platform]}, ${place}: tar inte emot något sedan ${since} (${reason}). ${count} väntar${refs.length > 0 ? `: ${refs.join(", ")}` : ""}.`,
  resent: (places: number): string => `Stafett försöker igen inom en minut. Platser som var stoppade: ${places}.`,
  noErasures: "Inget har raderats här.",
  erasure: (at: string, meetings: number, showings: number, leftovers: number, left: readonly string[]): string =>
    `${at}: raderat. Möten som skrivits om: ${meetings}. Rader om vem som sett det: ${showings}. Meddelanden kvar att ändra då: ${leftovers}.${left.length > 0 ? ` Kvar i: ${left.join(", ")}.` : ""}`,
  stillNamed: (n: number): string =>
    `Referensen eller orden finns kvar i ${n === 1 ? "en annan post" : `${n} andra poster`} i databasen. Så ska det inte vara: meddela den som utvecklar Stafett.`,
  unsearched: (holdsFrom: string | undefined): string =>
    holdsFrom === undefined
      ? "I serverns kopior och loggar kan det finnas kvar, låst med en nyckel som inte förstörs. Sätt STAFETT_KEY_DAYS."
      : `I serverns kopior och loggar går det inte att läsa efter ${holdsFrom}.`,
  linkInTheWay: (path: string): string =>
    `${path} är en symbolisk länk, och den som har lagt den bestämmer var det hamnar. Ange den plats som den leder till. Inget har skrivits.`,
  unexpected: (name: string): string => `Det gick inte (${name}). Inget har ändrats.`,
};
export type OperateTexts = typeof sv;
