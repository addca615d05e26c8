// The situations of a case: who may what, whose turn it is, until when. docs/domain.md shows them.
import { dueOn, quiet, stages, type Wait } from "../../src/rules/stages.ts";
import { reveal } from "../../src/rules/ui.ts";
import type { Acts } from "./acts.ts";
import { callDue, calls, reviewDue } from "./calls/decide.ts";
import { closingDue } from "./closing/by-two.ts";
import { holding } from "./contacting/holding.ts";
import { covering } from "./covering/decide.ts";
import { policeIn } from "./investigating/told.ts";
import { isAcute, isCase, isKept } from "./live.ts";
import { missingDue, missings } from "./missing/decide.ts";
import { sameWaits } from "./same/links.ts";
import type { Case, State } from "./state.ts";

const due = dueOn<State, Case>(isCase);

type Situation = Case["step"] | "acute";
const whole = (state: State): readonly Wait<Situation>[] =>
  isCase(state)
    ? [
        {
          row: isAcute(state) ? "acute" : state.step,
          round: String(state.round),
          escalationLevel: state.missed.at(-1)?.step ?? 0,
        },
      ]
    : [];
/** A case that is closed waits for no answer. */
const invited = (state: State): readonly Wait<"invited" | "unanswered">[] =>
  isCase(state) && state.step === "open"
    ? state.parts
        .filter((part) => part.state === "invited")
        .map(({ agency, invitedAt, remindAt }) => ({
          row: remindAt ? "invited" : "unanswered",
          of: agency,
          round: invitedAt,
          escalationLevel: 0,
        }))
    : [];
/** What was agreed to can be taken back when the case is over, too. Opened again, its day may be another: that is a wait of its own. */
const agreed = (state: State): readonly Wait<"holds" | "asked">[] =>
  isKept(state)
    ? state.consents
        .filter((each) => reveal(each.given) === "yes" && !each.withdrawn)
        .map(({ id, reviewAt, reviewed }) => {
          return {
            row: state.step === "open" && reviewAt && !reviewed ? "holds" : "asked",
            of: id,
            round: state.closings === 0 ? "once" : String(state.closings),
            escalationLevel: 0,
          };
        })
    : [];

/** A colleague is asked whether it is to be closed. */
const closing = (state: State): readonly Wait<"asked" | "waits">[] =>
  isCase(state) && state.step === "open" && state.closing
    ? [
        {
          row: state.closing.waits ? "waits" : "asked",
          round: String(state.closing.n),
          escalationLevel: state.closing.asked.at(-1)?.n ?? 0,
        },
      ]
    : [];

/** A registrar of the agency reads it. */
const opened = (state: State): readonly Wait<"open">[] =>
  isKept(state) && state.registrar
    ? [{ row: "open", round: state.registrar.at, escalationLevel: 0 }]
    : [];

const whileOpen = quiet(
  "weekend",
  "setChild",
  "setWish",
  "goMissing",
  "deadlineMet",
  "consent",
  "leave",
  "endPart",
  "cover",
  "uncover",
  "changeDeadline",
  "openForRegistrar",
  "alarm",
);
const checking = quiet("calm", "noContact", "checkIn", "called", "undo");
const counting = quiet("sayForStatistics");

/** A check-in that did not come. */
const missed = {
  name: "holder, deputy, lead, coordinator; then the lead every workday",
  command: "miss",
} as const;

export const table = stages<
  State,
  Acts,
  | "owner"
  | "in"
  | "invited"
  | "lead"
  | "second"
  | "confirmer"
  | "covering"
  | "holding"
  | "police"
  | "registrar"
