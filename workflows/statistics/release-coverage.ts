// Of how many of those who became known the figures tell.
import { facts, t } from "../../src/rules/say.ts";
import { declassify } from "../../src/rules/ui.ts";
import { figure } from "./release-words.ts";
import type { Made } from "./sections.ts";

/** Of how many the figures tell, where all three parts can be shown: of two and the whole anybody reckons the third. */
export const coverage = ({ people: { "": yes }, noes, unasked }: Made) => {
  const whole =
    typeof yes === "number" && noes !== null && unasked !== null ? yes + noes + unasked : undefined;
  return facts(
    ["stat.total", figure(yes)],
    ["stat.noes", figure(noes)],
    ["stat.unasked", figure(unasked)],
    whole !== undefined && [
      "stat.coverage",
      t("stat.coverage.of", {
        n: declassify(yes ?? 0, "figures"),
        whole: declassify(whole, "figures"),
      }),
    ],
  );
};
