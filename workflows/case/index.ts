// A case, followed up for months: check-ins, reminders, who has it now.

import { anyWorker } from "../../src/rules/relation.ts";
import { type Paper, seal } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Access,
  type Actor,
  memberOf,
  type Refusal,
  refuse,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { showCall } from "./calls/view.ts";
import { classA } from "./class-a.ts";
import { commands, decide, needs } from "./commands.ts";
import { showSafeContact } from "./contacting/view.ts";
import { showDeadlines } from "./deadlines/view.ts";
import { redactPart } from "./erasing/redact.ts";
import { showCourse } from "./filing/course.ts";
import { documentNeeds, documentOf, showFetch } from "./filing/document.ts";
import { showRegistrarOver } from "./filing/registrar-view.ts";
import { keptOf } from "./investigating/told.ts";
import { isAcute, isCase, isKept } from "./live.ts";
import {
  besideNeeds,
  showAcute,
  showChild,
  showChildOpened,
  showOpened,
  showSnoozed,
} from "./living/moments.ts";
import { showMissing } from "./missing/view.ts";
import { showNamed } from "./naming/renaming.ts";
import { asCase, showCase, showClosed } from "./panels.ts";
import { showGuideWay } from "./passing/guiding.ts";
import { recipientsOf } from "./passing/recipients.ts";
import { carried } from "./passing/resting.ts";
import { showAlone, showConsents, showShares } from "./passing/view.ts";
import { name } from "./posts.ts";
import { caseProjection } from "./projection.ts";
import { showInvitation, showParts } from "./sharing/invitation.ts";
import { readersNeeds, showReaders } from "./sharing/readers.ts";
import { caseSignals } from "./signals.ts";
import { type Event, evolve, initial, type State } from "./state.ts";
import { homeNeeds, homePanel } from "./surfaces/home.ts";
import {
  askedCases,
  dueToday,
  list,
  mineNeeds,
  showMine,
  showUnheld,
  unheldNeeds,
} from "./surfaces/lists.ts";
import { showMeeting } from "./surfaces/meeting.ts";
import { numbersNeeds, showNumbers } from "./surfaces/numbers.ts";
import { table } from "./table.ts";
import { view } from "./view.ts";

const owner: Access<State> = (state, actor, world) => table.isOn("owner", state, actor, world);
const mayAnswer = table.access("accept");
/** Nothing of an invitation is shown before that is recorded. */
const isLookedAt: Access<State> = (state, actor, world) =>
  mayAnswer(state, actor, world) &&
  isCase(state) &&
  state.parts.some(({ agency, look }) => look && agency === memberOf(actor)?.agency);
/** What is no answer after acute danger. */
const oneTap = ["calm", "noContact", "snooze"];
const whenClosed = ["file", "reopen", "erase"];
/** Its readers may keep what they read. */
const documentAs = (as: Paper["as"]) =>
  ({
    about: "one",
    access: table.reads,
    noted: "noteFetched",
    needs: (state: State, viewer: Viewer) => documentNeeds(asCase(state), viewer),
    make: (state: State, viewer: Viewer, world: World) =>
      documentOf(as, asCase(state), viewer, world),
  }) as const;
const gone = {
  uninvite: "case.uninvite.gone",
  revoke: "case.consent.gone",
  endPart: "case.endPart.gone",
  confirmClose: "case.closing.gone",
  keepOpen: "case.closing.gone",
  rang: "case.missing.gone",
  found: "case.missing.gone",
  answerSame: "case.same.gone",
  undoSame: "case.same.gone",
} as const;
const isGone = (command: string): command is keyof typeof gone => command in gone;
/** Pressed on a message that is older than what has happened since. Of what only the owner may, nobody else is told more than that. */
const denied = (state: State, actor: Actor, world: World, command: string): Refusal | undefined => {
  const owns = owner(state, actor, world);
  if (
    !owns &&
    (!table.reads(state, actor, world) || isGone(command) || whenClosed.includes(command))
  )
    return undefined;
  if (command === "confirmClose" && isCase(state) && state.closing)
    return refuse("case.closing.own");
  if (isGone(command)) return refuse(gone[command]);
  if (whenClosed.includes(command))
    return state.step === "open" ? refuse("case.isOpen") : undefined;
  if (isAcute(state) && oneTap.includes(command)) return refuse("case.acute.full");
  return state.step === "closed" ? refuse("case.isClosed") : undefined;
};

