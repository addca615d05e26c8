// Another agency's case about the same person: said, answered, undone; and what the two cases tell each other.
import { type Decided, type Said, staged } from "../../../src/rules/command.ts";
import { shows } from "../../../src/rules/fields.ts";
import { notReady } from "../../../src/rules/relation.ts";
import { text } from "../../../src/rules/say.ts";
import { form } from "../../../src/rules/ui.ts";
import { agencyOf, isNgo } from "../../../src/rules/who.ts";
import { type Actor, refuse, type World } from "../../../src/rules/workflow.ts";
import { act, byClock, byPerson, isCase, live, takes } from "../live.ts";
import { aboutAgency, ownOf, ready } from "../parts.ts";
import type { Case, Event, State } from "../state.ts";
import { table } from "../table.ts";
import {
  answer,
  answeredBy,
  answerFields,
  ask,
  contact,
  contactBy,
  noesBy,
  offered,
  ownCase,
  ownCases,
  sameFields,
  stoodBy,
  undoFields,
  undoLink,
  undoneBy,
} from "./decide.ts";
import { linkWith } from "./links.ts";

const basesOf = (actor: Actor, world: World): readonly string[] =>
  isNgo(agencyOf(ownOf(actor), world))
    ? ["samtycke_ngo"]
    : ["samtycke_sekretess", "menprovning_klart", "uppgiftsskyldighet"];
const about = (state: State, _world: World, { agency }: Readonly<Record<string, unknown>>) =>
  aboutAgency(
    state,
    isCase(state) && typeof agency === "string" ? linkWith(state, agency)?.agency : undefined,
  );

/** Never refused: what the other case says of itself must not hinder it. */
const heard =
  <V>(decide: (state: Case, said: Said<V>) => Decided<Event>) =>
  (state: State, said: Said<V>): Decided<Event> =>
    isCase(state) ? decide(state, said) : [];

export const joining = staged(table)({
  same: act({
    words: "case.same.words",
    help: "case.same.help",
    ready: (state, world, actor) => {
      if (isCase(state) && linkWith(state, ownOf(actor))) return refuse("case.same.already");
      return (
        notReady(ownOf(actor), world) ??
        (world.rows("choices").length === 0 ? refuse("case.same.none") : undefined)
      );
    },
    needs: ownCases,
    form: form("case.same.title", "case.same.submit", sameFields, [
      text("case.same.intro", "warning"),
    ]),
    choices: (_state, world, actor) => ({
      own: world.rows("choices").map((row) => row.instance),
      basis: basesOf(actor, world),
    }),
    after: shows("show"),
    decideNeeds: ownCase,
    decide: byPerson(ask),
  }),
  answerSame: act({
    ready,
    about,
    form: form("case.same.answer", "case.same.answer", answerFields, [
      text("case.same.answerIntro", "warning"),
    ]),
    choices: (_state, world, actor) => ({ basis: basesOf(actor, world) }),
    after: shows("show"),
    decide: byPerson(answer),
  }),
  undoSame: act({
    about,
    form: form("case.same.undo", "case.same.undo", undoFields, [
      text("case.same.undoIntro", "warning"),
    ]),
    after: shows("show"),
    decide: byPerson(undoLink),
  }),
  sameContact: byClock(contact),
  sameOffered: takes.sameOffered(live(offered)),
  sameSaid: takes.sameSaid(live(answeredBy)),
  sameOver: takes.sameOver(heard(undoneBy)),
  sameNo: takes.sameNo(heard(noesBy)),
  sameStands: takes.sameStands(heard(stoodBy)),
  sameMet: takes.sameMet(heard(contactBy)),
});
