// What is recorded of one's own agency for data protection: for its auditors. docs/dpo/.
import { documentKindNames, type RetentionPlan, yearsOfDays } from "../../src/retention.ts";
import {
  actions,
  facts,
  heading,
  inWords,
  on,
  panel,
  press,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Open, Panel } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";

const lasting = (days: number) => {
  const years = yearsOfDays(days);
  return years === undefined
    ? t("oversight.plan.days", { n: days as Open<number> })
    : t("oversight.plan.years", { n: years as Open<number> });
};
/** Its own plan of what is kept how long. */
const planBlocks = (plan: RetentionPlan, { calendar }: World) => {
  const lines = documentKindNames.flatMap((kind) => {
    const one = plan[kind];
    if (!one) return [];
    const { days, keeps, decided } = one;
    const on = { date: calendar.wall(decided.on, "12:00"), as: "date" } as const;
    const by = { text: decided.by as Open<string> };
    return [
      [
        `oversight.kind.${kind}`,
        t("oversight.plan.line", {
          time: lasting(days),
          keeps: t(`oversight.keeps.${keeps}`),
          by,
          on,
        }),
      ] as const,
    ];
  });
  return [
    heading("oversight.plan.title"),
    facts(...lines),
    text(lines.length > 0 ? "oversight.plan.rest" : "oversight.plan.none", "quiet"),
  ];
};
export const showProtection = (
  _state: unknown,
  { member }: Viewer,
  world: World,
): Panel<"look"> => {
  const own = agencyOf(member.agency, world);
  if (!own) throw new Error("the auditor's agency is not in the register");
  const { missing, retentionDays, disclosureYears, counts, pagesOnly, classA, plan = {} } = own;
  const list = missing.map((what) => inWords("case.missing", what));
  return panel(
    "oversight.protection.title",
    facts(
      ["oversight.agency", { agency: own.id }],
      !plan.case && [
        "oversight.protection.retention",
        t("oversight.protection.days", { n: retentionDays as Open<number> }),
      ],
      !plan.disclosure && [
        "oversight.protection.disclosure",
        t("oversight.protection.years", { n: disclosureYears as Open<number> }),
      ],
      // Until it is decided that is among what is missing.
      !missing.includes("classB") && [
        "oversight.protection.classB",
        t(
          classA
            ? "oversight.protection.off"
            : pagesOnly
              ? "oversight.protection.pagesOnly"
              : "oversight.protection.inChat",
        ),
      ],
      [
        "oversight.protection.figures",
        t(counts ? "oversight.protection.counted" : "oversight.protection.uncounted"),
      ],
    ),
    list.length > 0
      ? text(t("oversight.protection.missing", { missing: { list } }), "warning")
      : text("oversight.protection.decided"),
    ...planBlocks(plan, world),
    text("oversight.protection.pages", "quiet"),
    actions<"look">(
      press("look", "oversight.protection.log", on("oversight")),
      show("pages", "decide.title"),
      show("list", "disposal.title", on("disposal")),
    ),
  );
};
