// The house: which room may look into which. docs/architecture.md shows the table and docs/house.svg the picture; both are made from here, and from the places of the packages.
import { packages } from "./packages.ts";

/** Where arrows begin: everything is put together here, and nobody imports these but tests. */
const roots = [
  "src/app/",
  "playground/server/index.ts",
  "playground/server/controls.ts",
  "playground/server/worlds.ts",
  "playground/server/region.ts",
  "playground/server/years.ts",
  "playground/server/web.ts",
  "playground/server/identity.ts",
] as const;

export type Arrow = { readonly to: string; readonly types?: true };
export type Room = {
  readonly name: string;
  readonly holds: RegExp;
  /** `to`: a file, or a folder when it ends with a slash; `{1}` is what the first bracket of `holds` matched, `*` any one folder. */
  readonly may: readonly Arrow[];
  /** Where it stands in the picture. An arrow goes to a lower floor. `column` is the middle of the room, `wide` how many columns it takes if not one. */
  readonly floor: number;
  readonly column: number;
  readonly wide?: number;
};
const to = (...places: readonly string[]): Arrow[] => places.map((place) => ({ to: place }));
const types = (...places: readonly string[]): Arrow[] =>
  places.map((place) => ({ to: place, types: true }));
/** What the configuration and the rules both have to know. */
const known = ["src/confusable.ts", "src/landline.ts", "src/retention.ts"] as const;
/** What the engine applies for every workflow. */
const applied = ["src/rules/hours.ts", "src/rules/class-a.ts"] as const;
const rules = [
  "src/rules/ui.ts",
  "src/rules/who.ts",
  "src/rules/workflow.ts",
  "src/rules/relation.ts",
] as const;

