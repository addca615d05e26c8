// `npm run shape`: how large and how tangled the product is, against its limits. Exits 1 when one is passed, with the places.
import { asResult, leaveResults } from "../results.ts";
import { parseSource } from "../support/source.ts";
import { allowedExports } from "./allowed.ts";
import { unusedExports } from "./exports.ts";
import { codeLines, percentile } from "./lines.ts";
import { optionalMethods } from "./ports.ts";
import { type File, isCatalogue, isDeclaration, linesOfData, readProduct } from "./product.ts";
import { repeats } from "./repeats.ts";
import { portsOf } from "./tokens.ts";

/** The house: kit, engine, store, adapters, without the guard. It grows for what every workflow needs, and by nothing else. 136 lines read data of before 0.2.0, and are gone. A workflow has as many lines as what it says. */
const mostHouseLines = 11_260 - 736 - 136;
/** The guard beside it: 736 lines of the 11,260 were its, and what finds names that no list has came to them. Its word lists are counted with the texts. */
const mostGuardLines = 736 + 420;
/** What the house has got since it was rebuilt, each with the lines that it may take: what is not here came out of what was there. */
const grown: Readonly<Record<string, number>> = {
  "budgets and counts at the door": 90,
  "words that can be read": 68,
  "what is left of a message; a shelter's code beside its name": 3,
  "a socket to Slack that is lost and comes back": 257,
  "what attacks found": 146,
  "who asks learns nothing, and the log of showings is read": 172,
  "Slack as large organisations have it": 135,
  "what simulated years found": 20,
  "the command stafett": 557,
  "another master key, a file that is read again, a case that goes at once, a seal a day, exports": 857,
  "counts, spans and a sign of life for whoever watches": 356,
  "what real faults found": 83,
  "what a morning of the whole size found": 18,
  "one rule for who has a case now, in the ladder and in the rows of lists": 22,
  "call: who answers the support line, and the counties of a region": 14,
  "call: every municipality of the country in one list that is searched while one types": 8,
  "nsp: certificates, terms and budgets in the register": 18,
  "guide: pages and terms of the configuration, what kind an agency is, and a basis of its own": 35,
  "training: what kind of agency it is, that whoever only audits or operates may learn, and no reference in a text that others read": 8,
  "figures that tell of nobody: the attacker's programme, hidden cells, noise; a sheet beside the papers": 516,
  "figures: a release is worked out in a thread of its own": 14,
  "figures: why a cell has one or none": 5,
  "figures: cells that everybody knows to be empty": 14,
  "figures: what would help where a table says nothing: codes joined, tried in the same proof, told in a word": 96,
  "a method question: a text of several lines, and a reference that is found in it": 9,
  "the command stafett dataskydd": 34,
  "on which days something can be that people come to, asked by meetings and trainings": 11,
  "conventions: which article a figure answers to, with who has checked it and when": 34,
  "directory: services as HSDS names them, a number that is asked for, no area of a shelter below its region": 45,
  "the command stafett katalog, and reading both files while the program runs": 113,
  "whether an agency may work cases yet, asked by three kinds of work": 6,
  "lists that go on: pages, and the row that a panel begins at": 41,
  "a reference that leads nowhere once its case is called something else": 2,
  "one by one, only those are readers who stand on the side that the table names": 5,
  "what can be offered and asked for, one list for the directory and for referrals": 22,
  "charts of figures: bars and lines as a drawing that can be read aloud, and the same as a picture": 200,
  "charts of figures: a platform's own where every count is shown, tried before the blocks that are known better; drawings in pages of our own; little charts year by year": 186,
  "joining: an account that is asked for, and who is invited is a stranger but where they answer": 13,
  "PostgreSQL: its driver and its schema, in a folder of their own, rows held in one order": 260,
  "roster: who has a day of a duty instead of whom its roster says": 1,
  "a pause is the clock's to make, and what the configuration says stands is begun at once": 5,
  "PostgreSQL for several processes, keys apart and renewed, and the commands on both engines": 1350,
  "what is promised, each with a query of its own, asked by the command stafett audit": 522,
  "rows that do not open hold up nobody, and no post goes out after its lease": 35,
  "what is not known to be written is read again, and a view that met another is made once more": 46,
  "everybody is reminded: due times, views that say what they read, lists of what is late, deadlines of an ask, pace and doubt of a platform, guarantees as queries; a failover is noticed, a silent connection ends, one round trip a commit; bounds in one table": 1600,
  "doors: an export's folder and links in the way, a reference that is asked for, names by their skeleton, nosniff and hosts of /metrics, words that are no markup": 142,
  "periods are counted as their source counts them": 20,
  "a typed word has the meaning that its reader may use, or leads near it; a shelter's name is no ordinary word; what nobody has checked says so; English where it is read": 136,
  "provisions that are named against a person's no, and agencies of one kind": 8,
  "a shelter's entry: what is shown of it and what is not asked, a place that is stopped in its lines, a landline": 36,
  "languages by ISO 639, one list for what services speak and for what a person needs": 10,
  "a row that does not open is left out of a list and counted; a refusal of what is no request is not sniffed; a case that is shown in parts": 15,
  "what is not acute waits until its reader is there: how soon a message may come, and a moment before which it is not sent": 62,
  "a conference for today, one press from where somebody needs it": 16,
  "what names an erased case elsewhere is written anew or looked for, and counts are told in bands": 107,
  "messages between workflows, and what each may read of another, with their types; events are held against theirs when they are written and read": 222,
  "one list of platforms, and what a doctor, a form and a log ask of each": 330,
  "a choice that names its rows, and workspaces of an organisation that come in pages": 6,
  "blocks and sizes that one organisation takes and another does not yet, tables of a kit, a list that is searched at the bot": 431,
  "what a text takes, as a type; what a folder of workflows adds, in one place": 35,
  "help: what waits and what a role is for stand first, nine at most, and a search has everything; what stands in a form may be known from another of its fields": 118,
  "one port of the store for each use; writes of one process and of several, and what several need of each other": 115,
  "what programs and clients of others read: a table's caption, a picture's words, people of one shelter told apart, the whole title of a notice; a folder that cannot be made": 71,
  "the command stafett init: questions, the first stafett.yaml of a region": 230,
  "the command stafett rehearse: everything once through the port, what each platform can be asked beside it, a report without texts, the page of reports": 884,
  "small records with an owner: added, changed and taken by one of all who try; which of many there are": 133,
  "the web: pages as HTML, signing in by passkeys, sessions and codes, an inbox, open pages, drafts": 2_720,
  "codes for keys that work shows and a second person approves; keys that two say are lost; keys that no copy brings back": 210,
  "answer links: their tokens, codes and tries, and pages for somebody without an account": 520,
  "answer links: several of one instance at once, one for each agency; a list that shows one thing at a time": 28,
  "the web measured: what is read in one moment waits for PostgreSQL once, sealed texts bound to their person, pages while a database is away": 170,
  "whose address a client has behind proxies, fields of a form by number and length, headers of refusals": 56,
  "what a field says by what stands in the others, such as whom it has ticked and why": 9,
  "notices by mail: a server of each agency, at most one in a quarter of an hour and in its hours, what its answers mean, asked by check and doctor": 500,
  "a mailbox that was refused is asked again at each start and each half hour": 60,
  "signing in at one's own organisation: ways there and back, issuers and our keys, accounts, logouts, the hour, what doctor asks": 1_100,
  "class B on pages alone: neutral posts and panels, the stricter of all who read, addresses that lead to a page": 225,
  "a panel or a form that is declared for pages of our own alone": 14,
  "names that the field has, which are longer: lines that no longer fit are broken": 90,
  "papers as PDF and as data with a checksum: fonts in parts, lines and tables, structure; files that are known again in the access log, and chosen from in a form": 450,
  "whose chat it is that class B may be shown in, and that decision beside the four": 30,
  "what is another's is read as what is not there": 20,
  "a name for a row of statistics, drawn when a case begins": 6,
  "figures proved once more for each agency, less what it has told itself": 76,
  "a registrar belongs to an authority": 5,
  "an agency that counts on a ground of its own": 1,
  "how long the access log is kept, as the configuration says": 20,
  "an agency without class B: what is left of forms, panels, buttons and documents": 190,
  "documents drawn in a thread of their own": 65,
  "an agency's plan of how long each kind of document is kept": 120,
  "events in rows of one size, and many names for lines of the access log": 125,
  "lists, choices and posts of several things in chat without what pages alone show": 120,
  "an event that an agency keeps to itself in another's instance, in exports": 42,
  "invented, in each drawing and row of a file": 20,
  "a part of an instance that is erased while it goes on: its past written anew without it, in an older copy too, and where it stopped on its way": 139,
};
const houseLimit = Object.values(grown).reduce((sum, lines) => sum + lines, mostHouseLines);
const mostFunctionLinesP95 = 22;
const mostFunctionLines = 60;
const mostOptionalMethods = 0;
const mostUnusedExports = 0;
/** Members of each port, with those that it extends, and its tokens. A port that is not here has no limit, and fails. */
const ports: Readonly<Record<string, readonly [members: number, tokens: number]>> = {
  "src/store/db.ts Db": [3, 46],
  "src/store/port.ts Journal": [5, 90],
  "src/store/port.ts Lists": [2, 34],
  "src/store/port.ts AccessLog": [3, 58],
  "src/store/port.ts Rekeying": [4, 52],
  "src/store/port.ts Erasure": [6, 112],
  "src/store/port.ts Timers": [2, 39],
  "src/store/port.ts Outbox": [7, 170],
  "src/store/port.ts Upkeep": [4, 62],
  "src/store/reviews.ts Reviews": [4, 81],
  "src/store/processes.ts Processes": [8, 133],
  "adapters/port.ts Adapter": [6, 53],
  "adapters/port.ts History": [1, 16],
  "adapters/inbox.ts Inbox": [6, 101],
  "adapters/port.ts Inbound": [1, 16],
  "adapters/port.ts Kv": [4, 71],
  "adapters/port.ts Lifecycle": [3, 30],
  "adapters/port.ts Pages": [1, 21],
  "adapters/port.ts Places": [3, 49],
  "adapters/records.ts Records": [9, 190],
};
const mostRepeats = 15;

