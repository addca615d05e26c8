// A meeting that prepares itself: collected before, held point by point, approved after.
import type { InstanceId } from "../../src/rules/ui.ts";
import { memberOf, refuse, workflow } from "../../src/rules/workflow.ts";
import { commands, decide, needs } from "./commands.ts";
import { showMeeting } from "./holding/panel.ts";
import { readable } from "./holding/rows.ts";
import { listNeeds, showList } from "./list.ts";
import type { Event, State } from "./model.ts";
import { invitation, paper, showNotes } from "./notes/panels.ts";
import { redact } from "./notes/redact.ts";
import { showAgenda } from "./panels.ts";
import { attends } from "./rules.ts";
import { agendaSignals } from "./signals.ts";
import { evolve, initial } from "./state.ts";
import { readsAt, table } from "./table.ts";
import { view } from "./view.ts";

const after = readsAt("review", "approved");
export const agenda = workflow<State, Event>()({
  name: "agenda",
  classA: "all",
  heading: "agenda.heading",
  start: "begin",
  initial,
  commands,
  signals: agendaSignals,
  needs,
  decide,
  evolve,
  view,
  redact,
  // Two may press at once, or a card was open for long: whoever could do it before is told what has changed.
  denied: (state, actor, world) =>
    table.reads(state, actor, world) ? refuse("agenda.otherStage") : undefined,
  panels: {
    show: { about: "one", access: table.reads, needs: readable, show: showAgenda },
    meeting: {
      about: "one",
      access: readsAt("running", "review", "approved"),
      needs: readable,
      show: showMeeting,
    },
    notes: { about: "one", access: after, needs: readable, show: showNotes },
    list: {
      about: "all",
      access: (_state, actor, world) => attends(memberOf(actor), world),
      words: "agenda.list.words",
      leads: "agenda.list.leads",
      help: "agenda.list.help",
      often: ["national", "programme"],
      needs: (_state, viewer) => listNeeds(viewer),
      show: (_state, viewer, world) => showList(viewer, world),
    },
  },
  files: {
    notesDocx: {
      about: "one",
      access: after,
      needs: readable,
      make: (state, _viewer, world) => paper("docx", state, world),
    },
    notesMd: {
      about: "one",
      access: after,
      needs: readable,
      make: (state, _viewer, world) => paper("md", state, world),
    },
    invitation: {
      about: "one",
      access: table.reads,
      make: (state, viewer) => invitation(state, viewer.instance as InstanceId),
    },
  },
  declassified: {
    round: "How often a meeting was moved is counted by the machine.",
    selection:
      "Which cases are on an agenda follows from risk, deadlines and wishes; the card says neither which nor how many, only that the meeting is at a closed point.",
  },
});
