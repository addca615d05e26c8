// A case at a meeting: from when it is worth raising, and why, for those who take part in it.
import { actions, facts, panel, t, text } from "../../../src/rules/say.ts";
import { declassify, type Instant, type Panel, reveal, seal } from "../../../src/rules/ui.ts";
import type { Summary, Viewer, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { isAcute } from "../live.ts";
import { asCase } from "../panels.ts";
import { lookFirst } from "../posts.ts";
import type { Case, Part, State } from "../state.ts";

type C = keyof typeof commands;
/** A deadline belongs on the agenda this long before its day. docs/domain.md §5. */
const deadlineDays = 14;
const dayMs = 86_400_000;
/** Why a case is on an agenda: class B, and so never in a post. docs/domain.md, decision 4. */
const raisedCodes = ["acute", "asked", "highRisk", "deadline", "recent"] as const;
type Raised = (typeof raisedCodes)[number];

const daysBefore = (day: string, days: number): Instant =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString() as Instant;
/** A quiet case is on no agenda. */
export const isRaisable = (state: Case): boolean =>
  state.step === "open" && reveal(state.quiet) === "no";
/** Acute danger, high risk or asked for: always. A deadline: from two weeks before. Which of these it is cannot be told from the day alone. */
export const raised = (state: Case): Pick<Summary, "raiseAt"> => {
  if (!isRaisable(state)) return {};
  if (state.agendaAsked || isAcute(state) || reveal(state.risk) === "high")
    return { raiseAt: declassify(state.openedAt, "meeting") };
  const [first] = state.deadlines
    .map((deadline) => daysBefore(reveal(deadline.day), deadlineDays))
    .sort();
  return first === undefined ? {} : { raiseAt: declassify(first, "meeting") as Instant };
};
/** What a guest was not shown is no reason that a guest may see. */
const told = (part: Part | undefined, group: string): boolean =>
  part === undefined || (reveal(part.groups) as readonly string[]).includes(group);
const reasons = (
  state: Case,
  part: Part | undefined,
  now: Instant,
  world: World,
): readonly Raised[] => {
  const today = world.calendar.day(now);
  const near = state.deadlines.some(
    (d) => daysBefore(reveal(d.day), deadlineDays).slice(0, 10) <= today,
  );
  const young = Date.parse(now) - Date.parse(state.openedAt) < deadlineDays * dayMs;
  const found: readonly (readonly [Raised, boolean])[] = [
    ["acute", isAcute(state) && told(part, "sakerhet")],
    ["asked", state.agendaAsked],
    ["highRisk", reveal(state.risk) === "high" && told(part, "sakerhet")],
    ["deadline", near && told(part, "migration")],
    ["recent", young],
  ];
  return found.filter(([, is]) => is).map(([code]) => code);
};
/** What those who take part see of a case before and during a meeting. */
export const showMeeting = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const kase = asCase(state);
  const part =
    kase.agency === viewer.member.agency
      ? undefined
      : kase.parts.find((p) => p.agency === viewer.member.agency);
  const why = reasons(kase, part, viewer.now, world);
  return panel(
    t("case.meeting.title", { ref: kase.ref }),
    text("case.meeting.closed", "quiet"),
    facts(
      ["case.opened.words", { words: kase.words }],
      ["case.show.who", kase.holder],
      [
        "case.meeting.why",
        why.length > 0
          ? { codes: seal(why), of: "raised" }
          : t("case.meeting.ask", { agency: { agency: kase.agency } }),
      ],
    ),
    actions(lookFirst),
  );
};