/** One line of the table; without a limit it only informs. `places` are shown when the limit is passed. */
type Measure = { readonly what: string; readonly value: number; readonly limit?: number; readonly places?: readonly string[] };

const linesOf = (files: readonly File[]): number => files.reduce((sum, file) => sum + codeLines(file).length, 0);
const size = (code: readonly File[], catalogues: readonly File[]): readonly Measure[] => [
  { what: "lines of code", value: linesOf(code) },
  {
    what: "  of the house, without workflows and guard",
    value: linesOf(code.filter(({ path }) => !path.startsWith("workflows/") && !path.startsWith("src/guard/"))),
    limit: houseLimit,
  },
  { what: "  of these in src/guard", value: linesOf(code.filter(({ path }) => path.startsWith("src/guard/"))), limit: mostGuardLines },
  ...["src", "workflows", "adapters"].map((folder) => ({
    what: `  of these in ${folder}`,
    value: linesOf(code.filter(({ path }) => path.startsWith(`${folder}/`))),
  })),
  { what: "lines of texts and word lists, beside them", value: linesOf(catalogues) + linesOfData() },
];

const functions = (code: readonly File[]): readonly Measure[] => {
  const all = code.flatMap(({ path, text }) => parseSource(path, text).routines.map((routine) => ({ path, ...routine })));
  const lines = all.map((one) => one.lines);
  // A callback of one line counts in the rows with a limit, as anywhere; the row without says how long those are that have a name.
  const named = all.filter((one) => one.name !== "(anonymous)").map((one) => one.lines);
  const long = all.filter((one) => one.lines > mostFunctionLines);
  return [
    { what: "functions", value: all.length },
    { what: "lines of a function, half of them at most", value: percentile(lines, 0.5) },
    { what: "lines of a function, 95 % at most", value: percentile(lines, 0.95), limit: mostFunctionLinesP95 },
    { what: "  of those with a name, 95 % at most", value: percentile(named, 0.95) },
    {
      what: "lines of the longest function",
      value: Math.max(...lines),
      limit: mostFunctionLines,
      places: long.map((one) => `${one.path}:${one.line} ${one.name}: ${one.lines} lines`),
    },
  ];
};