export const kase = workflow<State, Event>()({
  name: "case",
  heading: "case.heading",
  start: "open",
  initial,
  commands,
  proven: [
    "confirmClose",
    "keepOpen",
    "erase",
    "approveCall",
    "objectCall",
    "invite",
    "cover",
    "same",
    "answerSame",
    "openForRegistrar",
  ],
  signals: caseSignals,
  needs,
  decide,
  evolve,
  redactPart,
  denied,
  known: caseProjection.knows((state: State, by) =>
    isKept(state) && state.agency === by.agency
      ? seal({ ...carried(state), recipients: recipientsOf(state) })
      : undefined,
  ),
  called: (state) => (isCase(state) ? name(state) : []),
  kept: keptOf,
  view,
  classA,
  sharedIndex: ["open", "opened"],
  panels: {
    show: {
      about: "one",
      access: table.reads,
      words: "case.show.words",
      show: (state, viewer, world) => showCase(asCase(state), viewer, world),
    },
    safeContact: {
      about: "one",
      access: table.reads,
      onPages: true,
      show: (state, viewer, world) => showSafeContact(asCase(state), viewer, world),
    },
    opened: {
      about: "one",
      access: owner,
      needs: besideNeeds,
      show: (state, viewer, world) => showOpened(asCase(state), viewer, world),
    },
    childOpened: {
      about: "one",
      access: owner,
      needs: besideNeeds,
      show: (state, viewer, world) => showChildOpened(asCase(state), viewer, world),
    },
    child: {
      about: "one",
      access: owner,
      show: (state, viewer, world) => showChild(asCase(state), viewer, world),
    },
    acute: {
      about: "one",
      access: table.reads,
      show: (state, viewer, world) => showAcute(asCase(state), viewer, world),
    },
    call: { about: "one", access: owner, show: (state, viewer) => showCall(asCase(state), viewer) },
    missing: {
      about: "one",
      access: (state, actor, world) =>
        isCase(state) && state.missing !== undefined && owner(state, actor, world),
      show: (state, viewer, world) => showMissing(asCase(state), viewer, world),
    },
    named: { about: "one", access: owner, show: (state) => showNamed(asCase(state)) },
    snoozed: { about: "one", access: table.reads, show: (state) => showSnoozed(asCase(state)) },
    closed: {
      about: "one",
      access: owner,
      show: (state, viewer, world) => showClosed(asCase(state), viewer, world),
    },
    deadlines: {
      about: "one",
      access: owner,
      show: (state, _viewer, world) => showDeadlines(asCase(state), world),
    },
    consents: {
      about: "one",
      access: owner,
      show: (state, viewer) => showConsents(asCase(state), viewer),
    },
    alone: { about: "one", access: owner, show: (state) => showAlone(asCase(state)) },
    guide: {
      about: "one",
      access: table.reads,
      words: "case.guide.words",
      show: (state, viewer) => showGuideWay(asCase(state), viewer),
    },
    meeting: { about: "one", access: table.reads, show: showMeeting },
    readers: {
      about: "one",
      access: owner,
      needs: readersNeeds,
      show: (state, viewer, world) => showReaders(asCase(state), viewer, world),
    },
    parts: {
      about: "one",
      access: owner,
      show: (state, viewer, world) => showParts(asCase(state), viewer, world),
    },
    shares: {
      about: "one",
      access: owner,
      show: (state, viewer) => showShares(asCase(state), viewer),
    },
    course: {
      about: "one",
      access: table.reads,
      show: (state, viewer) => showCourse(asCase(state), viewer),
    },
    fetch: {
      about: "one",
      access: table.reads,
      words: "case.fetch.words",
      show: (state, viewer) => showFetch(asCase(state), viewer),
    },
    registrarOver: {
      about: "all",
      access: (_state, actor) => memberOf(actor) !== undefined,
      show: showRegistrarOver,
    },
    invitation: {
      about: "one",
      access: isLookedAt,
      show: (state, viewer, world) => showInvitation(asCase(state), viewer, world),
    },
    mine: {
      about: "all",
      access: anyWorker,
      words: "case.mine.words",
      leads: "case.mine.leads",
      help: "case.mine.help",
      often: true,
      needs: (_state, viewer, world) => mineNeeds(viewer, world),
      waits: dueToday,
      show: (_state, viewer, world) => showMine(viewer, world),
    },
    overdue: {
      about: "all",
      access: anyWorker,
      words: "case.overdue.words",
      help: "case.overdue.help",
      often: ["lead"],
      needs: (_state, viewer) => ({
        late: {
          workflow: "case",
          open: true,
          agency: viewer.member.agency,
          dueBefore: viewer.now,
          for: viewer.member,
          limit: askedCases,
        },
      }),
      show: (_state, viewer, world) => list("overdue", world.rows("late"), viewer),
    },
    unheld: {
      about: "all",
      access: anyWorker,
      words: "case.unheld.words",
      help: "case.unheld.help",
      often: ["lead"],
      needs: (_state, viewer) => unheldNeeds(viewer),
      show: (_state, viewer, world) => showUnheld(viewer, world),
    },
    numbers: {
      about: "all",
      access: anyWorker,
      words: "case.numbers.words",
      help: "case.numbers.help",
      needs: (_state, viewer, world) => numbersNeeds(viewer, world),
      show: (_state, viewer, world) => showNumbers(viewer, world),
    },
    region: {
      about: "all",
      access: (_state, actor) => memberOf(actor)?.roles.includes("coordinator") === true,
      words: "case.region.words",
      help: "case.region.help",
      often: ["coordinator"],
      needs: (_state, viewer, world) => ({
        region: {
          workflow: "case",
          open: true,
          region: agencyOf(viewer.member.agency, world)?.regions[0] ?? "",
          for: viewer.member,
          limit: askedCases,
        },
      }),
      show: (_state, viewer, world) => list("region", world.rows("region"), viewer),
    },
  },
  home: {
    about: "all",
    access: anyWorker,
    needs: (_state, viewer, world) => homeNeeds(viewer, world),
    show: (_state, viewer, world) => homePanel(viewer, world),
  },
  files: { pdf: documentAs("pdf"), docx: documentAs("docx"), json: documentAs("json") },
  packs: true,
  declassified: {
    cadence:
      "Risk and the first week choose the day of the next check-in, and so the date on the card, whether it is late, and the time of reminders.",
    ladder: "Risk chooses how fast a late check-in goes to the deputy and the lead.",
    quiet: "A quiet case has no card in any space, and is in no count of a region's week.",
    weekend:
      "Only a case of high risk asks who has it before days off; the question goes to its holder, in one list with the others, and to whoever is named.",
    red: "Acute danger sends the deputy a neutral message: the same as after repeated absence of contact. Until a full check-in the next one is due on the next workday, and the case stands first in lists, with numbers to phone in the place of one tap.",
    contact: "Repeated absence of contact sends the lead the same neutral message.",
    deadline:
      "A deadline's kind and day choose when reminders come, the number of days in them, and when the deputy and the lead hear that it is over.",
    round:
      "The number of the check-in and the scope of a hand-over stand in buttons; both are counted by the machine.",
    together:
      "How many cases were opened together can be counted by their cards; which of them are children, never.",
    statistics:
      "Codes given at closing go to the region's statistics, sealed, without a reference.",
    snooze: "Risk bounds how long a check-in can wait.",
    closing:
      "What is a child's, of high risk, in acute danger or without contact is closed by two: a colleague is asked, and it is open until then; the message never says why.",
    missing:
      "That a child is missing is told to a second person at once, and asked about within hours; of an adult it is asked each workday. The messages are those for whatever else somebody is needed for.",
    meeting:
      "Acute danger, risk, a deadline or a wish puts a case on the agendas of those who share it; the list says that it is there, never why. A quiet case is on none.",
    responsibility:
      "That it was sent back a second time because another municipality is responsible is told to the region's coordinator, with the agency to phone and no reference.",
    same: "A check-in with contact closes the other agency's case about the same person, where that waits for it; it says nothing else of the contact.",
    consent:
      "A consent that somebody gave is asked about again before it runs out, and one that is withdrawn stops what rests on it.",
  },
});