>()({
  sides: {
    owner: (state) => (isKept(state) && !state.readingEnded ? { agency: state.agency } : {}),
    in: (state) =>
      isKept(state)
        ? { agency: state.parts.filter((part) => part.state === "in").map(({ agency }) => agency) }
        : {},
    /** Not a reader: the invitation alone is shown, and the case when they have said yes. */
    invited: (state, wait) =>
      isKept(state)
        ? {
            agency: state.parts
              .filter((part) => part.agency === wait.of)
              .map(({ agency }) => agency),
          }
        : {},
    /** Whoever rang does not look at it themself. */
    second: (state) =>
      isKept(state) && state.red?.call ? { agency: state.agency, not: [state.red.call.by] } : {},
    /** Nobody confirms what they asked for. */
    confirmer: (state) =>
      isKept(state) && state.closing ? { agency: state.agency, not: [state.closing.by] } : {},
    /** Of the agency, and with no part in its work. */
    registrar: (state) =>
      isKept(state) && state.registrar
        ? { agency: state.agency, person: [state.registrar.to], anybody: true }
        : {},
    /** Those who have it on some of the days off. */
    covering: (state, _wait, world) =>
      isCase(state) ? { agency: state.agency, person: covering(state, world) } : {},
    /** Its holder, of a function all on its roster, and its deputy; who has it instead, and who stands in on days off. */
    holding: (state, _wait, world) =>
      isCase(state) ? { agency: state.agency, person: holding(state, world) } : {},
    /** Whose case it is, or taking part in it. */
    police: (state, _wait, world) => (isCase(state) ? { agency: policeIn(state, world) } : {}),
    lead: (state, _wait, world) => {
      if (!isKept(state) || state.readingEnded) return {};
      const leads = world.people.staff(state.agency).filter(({ roles }) => roles.includes("lead"));
      return { agency: state.agency, person: leads.map(({ id }) => id) };
    },
  },
  tracks: {
    case: {
      waits: whole,
      rows: {
        open: {
          turn: "owner",
          sees: ["owner", "in"],
          by: due("the check-in, by risk: docs/domain.md §4", ({ nextMissAt }) => nextMissAt),
          silent: missed,
          may: {
            owner: [
              ...checking,
              ...counting,
              ...whileOpen,
              "invite",
              "snooze",
              "assign",
              "setRisk",
              "setDeadline",
              "rename",
              "close",
            ],
            in: [...checking, ...quiet("snooze"), "same", "leave"],
            covering: quiet("cannotCover"),
            holding: quiet("setSafeContact"),
            police: quiet("tellInvestigation", "endInvestigation"),
          },
        },
        acute: {
          turn: "owner",
          sees: ["owner", "in"],
          by: due("the next workday, 09:00", ({ nextMissAt }) => nextMissAt),
          silent: missed,
          may: {
            owner: [
              ...quiet("checkIn", "called"),
              ...whileOpen,
              "invite",
              "assign",
              "setRisk",
              "setDeadline",
              "rename",
              "close",
            ],
            in: [...quiet("checkIn", "called"), "same", "leave"],
            covering: quiet("cannotCover"),
            holding: quiet("setSafeContact"),
            police: quiet("tellInvestigation", "endInvestigation"),
          },
        },
        closed: {
          turn: "nobody",
          sees: ["owner", "in"],
          why: "The agency takes it into its records.",
          may: {
            owner: [
              ...quiet("file", "endPart", "openForRegistrar"),
              "reopen",
              "rename",
              "setChild",
            ],
            lead: [{ danger: "erase" }],
          },
        },
        erasing: { turn: "nobody", sees: [], why: "It is being erased.", may: {} },
      },
    },
    invitation: {
      waits: invited,
      rows: {
        invited: {
          turn: "invited",
          sees: [],
          by: due(
            "the next workday, 09:00",
            ({ parts }, _world, wait) => parts.find(({ agency }) => agency === wait.of)?.remindAt,
          ),
          silent: {
            name: "the inviter is told to phone; the contact of that day is asked, too",
            command: "askAgain",
          },
          may: {
            invited: [{ main: "accept" }, "decline", { quiet: "look" }],
            owner: quiet("uninvite"),
          },
        },
        unanswered: {
          turn: "nobody",
          ball: "invited",
          sees: [],
          why: "The inviter has been told to phone.",
          may: {
            invited: [{ main: "accept" }, "decline", { quiet: "look" }],
            owner: quiet("uninvite"),
          },
        },
      },
    },
    /** After acute danger: whom somebody rang. */
    call: {
      waits: (state) => (isKept(state) ? calls(state) : []),
      rows: {
        unsaid: {
          turn: "owner",
          sees: [],
          by: due("24 hours after, when the office is open; then each workday", (state, world) =>
            callDue(state, world),
          ),
          silent: { name: "the holder, then the lead", command: "callUnsaid" },
          may: { owner: quiet("called") },
        },
        unreviewed: {
          turn: "second",
          sees: [],
          by: due("24 hours, when the office is open; then every 20 workdays", (state, world) =>
            reviewDue(state, world),
          ),
          silent: { name: "the lead is told", command: "callUnreviewed" },
          may: { second: [{ quiet: "approveCall" }, { quiet: "objectCall" }] },
        },
      },
    },
    registrar: {
      waits: opened,
      rows: {
        open: {
          turn: "nobody",
          sees: ["registrar"],
          why: "The registrar reads it for 24 hours.",
          may: { registrar: quiet("closeForRegistrar"), owner: quiet("closeForRegistrar") },
        },
      },
    },
    missing: {
      waits: missings,
      rows: {
        missing: {
          turn: "owner",
          sees: [],
          by: due(
            "a child: 2 office hours, three times, then each workday; an adult: the next workday, 09:00",
            (state, world) => missingDue(state, world),
          ),
          silent: {
            name: "holder, deputy, lead; then the lead every workday",
            command: "askMissing",
          },
          may: { owner: quiet("rang", "found") },
        },
      },
    },
    closing: {
      waits: closing,
      rows: {
        asked: {
          turn: "confirmer",
          sees: [],
          by: due("the next workday, 09:00, or when the office opens", (state, world) =>
            closingDue(state, world),
          ),
          silent: {
            name: "somebody at work is asked, each workday; the case stays open",
            command: "closeAgain",
          },
          may: { confirmer: quiet("confirmClose"), owner: quiet("keepOpen") },
        },
        waits: {
          turn: "nobody",
          sees: [],
          why: "Contact in the linked case closes it; its own check-ins go on.",
          may: { owner: quiet("keepOpen") },
        },
      },
    },
    /** Another agency's case about the same person. */
    same: {
      waits: sameWaits,
      rows: {
        asked: {
          turn: "nobody",
          sees: [],
          why: "Nothing waits for the holder's answer.",
          may: { owner: quiet("answerSame", "undoSame") },
        },
        asking: {
          turn: "nobody",
          sees: [],
          why: "Nothing waits for the other agency's answer.",
          may: { owner: quiet("undoSame") },
        },
        same: {
          turn: "nobody",
          sees: [],
          why: "It holds until either side undoes it.",
          may: { owner: quiet("undoSame") },
        },
      },
    },
    consent: {
      waits: agreed,
      rows: {
        holds: {
          turn: "owner",
          sees: [],
          by: due(
            "7 days before it runs out",
            (state, _world, wait) => state.consents.find(({ id }) => id === wait.of)?.reviewAt,
          ),
          silent: { name: "the holder is asked for a review", command: "consentDue" },
          may: { owner: quiet("revoke") },
        },
        asked: {
          turn: "nobody",
          sees: [],
          why: "Somebody was asked, or the case is closed.",
          may: { owner: quiet("revoke") },
        },
      },
    },
  },
  anytime: {},
  labels: {
    invite: "case.invite.title",
    snooze: "case.snooze.title",
    assign: "case.assign.title",
    setRisk: "case.risk.title",
    setChild: "case.open.child",
    setDeadline: "case.deadline.title",
    rename: "case.rename.title",
    close: "case.close.title",
    leave: "case.leave.title",
    same: "case.same.title",
    accept: "case.accept.submit",
    decline: "case.decline.title",
    reopen: "case.reopen.title",
    erase: (state) => (isCase(state) && state.filedOn ? { key: "case.erase.title" } : undefined),
  },
});