const exportsLeft = (files: readonly File[]): Measure => {
  const unused = unusedExports(files);
  const listed = Object.keys(allowedExports);
  // A reason that is needed no longer would cover the next export of that name.
  const stale = listed.filter((one) => !unused.includes(one)).map((one) => `${one}: listed in test/shape/allowed.ts, and not needed there`);
  const places = [...unused.filter((one) => !(one in allowedExports)), ...stale];
  return { what: "exports that no file of the product imports", value: places.length, limit: mostUnusedExports, places };
};

const portSizes = (code: readonly File[]): readonly Measure[] => {
  const found = portsOf(code).map(({ path, name, members, tokens }) => ({ port: `${path} ${name}`, members, tokens }));
  const over = found.filter(({ port, members, tokens }) => members > (ports[port]?.[0] ?? 0) || tokens > (ports[port]?.[1] ?? 0));
  return [
    { what: "members of ports", value: found.reduce((sum, { members }) => sum + members, 0) },
    {
      what: "ports over their own limit",
      value: over.length,
      limit: 0,
      places: over.map(({ port, members, tokens }) => `${port}: ${members} members, ${tokens} tokens`),
    },
  ];
};

const measure = (files: readonly File[]): readonly Measure[] => {
  const code = files.filter(({ path }) => !isCatalogue(path));
  const optional = optionalMethods(files);
  const twice = repeats(code);
  return [
    ...size(
      code,
      files.filter(({ path }) => isCatalogue(path) && !isDeclaration(path)),
    ),
    ...functions(code),
    ...portSizes(code),
    { what: "optional methods of ports", value: optional.length, limit: mostOptionalMethods, places: optional },
    exportsLeft(files),
    {
      what: "pairs of places that say the same in six lines or more",
      value: twice.length,
      limit: mostRepeats,
      places: twice.map(({ lines, a, b }) => `${a} = ${b} (${lines} lines)`),
    },
  ];
};

const isPassed = ({ value, limit }: Measure): boolean => limit !== undefined && value > limit;
const row = (one: Measure): string =>
  [one.what.padEnd(56), String(one.value).padStart(7), String(one.limit ?? "").padStart(7), isPassed(one) ? "  OVER" : ""].join("");

const measures = measure(readProduct());
const passed = measures.filter(isPassed);
process.stdout.write(`${"".padEnd(56)}${"is".padStart(7)}${"limit".padStart(7)}\n${measures.map(row).join("\n")}\n`);
for (const { what, places = [] } of passed)
  if (places.length > 0) process.stdout.write(`\n${what}:\n${places.map((one) => `  ${one}\n`).join("")}`);
process.stdout.write(`\n${passed.length === 0 ? "within every limit" : `${passed.length} over the limit`}\n`);
leaveResults(asResult(passed.length === 0, `shape: ${passed.map(({ what, value }) => `${value} ${what}`).join(", ")}`));
process.exitCode = passed.length === 0 ? 0 : 1;
