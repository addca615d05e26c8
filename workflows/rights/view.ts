// What a request makes visible in chat: reminders, what waits for a second person, and one sentence to each agency that had the information.
import { daysKept } from "../../src/rules/kept.ts";
import {
  dm,
  dotted,
  message,
  onDay,
  press,
  type Said,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { InstanceId, Span, Text } from "../../src/rules/ui.ts";
import {
  noView,
  type Post,
  type Signal,
  type Timer,
  type View,
  type World,
} from "../../src/rules/workflow.ts";
import { caseSignals } from "../case/signals.ts";
import { disposalTells } from "../disposal/signals.ts";
import type { commands } from "./commands.ts";
import { isRequest, type Request, type State, type Told } from "./model.ts";
import { rightsProjection } from "./projection.ts";
import { keptDays, table } from "./table.ts";

type C = keyof typeof commands;
const notice = "rights.notice";
/** By its number, and by its case as long as that is there. */
export const nameOf = ({ number, ref, words }: Request): Text =>
  dotted("core.dot", { ref: number }, ref && { ref }, words && { words });
const wall = (day: Request["due"], { calendar }: World): Span => onDay(calendar.wall(day, "12:00"));
const open = show("show", "rights.open", "primary");
const over = ({ step }: Request): boolean => step === "over";
const reminders = (state: Request, world: World): readonly Post<C>[] =>
  state.reminded.flatMap(({ rung, at, to }) => {
    const isLate = world.calendar.day(at) > state.due;
    const said: Said<C> = over(state)
      ? {
          title: "rights.over",
          notice,
          body: [text(nameOf(state))],
          actions: [show("show", "rights.open")],
        }
      : {
          title: t(isLate ? "rights.late" : "rights.near", { day: wall(state.due, world) }),
          notice,
          body: [
            text(nameOf(state)),
            text(
              `rights.step.${state.step === "forgotten" ? "over" : state.step}`,
              isLate ? "warning" : undefined,
            ),
          ],
          actions: [open],
        };
    return to.flatMap((who) =>
      dm<C>(`remind:${state.longer ? "longer" : "first"}:${rung}`, who, "inHours", said),
    );
  });
/** What another person is asked, and what came back. */
const asked = (state: Request): readonly Post<C>[] => {
  const { proposal, sentBack, erasing } = state;
  const body = [text(nameOf(state))];
  return [
    ...(proposal
      ? dm<C>(`proposal:${proposal.n}`, proposal.to, "inHours", {
          title: "rights.proposed",
          notice,
          body,
          actions: [open],
        })
      : []),
    ...(sentBack
      ? dm<C>(`back:${sentBack.n}`, sentBack.to, "inHours", {
          title: "rights.cameBack",
          notice,
          body,
          actions: [open],
        })
      : []),
    ...(erasing
      ? dm<C>(`erasing:${erasing.n}`, erasing.to, "inHours", {
          title: "rights.erasing",
          notice,
          body,
          actions: [open],
        })
      : []),
  ];
};
/** No word of what was corrected. Its reference only to those who take part, and not a newer one than they knew; when the case is gone, to nobody. */
const toldSaid = (
  { kind, kinds, ref, gone, renamed, agency }: Request,
  { seen, phoned, takes, at }: Told,
): Said<C> => {
  const known = takes && !gone && (renamed === undefined || renamed <= at) ? ref : undefined;
  const erasure = kind === "erasure";
  const what = erasure
    ? kinds
      ? "rights.told.erasesKinds"
      : "rights.told.erases"
    : "rights.told.corrected";
  const named = known && t(what, { ref: { ref: known } });
  const unnamed = erasure ? "rights.told.erasesOther" : "rights.told.correctedOther";
  return {
    title: gone && erasure && !kinds ? "rights.told.gone" : (named ?? unnamed),
    notice: "rights.told.notice",
    body: [
      erasure
        ? text(kinds ? "rights.told.eraseKinds" : "rights.told.erase")
        : known && text("rights.told.read"),
      text(
        t(known || gone ? "rights.told.from" : "rights.told.ask", { agency: { agency } }),
        "quiet",
      ),
      seen && text("rights.told.noted", "good"),
    ],
    actions: seen || phoned ? [] : [press("seen", "rights.seen", "primary")],
  };
};
const told = (state: Request, { people, calendar }: World): readonly Post<C>[] =>
  state.told.flatMap((each) => {
    const { agency, to, at, again: asked } = each;
    const said = toldSaid(state, each);
    // Who has left, or is away, does not keep the agency from answering.
    const first = to && people.inCharge({ member: to }, agency, calendar.day(at));
    const then = asked?.to && people.inCharge({ member: asked.to }, agency, calendar.day(asked.at));
    const posts = [
      ...dm<C>(`told:${agency}`, first, "inHours", said),
      ...(then === first ? [] : dm<C>(`again:${agency}`, then, "inHours", said)),
    ];
    // The request itself is not theirs to open.
    return posts.map((post) => ({ ...post, toAnyone: true as const }));
  });
/** The one who answers for the request phones an agency that has not answered. */
const unheard = (state: Request, world: World): readonly Post<C>[] =>
  state.told.flatMap(({ agency, again, seen, phoned }) => {
    if (!again) return [];
    const to = world.people.inCharge(
      { member: state.by },
      state.agency,
      world.calendar.day(again.at),
    );
    const title = t(seen || phoned ? "rights.heard" : "rights.unheard", { agency: { agency } });
    return dm<C>(`unheard:${agency}`, to, "inHours", {
      title,
      notice,
      body: [text(nameOf(state))],
      actions: [open],
    });
  });
const erases = (
  kase: InstanceId,
  { kinds, erased }: Pick<Request, "kinds" | "erased">,
): readonly Signal[] => {
  if (!erased) return [];
  if (kinds)
    return erased.into
      ? [caseSignals.to.eraseKinds(kase, "eraseKinds", { into: erased.into, kase, kinds })]
      : [];
  return [caseSignals.to.eraseFor(kase, "erase", erased.second ? { unfiled: true } : {})];
};
const signals = ({ kase, kinds, erased }: Request): readonly Signal[] => {
  if (!kase) return [];
  return [
    caseSignals.to.requested(kase, "begun"),
    ...erases(kase, { ...(kinds && { kinds }), ...(erased && { erased }) }),
  ];
};
const forgets = ({ step, closedAt, agency }: Request, world: World): readonly Timer<C>[] =>
  step === "over" && closedAt
    ? [
        {
          key: "forget",
          at: world.calendar.addDays(
            closedAt,
            daysKept("rights", [agency], keptDays, world),
            "09:00",
          ),
          command: "forget",
        },
      ]
    : [];

export const view = (state: State, world: World): View<C> => {
  if (!isRequest(state)) return noView;
  const { agency, by, at, kind, step, kase, ref, words, due, closedAt, eraseBy, number } = state;
  const posts = [
    ...reminders(state, world),
    ...asked(state),
    ...told(state, world),
    ...unheard(state, world),
  ];
  return {
    posts: eraseBy ? [] : posts,
    timers: eraseBy ? [] : [...table.timers(state, world), ...forgets(state, world)],
    signals: [
      ...signals(state),
      ...(eraseBy ? disposalTells({ kind: "rights", agencies: [agency], usual: keptDays }) : []),
    ],
    // What somebody was asked and is over had the name of the case in it.
    past: message({ title: "rights.past", notice }),
    readers: table.readers(state, world),
    summary: {
      ref: number,
      open: step !== "over" && step !== "forgotten",
      agency,
      holder: { member: by },
      openedAt: at,
      dueAt: world.calendar.wall(due, "23:59"),
      ...(kase && { of: kase }),
      ...(closedAt && { closedAt }),
      ...rightsProjection.says({ kind, step, ...(ref && { ref }), ...(words && { words }) }),
    },
    ...(eraseBy && { erase: eraseBy }),
  };
};
