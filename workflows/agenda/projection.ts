// What others may read of a meeting and of a series of them.
import { projection } from "../../src/rules/projection.ts";
import type { Open } from "../../src/rules/ui.ts";
import type { Rhythm, Template } from "./codes.ts";
import type { Agenda } from "./model.ts";

export const agendaProjection = projection<{
  readonly template: Open<Template>;
  readonly step: Agenda["step"];
}>("agenda");
export const seriesProjection = projection<{
  readonly template: Open<Template>;
  readonly rhythm: Open<Rhythm>;
}>("series");
