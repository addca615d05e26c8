// A second referral like one that goes on: said before it is sent, and only to the agency whose own both are. Of another's it would tell that there is one.
import { dotted, on, row, show, text } from "../../../src/rules/say.ts";
import type { Block, Open, Span } from "../../../src/rules/ui.ts";
import type { Member, Needs, World } from "../../../src/rules/workflow.ts";
import type { Carried } from "../../case/passing/resting.ts";
import type { Referral, State } from "../model.ts";
import { known } from "./knowing.ts";

/** What the case knows, for those whose case it is. */
export const caseNeeds = (state: State, member: Member | undefined): Needs =>
  state.step === "draft" && member
    ? { kase: { workflow: "case", instances: [state.kase], for: member, titles: true, limit: 1 } }
    : {};
type Sent = Carried["sent"][number];
/** Of the same case, to the same agency, for the same service, and not over. */
export const alike = (state: Referral, world: World): readonly Sent[] => {
  const { to, service } = state.facts;
  return state.step === "draft"
    ? (known(world).sent ?? []).filter((each) => each.to === to && each.service === service)
    : [];
};
/** What the button brings that stands beside the warning: those who press it have read it. */
export const knowing = { again: "yes" as Open<string> } as const;
export const againBlocks = (found: readonly Sent[]): readonly Block<Span, never>[] =>
  found.length === 0
    ? []
    : [
        text("referral.alike.title", "warning"),
        ...found.map(({ referral, number, to, at }) =>
          row(
            { ref: number },
            {
              detail: dotted("core.dot", { agency: to }, { date: at }),
              actions: [show("show", "referral.open", on("referral", referral))],
            },
          ),
        ),
      ];
