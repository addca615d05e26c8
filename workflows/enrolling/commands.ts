// What can be done with a code for a key: a lead asks for it, a second person approves, the page where it is typed takes its one use.
import { commandsOn, staged } from "../../src/rules/command.ts";
import { choice, member, nothing, shows } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { form, type MemberId } from "../../src/rules/ui.ts";
import { leadsOwn } from "../../src/rules/who.ts";
import {
  type Access,
  clock,
  type Member,
  memberOf,
  neutralBy,
  plus,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { type Event, isKey, isOpen, type Key, reasons, type State } from "./model.ts";
import { table, validMs } from "./table.ts";

const { command, button, byClock } = commandsOn<State, Key, Event>(isKey);
const after = shows("show");

const mayAsk: Access<State> = (state, actor, world) => {
  const by = memberOf(actor);
  return (
    !isKey(state) &&
    by !== undefined &&
    world.keyPlatform !== undefined &&
    world.people.attends(by) &&
    leadsOwn(by, world)
  );
};
/** Colleagues who sign in by keys. */
const couldHave = (by: Member | undefined, { people, keyPlatform }: World): readonly MemberId[] =>
  by === undefined
    ? []
    : people
        .staff(by.agency)
        .filter(
          ({ id, addresses }) =>
            id !== by.id && addresses.some(({ platform }) => platform === keyPlatform),
        )
        .map(({ id }) => id);
/** Others who lead the agency; where nobody else does, all others there. */
const seconds = (by: Member, who: MemberId, world: World): readonly MemberId[] => {
  const others = world.people
    .staff(by.agency)
    .filter((each) => each.id !== by.id && each.id !== who && world.people.attends(each));
  const leading = others.filter((each) => leadsOwn(each, world));
  return (leading.length > 0 ? leading : others).map(({ id }) => id);
};

export const commands = staged(table)({
  ask: command({
    access: mayAsk,
    words: "enrolling.words",
    help: "enrolling.help",
    form: form(
      "enrolling.title",
      "enrolling.submit",
      { member: member("enrolling.member"), why: choice("A", "keyWhy", reasons, "enrolling.why") },
      [text("enrolling.intro", "quiet")],
    ),
    choices: (_state, world, actor) => ({ member: couldHave(memberOf(actor), world) }),
    after,
    decide: (state, { values: { member: who, why }, by: actor, at }, world) => {
      const by = memberOf(actor);
      if (isKey(state) || !by) return refuse("core.already");
      if (!couldHave(by, world).includes(who)) return refuse("enrolling.notYours", "member");
      const to = seconds(by, who, world);
      if (to.length === 0) return refuse("enrolling.nobody");
      return [
        {
          type: "asked",
          member: who,
          agency: by.agency,
          by: by.id,
          why,
          to,
          at,
          until: plus(at, validMs),
        },
      ];
    },
  }),
  approve: button(
    (state, at, { id: by }, { people }) => {
      // A yes after its time opens nothing: the use of the code asks for the time. Somebody else leads it now, or the member has left: nobody comes in by what was asked before.
      if (people.agencyOf({ member: state.member }) !== state.agency)
        return refuse("enrolling.gone");
      return [{ type: "approved", by, at }];
    },
    { after },
  ),
  decline: button((_state, at, { id: by }) => [{ type: "declined", by, at }], { after }),
  withdraw: button((_state, at, { id: by }) => [{ type: "withdrawn", by, at }], { after }),
  // The machine's, and refused where the code is not good: the page lets nobody in without a yes.
  used: command({
    access: clock,
    form: nothing,
    decide: (state, { at }, { people }) =>
      isKey(state) &&
      state.step === "approved" &&
      at < state.until &&
      people.agencyOf({ member: state.member }) === state.agency
        ? [{ type: "used", at }]
        : refuse("enrolling.isOver"),
  }),
  lapse: byClock((state, { at }) =>
    isOpen(state) && at >= state.until ? [{ type: "lapsed", at }] : [],
  ),
  forget: byClock((state, { at }) =>
    isOpen(state) || state.step === "forgotten"
      ? []
      : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
});
export type C = keyof typeof commands;
