// What the police have said of an investigation: lines for the agencies that it was told, and a neutral message to each. Nobody else sees that there is anything.
import {
  actions,
  body,
  dm,
  dotted,
  type Fact,
  facts,
  heading,
  press,
  ring,
  show,
  text,
} from "../../../src/rules/say.ts";
import type { Block, Secret, Span } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import type { Post as AnyPost, Member, World } from "../../../src/rules/workflow.ts";
import type { commands } from "../commands.ts";
import { dayOf, name } from "../posts.ts";
import { personOn } from "../rules.ts";
import type { Case } from "../state.ts";
import { table } from "../table.ts";
import type { Investigation } from "./model.ts";
import { receiptsOf } from "./records.ts";
import { mayRead, policeIn, reaches } from "./told.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;

const linesOf = (state: Case, told: Investigation, member: Member, world: World): readonly B[] => {
  const { agency, at, leader, ledBy, contact, to, over } = told;
  const duty = contact && world.people.functions.get(contact);
  const from: Fact = [
    "case.investigation.from",
    ...dotted("case.dot", { agency }, { date: over?.at ?? at, as: "date" }),
  ];
  const receipts: Fact<Span | Secret> | false = member.agency === agency && [
    "case.receipt.label",
    { list: receiptsOf(told).map((ref) => ({ ref })) },
  ];
  if (over)
    return [
      facts(from, ["case.investigation.how", { code: over.how, of: "investigationEnd" }], receipts),
    ];
  return body<B>(
    facts(
      from,
      ["case.investigation.leader", { code: leader, of: "investigationLeader" }],
      ["case.investigation.ledBy", { code: ledBy, of: "investigationLedBy" }],
      ["case.investigation.contact", duty ? { function: duty.id } : { agency }],
      member.agency === agency && [
        "case.investigation.to",
        { list: to.map((each) => ({ agency: each })) },
      ],
      receipts,
    ),
    member.agency !== agency &&
      actions<C>(ring(duty?.phone ?? agencyOf(agency, world)?.phone, "case.investigation.ring")),
    !policeIn(state, world).includes(agency) && text("case.investigation.left", "quiet"),
  );
};
/** For those whom it was told, and for the police that said it. */
export const investigationFacts = (state: Case, member: Member, world: World): readonly B[] => {
  const seen = (state.investigations ?? []).filter((each) => mayRead(state, each, member.agency));
  return seen.length === 0
    ? []
    : [
        heading("case.investigation.heading"),
        ...seen.flatMap((each) => linesOf(state, each, member, world)),
      ];
};
/** The lines, and for the police the ways to say it, change it and end it. */
export const investigationBlocks = (state: Case, member: Member, world: World): readonly B[] => {
  const own = state.investigations?.find(
    ({ agency, over }) => agency === member.agency && over === undefined,
  );
  const may = table.access("tellInvestigation")(state, { member }, world);
  return body<B>(
    investigationFacts(state, member, world),
    may &&
      actions<C>(
        press("tellInvestigation", own ? "case.investigation.change" : "case.investigation.tell"),
        own && press("endInvestigation", "case.investigation.endTitle"),
      ),
  );
};
/** The same for each, whatever was said: that it came from the police, and the way to the case. */
export const investigationPosts = (state: Case, world: World): readonly AnyPost<C>[] =>
  (state.investigations ?? []).flatMap((told) => {
    const { agency, n, to, at, over } = told;
    const day = dayOf(world, over?.at ?? at);
    return to
      .filter((each) => reaches(state, told, each))
      .flatMap((each) => {
        const contact = state.parts.find((part) => part.agency === each)?.contact;
        const person =
          each === state.agency
            ? personOn("holder", state, day, world)
            : (contact ?? world.people.answers(each, day));
        return dm<C>(`investigation:${agency}:${n}:${each}`, person, "inHours", {
          title: "case.investigation.told",
          notice: "case.part.notice",
          body: [text(name(state))],
          actions: [show("show", "case.card.open")],
        });
      });
  });
