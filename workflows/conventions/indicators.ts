// Which indicators there are. Which article each answers to is decided by others, and stands in the configuration.
import type { Indicator } from "./model.ts";

/** In the order of the domain's list: docs/domain.md §15. */
export const indicators = [
  { name: "identified", from: ["sources"], measure: { kind: "parts", of: "source" } },
  { name: "coordinator", from: ["coordinators"], measure: { kind: "median", of: "toCoordinator" } },
  { name: "shelter", from: ["shelters"], measure: { kind: "median", of: "toShelter" } },
  { name: "reflection", from: ["reflections"], measure: { kind: "parts", of: "reflection" } },
  { name: "permits", from: [], lacks: true },
  { name: "counsel", from: [], lacks: true },
  { name: "returns", from: ["outcomes"], measure: { kind: "number", of: "closure=returned" }, lacks: true },
  { name: "children", from: ["regions", "purposes"], measure: { kind: "number", of: "ageGroup=child" }, lacks: true },
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