/** The first room that holds a file counts. */
export const rooms: readonly Room[] = [
  {
    name: "app",
    holds: /^src\/app\//,
    may: to("src/", "adapters/", "workflows/"),
    floor: 7,
    column: 2.15,
    wide: 3.6,
  },
  {
    name: "playground: the play",
    holds: /^playground\/server\/(?:index|controls|worlds|region|years|web|identity)\.ts$/,
    may: to("playground/", "src/", "adapters/"),
    floor: 8,
    column: 0,
  },
  {
    name: "playground: the page",
    holds: /^playground\/page\//,
    may: to("playground/page/"),
    floor: 5,
    column: 0,
  },
  {
    name: "playground: stand-ins and server",
    holds: /^playground\//,
    may: [
      ...to("playground/slack/", "playground/teams/", "playground/server/"),
      ...types("playground/page/"),
    ],
    floor: 6,
    column: 0,
  },
  {
    name: "worker",
    holds: /^src\/worker\//,
    may: [
      ...to(
        "src/worker/",
        "src/engine/",
        "src/log.ts",
        "src/trace.ts",
        "src/unavailable.ts",
        ...rules,
      ),
      ...types("src/store/port.ts", "src/words/", "src/calendar/", "adapters/port.ts"),
    ],
    floor: 6,
    column: 2.25,
  },
  {
    name: "engine",
    holds: /^src\/engine\//,
    may: [
      ...to(
        "src/engine/",
        "src/words/",
        "src/files/",
        "src/guard/index.ts",
        "src/log.ts",
        "src/trace.ts",
        ...applied,
        ...rules,
      ),
      ...types(
        "src/store/port.ts",
        "src/rules/shape.ts",
        "src/calendar/",
        "adapters/port.ts",
        "adapters/inbox.ts",
        "adapters/outside.ts",
      ),
    ],
    floor: 5,
    column: 2.25,
  },
  {
    name: "files",
    holds: /^src\/files\//,
    may: [...to("src/files/", ...rules), ...types("src/words/")],
    floor: 4,
    column: 2.13,
  },
  {
    name: "words",
    holds: /^src\/words\//,
    may: [...to("src/words/", ...rules), ...types("adapters/port.ts")],
    floor: 3,
    column: 1.9,
  },
  {
    name: "workflows: the list",
    holds: /^workflows\/(?:index|events\.d\.json)\.ts$/,
    may: [...to("workflows/"), ...types("src/rules/", "src/words/locale.ts")],
    floor: 6,
    column: 1.3,
  },
  {
    name: "workflows",
    holds: /^workflows\/(\w+)\//,
    // Of one another: the signals that each takes, what may be read of it, and types.
    may: [
      ...to(
        "workflows/{1}/",
        "workflows/*/signals.ts",
        "workflows/*/projection.ts",
        "src/rules/",
        "src/figures/",
        ...known,
      ),
      ...types("workflows/"),
    ],
    floor: 5,
    column: 1.05,
  },
  {
    name: "adapters: the list",
    holds: /^adapters\/(?:index|each)\.ts$/,
    may: [...to("adapters/"), ...types("src/rules/platform.ts")],
    floor: 5,
    column: 3.45,
  },
  {
    name: "adapters: the port",
    holds: /^adapters\/(\w+)\.ts$/,
    may: [
      ...to(
        "adapters/port.ts",
        "adapters/records.ts",
        "adapters/inbox.ts",
        "adapters/outside.ts",
        "adapters/finding.ts",
        "adapters/rehearsal.ts",
        "adapters/mail.ts",
      ),
      ...types("src/rules/ui.ts", "src/rules/who.ts"),
    ],
    floor: 2,
    column: 3.1,
  },
  {
    name: "adapters",
    holds: /^adapters\/(\w+)\//,
    // Each adds its name to the type of platforms: `declare module` of src/rules/platform.ts, which is no import.
    may: to(
      "adapters/{1}/",
      ...[
        "port",
        "platform",
        "records",
        "inbox",
        "outside",
        "mail",
        "json",
        "finding",
        "kept",
        "rehearsal",
      ].map((file) => `adapters/${file}.ts`),
    ),
    floor: 4,
    column: 3.8,
  },
  {
    name: "store",
    holds: /^src\/store\//,
    may: [
      ...to("src/store/", "src/unavailable.ts"),
      ...types("src/rules/", "adapters/port.ts", "adapters/records.ts"),
    ],
    floor: 4,
    column: 2.95,
  },
  {
    name: "config",
    holds: /^src\/config\//,
    // Settings and addresses of the platforms are checked with the rest, so that all problems come at once.
    may: [
      ...to(
        "src/config/",
        ...known,
        "adapters/index.ts",
        "adapters/each.ts",
        "adapters/platform.ts",
      ),
      ...types("src/calendar/"),
    ],
    floor: 6,
    column: 3.4,
  },
  { name: "log, trace", holds: /^src\/(?:log|trace)\.ts$/, may: [], floor: 4, column: 0 },
  {
    name: "rules",
    holds: /^src\/rules\//,
    may: [...to("src/rules/", "src/retention.ts"), ...types("src/calendar/")],
    floor: 1,
    column: 1.3,
  },
  { name: "figures", holds: /^src\/figures\//, may: to("src/figures/"), floor: 4, column: 1.05 },
  { name: "guard", holds: /^src\/guard\//, may: to("src/guard/"), floor: 3, column: 0 },
  {
    name: "confusable",
    holds: /^src\/(?:confusable|landline|retention)\.ts$/,
    may: [],
    floor: 0,
    column: 1.8,
  },
  { name: "calendar", holds: /^src\/calendar\//, may: to("src/calendar/"), floor: 0, column: 0.8 },
];

const fits = (place: string, path: string): boolean => {
  if (place.includes("*"))
    return new RegExp(`^${place.replaceAll(".", "\\.").replaceAll("*", "\\w+")}$`).test(path);
  return place.endsWith("/") ? path.startsWith(place) : path === place;
};
export const isOfProject = (path: string): boolean =>
  /^(src|workflows|adapters|playground|test|bench)\//.test(path);
/** The room of a file; none for a file that stands outside the house. */
export const roomOf = (path: string): Room | undefined =>
  rooms.find((room) => room.holds.test(path));

/** Whether a file may import another, or a package. What stands in no room may nothing. */
export const mayImport = (from: string, what: string, typeOnly: boolean): boolean => {
  if (what === "(computed)") return false;
  if (!isOfProject(what)) {
    if (from.startsWith("playground/page/") && !["preact", "adaptivecards"].includes(what))
      return false;
    return (packages[what] ?? []).some((place) => fits(place, from));
  }
  // Production knows nothing of the playground, and nobody reaches into what puts things together.
  if (roots.some((root) => fits(root, what)) && !roots.some((root) => fits(root, from)))
    return false;
  const room = roomOf(from);
  const [, first = ""] = room?.holds.exec(from) ?? [];
  return (
    room?.may.some(
      (arrow) => fits(arrow.to.replace("{1}", first), what) && (typeOnly || !arrow.types),
    ) === true
  );
};
