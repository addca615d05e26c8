export type ProblemArgs = Readonly<Record<string, string | number>>;

/** `{name}` stands for an argument; a hint is shown only if it has all of its arguments. */
type Wording = { readonly sv: string; readonly en: string };
type Text = Wording & { readonly hint?: Wording };

const menade: Wording = { sv: "Menade du {suggestion}?", en: "Did you mean {suggestion}?" };

/** Words for every problem of `stafett.yaml` and of the environment. They say what is expected and never repeat what was written. */
const texts = {
  "file-large": {
    sv: "Filen är större än {kilobytes} kB.",
    en: "The file is larger than {kilobytes} kB.",
    hint: { sv: "Dela upp den per region, med en Stafett för varje.", en: "Split it by region, with one Stafett for each." },
  },
  "file-empty": {
    sv: "Filen är tom.",
    en: "The file is empty.",
    hint: { sv: "Börja med exemplet stafett.yaml som följer med.", en: "Start from the sample stafett.yaml that comes along." },
  },
  "yaml-syntax": {
    sv: "Här går filen inte att läsa.",
    en: "The file cannot be read here.",
    hint: {
      sv: "Se efter om ett kolon, en parentes eller ett citattecken saknas på raden eller raden före.",
      en: "See whether a colon, a bracket or a quotation mark is missing on this line or the one before.",
    },
  },
  "yaml-missing-char": {
    sv: "Här saknas ett tecken, till exempel ett citattecken, ett komma eller en parentes.",
    en: "A character is missing here, such as a quotation mark, a comma or a bracket.",
  },
  "yaml-tab": {
    sv: "Raden är indragen med tabb.",
    en: "The line is indented with a tab.",
    hint: { sv: "Använd mellanslag.", en: "Use spaces." },
  },
  "yaml-indent": {
    sv: "Raden är indragen på ett annat sätt än raderna omkring.",
    en: "The line is indented in another way than those around it.",
  },
  "yaml-duplicate-key": {
    sv: "Nyckeln står två gånger på samma ställe.",
    en: "The key stands twice in the same place.",
    hint: { sv: "Ta bort den ena.", en: "Remove one of them." },
  },
  "yaml-alias": { sv: "Hänvisningen (*) har inget ankare (&) före sig.", en: "The alias (*) has no anchor (&) before it." },
  "yaml-aliases": {
    sv: "Filen upprepar sina ankare (&) fler än {maximum} gånger.",
    en: "The file repeats its anchors (&) more than {maximum} times.",
    hint: { sv: "Skriv ut värdena i stället.", en: "Write the values out instead." },
  },
  "yaml-documents": { sv: "Filen ska bara ha en del: ta bort raden ---.", en: "The file must have one part only: remove the line ---." },
  "yaml-tag": { sv: "Värden som börjar med ! används inte här.", en: "Values that begin with ! are not used here." },
  "yaml-deep": { sv: "Filen har för många nivåer i varandra.", en: "The file has too many levels within one another." },
  "more-problems": {
    sv: "Ytterligare {count} fel visas när de här är rättade.",
    en: "{count} more problems are shown when these are corrected.",
  },

  missing: { sv: "Nyckeln {key} saknas.", en: "The key {key} is missing." },
  empty: { sv: "Här saknas ett värde.", en: "A value is missing here." },
  "unknown-key": { sv: "Nyckeln finns inte här.", en: "There is no such key here.", hint: menade },
  choice: { sv: "Välj ett av: {choices}.", en: "Choose one of: {choices}.", hint: menade },
  "type-text": { sv: "Här ska det stå en text.", en: "A text belongs here." },
  "type-quotes": {
    sv: "Här ska det stå en text, inte ett tal eller ett ja/nej-värde.",
    en: "A text belongs here, not a number or a truth value.",
    hint: { sv: "Sätt citattecken omkring.", en: "Put quotation marks around it." },
  },
  "type-number": { sv: "Här ska det stå ett heltal.", en: "A whole number belongs here." },
  "type-boolean": { sv: "Här ska det stå true eller false.", en: "true or false belongs here." },
  "type-list": { sv: "Här ska det stå en lista.", en: "A list belongs here.", hint: { sv: "Skriv [ett, två].", en: "Write [one, two]." } },
  "type-map": { sv: "Här ska det stå nycklar med värden.", en: "Keys with values belong here." },
  "at-least": { sv: "Talet ska vara minst {minimum}.", en: "The number must be at least {minimum}." },
  "at-most": { sv: "Talet ska vara högst {maximum}.", en: "The number must be at most {maximum}." },
  "too-long": { sv: "Texten får ha högst {maximum} tecken.", en: "The text may have at most {maximum} characters." },
  "list-empty": { sv: "Listan behöver minst ett värde.", en: "The list needs at least one value." },
  "list-long": { sv: "Listan får ha högst {maximum} värden.", en: "The list may have at most {maximum} values." },
  invalid: { sv: "Värdet går inte att använda.", en: "The value cannot be used." },
  id: {
    sv: "Ett id består av små bokstäver a–z, siffror och bindestreck, och börjar med en bokstav.",
    en: "An id is made of small letters a–z, digits and hyphens, and begins with a letter.",
    hint: {
      sv: "Högst 40 tecken och aldrig fem siffror i rad: ett id får inte kunna vara ett personnummer.",
      en: "At most 40 characters and never five digits in a row: an id must not be able to be an identity number.",
    },
  },
  "region-id": {
    sv: "En region har två till fem stora bokstäver, till exempel SYD.",
    en: "A region has two to five capital letters, for example SYD.",
  },
  characters: {
    sv: "Texten får inte ha radbrytningar eller tecknen < och >.",
    en: "The text may not have line breaks or the characters < and >.",
  },
  phone: {
    sv: "Ett telefonnummer har 3–20 siffror, mellanslag och bindestreck.",
    en: "A phone number has 3–20 digits, spaces and hyphens.",
    hint: { sv: "Till exempel 020-39 00 00.", en: "For example 020-39 00 00." },
  },
  date: { sv: "Skriv datum som 2026-11-25.", en: "Write dates as 2026-11-25." },
  link: {
    sv: "En länk börjar med https:// och har inga mellanslag.",
    en: "A link begins with https:// and has no spaces.",
  },
  time: { sv: "Skriv klockslag som 08:30.", en: "Write times as 08:30." },
  "language-code": {
    sv: "Skriv språket med två eller tre små bokstäver, till exempel sv.",
    en: "Write the language in two or three small letters, for example sv.",
  },
  code: {
    sv: "Skriv en kod med en till tre stora bokstäver eller siffror, till exempel A.",
    en: "Write a code of one to three capital letters or digits, for example A.",
  },
  "slack-member": {
    sv: "Skriv Slacks id för arbetsyta och medlem, till exempel T0STAFETT/U0NOOMI01.",
    en: "Write Slack's ids of workspace and member, for example T0STAFETT/U0NOOMI01.",
  },
  "slack-space": {
    sv: "Skriv Slacks id för arbetsyta och kanal, till exempel T0STAFETT/C0NMT.",
    en: "Write Slack's ids of workspace and channel, for example T0STAFETT/C0NMT.",
  },
  "teams-member": {
    sv: "Skriv organisationens id och personens id i Entra, med / emellan.",
    en: "Write the tenant's id and the person's id in Entra, with / between.",
  },
  "teams-space": {
    sv: "Skriv organisationens id och kanalens id (19:…), med / emellan.",
    en: "Write the tenant's id and the channel's id (19:…), with / between.",
  },
  "hours-order": { sv: "Tiden ska vara senare än from.", en: "The time must be later than from." },
  "hours-night": {
    sv: "Kontorstiden ska ligga mellan 06:00 och 20:00, så att ingen påminns på natten.",
    en: "Office hours lie between 06:00 and 20:00, so that nobody is reminded at night.",
  },
  "hours-weekend": {
    sv: "Minst en av dagarna ska vara måndag till fredag (1–5).",
    en: "At least one of the days must be Monday to Friday (1–5).",
  },

  "duplicate-id": { sv: "Id:t {id} används redan av {first}.", en: "The id {id} is already used by {first}." },
  "duplicate-identity": {
    sv: "Samma konto eller kanal står redan i {first}.",
    en: "The same account or channel already stands in {first}.",
    hint: { sv: "En person är en medlem, en kanal är ett rum.", en: "One person is one member, one channel is one space." },
  },
  "alike-names": {
    sv: "Namnet är samma som i {first}, eller så likt att de kan förväxlas.",
    en: "The name is the same as in {first}, or so like it that they can be mixed up.",
    hint: {
      sv: "Blanksteg, punkter, stor och liten bokstav räknas inte, och inte tecken som ser lika ut, som I och l. Lägg till orten.",
      en: "Blanks, dots and capitals do not count, nor letters that look the same, such as I and l. Add the place.",
    },
  },
  "unknown-agency": { sv: "Ingen verksamhet har id:t {id}.", en: "No agency has the id {id}.", hint: menade },
  "unknown-member": { sv: "Ingen medlem har id:t {id}.", en: "No member has the id {id}.", hint: menade },
  "unknown-contact": { sv: "Ingen medlem eller funktion har id:t {id}.", en: "No member or function has the id {id}.", hint: menade },
  "unknown-region": { sv: "Ingen region har id:t {id}.", en: "No region has the id {id}.", hint: menade },
  "unknown-space": { sv: "Inget rum har id:t {id}.", en: "No space has the id {id}.", hint: menade },
  "deputy-self": { sv: "Ingen kan vara sin egen ersättare.", en: "Nobody can be their own deputy." },
  "deputy-agency": { sv: "Ersättaren ska höra till samma verksamhet.", en: "The deputy must belong to the same agency." },
  "lead-missing": {
    sv: "Här arbetar någon med ärenden, men ingen leder verksamheten.",
    en: "Somebody works cases here, and nobody leads the agency.",
    hint: {
      sv: "Lägg till lead: när alla andra är borta är det den som får ärendena.",
      en: "Add lead: when everybody else is away, that person gets the cases.",
    },
  },
  "lead-role": { sv: "Den som leder verksamheten ska ha rollen lead.", en: "The lead of an agency must have the role lead." },
  "shelter-name": {
    sv: "Namnet på ett skyddat boende får inte bestå av bara vanliga ord.",
    en: "The name of a shelter may not consist of ordinary words alone.",
    hint: {
      sv: "Stafett stoppar namnet överallt där det skrivs, också i sökningar. Skriv det namn som stället har.",
      en: "Stafett stops the name wherever it is written, also in searches. Write the name that the place has.",
    },
  },
  "shelter-line": {
    sv: "Av ett skyddat boende står inget här: det kan visa var det ligger.",
    en: "Of a shelter nothing stands here: it could tell where it is.",
    hint: { sv: "Ta bort raden.", en: "Take the line away." },
  },
  "shelter-phone": {
    sv: "Ett fast nummer till ett skyddat boende visar var det ligger.",
    en: "A landline of a shelter tells where it is.",
    hint: { sv: "Skriv ett nummer som börjar på 07, 010 eller 020.", en: "Write a number that begins with 07, 010 or 020." },
  },
  "shelter-area": {
    sv: "Ett skyddat boende har bara sin region som område.",
    en: "A shelter has its region as its area, and nothing else.",
    hint: { sv: "Skriv regionens id, till exempel SYD.", en: "Write the region's id, such as SYD." },
  },
  "lead-agency": { sv: "Den som leder verksamheten ska själv höra till den.", en: "The lead of an agency must belong to it." },
  "contact-agency": { sv: "Kontakten ska höra till verksamheten.", en: "The contact must belong to the agency." },
  preferred: { sv: "Medlemmen har inget konto på den plattformen.", en: "The member has no account on that platform." },
  "roster-gap": { sv: "Ingen är i tjänst dag {days} (1 är måndag).", en: "Nobody is on duty on day {days} (1 is Monday)." },
  "roster-agency": {
    sv: "Den som står i schemat ska höra till funktionens verksamhet.",
    en: "Who stands in the roster must belong to the function's agency.",
  },

  "env-strange": {
    sv: "Stafett känner inte till någon variabel med det namnet.",
    en: "Stafett knows no variable of that name.",
    hint: menade,
  },
  "env-address": {
    sv: "Skriv en adress och en port, till exempel 127.0.0.1:9464.",
    en: "Write an address and a port, such as 127.0.0.1:9464.",
  },
  "env-hosts": {
    sv: "Skriv namn med komma emellan, utan port, till exempel stafett, stafett.example.org.",
    en: "Write names with commas between, without a port, such as stafett, stafett.example.org.",
  },
  "env-key-days": {
    sv: "Skriv ett heltal från 1 till 999: efter så många dagar förstörs de tidigare huvudnycklarna.",
    en: "Write a whole number from 1 to 999: after so many days the earlier master keys are destroyed.",
  },
  "env-key-files": {
    sv: "Gäller bara på PostgreSQL. I en fil skrivs det raderade över. Ta bort den.",
    en: "Only for PostgreSQL. In a file, what is erased is overwritten. Take it away.",
  },
  "env-asks": {
    sv: "Skriv ett heltal från 10 till 9999999: så mycket får en person göra på en minut.",
    en: "Write a whole number from 10 to 9999999: so much may one person do in a minute.",
  },
  "env-port": { sv: "Porten ska vara ett heltal från 0 till 65535.", en: "The port must be a whole number from 0 to 65535." },
  "env-text": { sv: "Värdet får inte ha mellanslag eller radbrytningar.", en: "The value may not have spaces or line breaks." },
  "env-database": {
    sv: "Adressen till databasen börjar med sqlite: eller postgres://, till exempel sqlite:data/stafett.db.",
    en: "The database's address begins with sqlite: or postgres://, for example sqlite:data/stafett.db.",
  },
  "env-postgres": {
    sv: "Adressen ska vara en till PostgreSQL: postgres://roll@server/databas.",
    en: "The address must be one of PostgreSQL: postgres://role@server/database.",
    hint: {
      sv: "Tecken som : / @ ? # i lösenordet skrivs som %3A %2F %40 %3F %23.",
      en: "Write : / @ ? # in the password as %3A %2F %40 %3F %23.",
    },
  },
  "env-keys-missing": {
    sv: "På PostgreSQL ska ärendenas nycklar ligga för sig, och här saknas deras adress.",
    en: "On PostgreSQL the keys of the cases lie apart, and their address is missing here.",
    hint: {
      sv: "Sätt den till en annan databas, eller till ett annat schema: postgres://roll@server/databas?options=-c%20search_path=nycklar.",
      en: "Set it to another database, or to another schema: postgres://role@server/database?options=-c%20search_path=keys.",
    },
  },
  "env-keys-beside": {
    sv: "Med sqlite: ligger nycklarna alltid bredvid databasen.",
    en: "With sqlite: the keys always lie beside the database.",
    hint: { sv: "Ta bort den.", en: "Remove it." },
  },
  "env-keys-same": {
    sv: "Nycklarna får inte ligga i samma databas och schema som det de låser.",
    en: "The keys may not lie in the same database and schema as what they lock.",
    hint: {
      sv: "Välj en annan databas, eller ett annat schema: ?options=-c%20search_path=nycklar sist i adressen.",
      en: "Choose another database, or another schema: ?options=-c%20search_path=keys at the end of the address.",
    },
  },
  "env-bot-token": { sv: "Slacks bot-token börjar med xoxb-.", en: "Slack's bot token begins with xoxb-." },
  "env-app-token": { sv: "Slacks app-token börjar med xapp-.", en: "Slack's app token begins with xapp-." },
  "env-url": { sv: "Adressen ska börja med https:// eller http://.", en: "The address must begin with https:// or http://." },
  "env-public-url": {
    sv: "Adressen ska börja med https:// och inte innehålla inloggning, ? eller #. Med http:// går bara den egna datorn.",
    en: "The address must begin with https:// and hold no sign-in, ? or #. With http:// only this computer will do.",
    hint: { sv: "Till exempel https://stafett.example.org.", en: "For example https://stafett.example.org." },
  },
  "env-heartbeat": {
    sv: "Adressen ska börja med https:// och inte innehålla inloggning. Med http:// går bara den egna datorn.",
    en: "The address must begin with https:// and hold no sign-in. With http:// only this computer will do.",
  },
  "env-log-level": { sv: "Välj ett av: {choices}.", en: "Choose one of: {choices}.", hint: menade },
  "env-signing": {
    sv: "Med SLACK_BOT_TOKEN behövs också SLACK_SIGNING_SECRET, eller SLACK_APP_TOKEN för Socket Mode.",
    en: "With SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET is needed as well, or SLACK_APP_TOKEN for Socket Mode.",
    hint: { sv: "Den står på Slackappens sida Basic Information.", en: "It stands on the Slack app's page Basic Information." },
  },
  "env-slack-both": {
    sv: "SLACK_BOT_TOKEN är för en arbetsyta, SLACK_CLIENT_ID för flera. Bara det ena kan gälla.",
    en: "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for several. Only one of them can hold.",
    hint: {
      sv: "Ta bort SLACK_BOT_TOKEN om arbetsytorna ska installera själva.",
      en: "Remove SLACK_BOT_TOKEN if the workspaces are to install it themselves.",
    },
  },
  "env-slack-oauth": {
    sv: "För flera arbetsytor i Slack behövs SLACK_CLIENT_ID, SLACK_CLIENT_SECRET och SLACK_STATE_SECRET.",
    en: "For several workspaces in Slack, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET are needed.",
    hint: {
      sv: "De två första står på Slackappens sida Basic Information, den tredje hittar du på själv.",
      en: "The first two stand on the Slack app's page Basic Information, the third you make up.",
    },
  },
  "env-guid": {
    sv: "Värdet ska vara ett id från Entra: 8-4-4-4-12 tecken, 0–9 och a–f.",
    en: "The value must be an id from Entra: 8-4-4-4-12 characters, 0–9 and a–f.",
  },
  "env-teams": {
    sv: "För Teams behövs CLIENT_ID, CLIENT_SECRET och TENANT_ID.",
    en: "For Teams, CLIENT_ID, CLIENT_SECRET and TENANT_ID are needed.",
    hint: {
      sv: "De står på appens sida i Entra. Steg för steg: docs/install-teams.md.",
      en: "They stand on the app's page in Entra. Step by step: docs/install-teams.md.",
    },
  },
  "env-agents": {
    sv: "STAFETT_AGENTS_PLAYGROUND släpper in den som inte har legitimerat sig. Därför finns bara ett värde: only-on-this-machine.",
    en: "STAFETT_AGENTS_PLAYGROUND lets in whoever has shown no papers. Therefore there is one value only: only-on-this-machine.",
  },
  "env-agents-database": {
    sv: "Med STAFETT_AGENTS_PLAYGROUND kan databasen bara vara en fil på den egna datorn.",
    en: "With STAFETT_AGENTS_PLAYGROUND the database can only be a file on this computer.",
    hint: { sv: "Sätt den till sqlite:data/stafett.db.", en: "Set it to sqlite:data/stafett.db." },
  },
  "env-agents-host": {
    sv: "Med STAFETT_AGENTS_PLAYGROUND får bara den egna datorn nå Stafett.",
    en: "With STAFETT_AGENTS_PLAYGROUND only this computer may reach Stafett.",
    hint: { sv: "Sätt HOST till 127.0.0.1.", en: "Set HOST to 127.0.0.1." },
  },
  "env-agents-secret": {
    sv: "Med STAFETT_AGENTS_PLAYGROUND får inga riktiga hemligheter vara satta.",
    en: "With STAFETT_AGENTS_PLAYGROUND no real secrets may be set.",
    hint: {
      sv: "Ta bort den, eller kör på riktigt utan STAFETT_AGENTS_PLAYGROUND.",
      en: "Remove it, or run for real without STAFETT_AGENTS_PLAYGROUND.",
    },
  },
  "env-dangerous": {
    sv: "Den här inställningen släpper in vem som helst från Teams. Stafett startar aldrig med den.",
    en: "This setting lets anybody in from Teams. Stafett never starts with it.",
    hint: { sv: "Ta bort den.", en: "Remove it." },
  },
  "env-other-cloud": {
    sv: "Adressen pekar på ett annat moln än Slacks eller Microsofts, fast riktiga hemligheter är satta.",
    en: "The address points to a cloud other than Slack's or Microsoft's, although real secrets are set.",
    hint: {
      sv: "Ta bort den. Är den menad, sätt också STAFETT_OTHER_CLOUD=yes.",
      en: "Remove it. If it is meant, set STAFETT_OTHER_CLOUD=yes as well.",
    },
  },
  "env-bot-missing": {
    sv: "SLACK_BOT_TOKEN saknas, fast andra uppgifter för Slack är satta.",
    en: "SLACK_BOT_TOKEN is missing, although other settings for Slack are there.",
    hint: { sv: "Sätt den, eller ta bort de andra för att köra lekplatsen.", en: "Set it, or remove the others to run the playground." },
  },
} as const satisfies Record<string, Text>;

export type ProblemCode = keyof typeof texts;

export const problemCodes = Object.keys(texts) as ProblemCode[];

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(texts, text);
}

/** A problem in words. */
export function wordProblem(problem: { code: ProblemCode; args: ProblemArgs }, language: "sv" | "en"): { message: string; hint?: string } {
  const text: Text = texts[problem.code];
  const message = fill(text[language], problem.args);
  const hint = text.hint && fill(text.hint[language], problem.args);
  return hint === undefined || hint.includes("{") ? { message } : { message, hint };
}

function fill(wording: string, args: ProblemArgs): string {
  return wording.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(args, name) ? String(args[name]) : whole));
}
