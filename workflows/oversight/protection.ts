// What is recorded of one's own agency for data protection: for its auditors. docs/dpo/.
import { actions, facts, inWords, on, panel, press, show, t, text } from "../../src/rules/say.ts";
import type { Open, Panel } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";

export const showProtection = (_state: unknown, { member }: Viewer, world: World): Panel<"look"> => {
  const own = agencyOf(member.agency, world);
  if (!own) throw new Error("the auditor's agency is not in the register");
  const { missing, retentionDays, disclosureYears, counts, pagesOnly, classA } = own;
  const list = missing.map((what) => inWords("case.missing", what));
  return panel(
    "oversight.protection.title",
    facts(
      ["oversight.agency", { agency: own.id }],
      ["oversight.protection.retention", t("oversight.protection.days", { n: retentionDays as Open<number> })],
      ["oversight.protection.disclosure", t("oversight.protection.years", { n: disclosureYears as Open<number> })],
      // Until it is decided that is among what is missing.
      !missing.includes("classB") && [
        "oversight.protection.classB",
        t(classA ? "oversight.protection.off" : pagesOnly ? "oversight.protection.pagesOnly" : "oversight.protection.inChat"),
      ],
      ["oversight.protection.figures", t(counts ? "oversight.protection.counted" : "oversight.protection.uncounted")],
    ),
    list.length > 0 ? text(t("oversight.protection.missing", { missing: { list } }), "warning") : text("oversight.protection.decided"),
    text("oversight.protection.pages", "quiet"),
    actions<"look">(press("look", "oversight.protection.log", on("oversight")), show("pages", "decide.title")),
  );
};
