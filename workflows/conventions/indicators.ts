// Which indicators there are. Which article each answers to is decided by others, and stands in the configuration.
import type { Indicator } from "./model.ts";

/** In the order of the report. docs/domain.md §15. */
export const indicators = [
  { name: "identified", from: ["sources"], measure: { kind: "parts", of: "source" } },
  {
    name: "calls",
    under: "identified",
    from: ["callCallers"],
    measure: { kind: "parts", of: "caller" },
    lacks: true,
  },
  { name: "coordinator", from: ["coordinators"], measure: { kind: "median", of: "toCoordinator" } },
  { name: "shelter", from: ["shelters"], measure: { kind: "median", of: "toShelter" } },
  {
    name: "places",
    under: "shelter",
    from: ["shelterNeeds"],
    measure: { kind: "parts", of: "askedShelter" },
    lacks: true,
  },
  { name: "reflection", from: ["reflections"], measure: { kind: "parts", of: "reflection" } },
  {
    name: "permits",
    from: ["permits"],
    measure: { kind: "share", of: "permit=yes", rest: "permit=no" },
    lacks: true,
  },
  {
    name: "counsel",
    from: ["counsels"],
    measure: { kind: "share", of: "counsel=yes", rest: "counsel=no" },
    lacks: true,
  },
  {
    name: "damages",
    under: "counsel",
    from: ["damages"],
    measure: { kind: "share", of: "damages=yes", rest: "damages=no" },
    lacks: true,
  },
  { name: "returns", from: ["outcomes"], measure: { kind: "number", of: "closure=returned" } },
  {
    name: "voluntary",
    under: "returns",
    from: ["returns"],
    lacks: true,
    measure: { kind: "share", of: "voluntary=yes", rest: "voluntary=no" },
  },
  {
    name: "children",
    from: ["regions", "purposes"],
    measure: { kind: "number", of: "ageGroup=child" },
  },
  {
    name: "guardians",
    under: "children",
    from: ["guardians"],
    lacks: true,
    measure: { kind: "share", of: "guardian=yes", rest: "guardian=no" },
  },
  {
    name: "concerns",
    under: "children",
    from: ["concerns"],
    lacks: true,
    measure: { kind: "share", of: "concern=yes", rest: "concern=no" },
  },
  {
    name: "unreported",
    from: ["support"],
    measure: { kind: "share", of: "police=no&support=yes", rest: "police=yes&support=yes" },
    lacks: true,
  },
  { name: "incidents", from: [], lacks: true },
  { name: "answers", from: ["answers"], measure: { kind: "median", of: "toAnswer" }, lacks: true },
  {
    name: "forms",
    from: ["purposes", "citizenships", "industries", "suspicions", "statuses", "reports"],
    measure: { kind: "parts", of: "exploitation" },
  },
] as const satisfies readonly Indicator[];
