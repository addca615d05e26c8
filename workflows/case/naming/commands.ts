// A new name for a case.
import { staged } from "../../../src/rules/command.ts";
import { choice, shows } from "../../../src/rules/fields.ts";
import { text } from "../../../src/rules/say.ts";
import { form } from "../../../src/rules/ui.ts";
import * as codes from "../codes.ts";
import { act, byClock, byPerson, isKept } from "../live.ts";
import { table } from "../table.ts";
import { unsent, unsentNeeds } from "./unsent.ts";

export const naming = staged(table)({
  rename: act({
    words: "case.rename.words",
    help: "case.rename.help",
    form: form(
      "case.rename.title",
      "case.rename.submit",
      { why: choice("B", "rename", codes.renameReasons, "case.rename.why") },
      [text("case.rename.intro")],
    ),
    after: shows("named"),
    decideNeeds: (state) => (isKept(state) ? unsentNeeds(state) : {}),
    // Two who do it at once give two names, one after the other: whoever was first is told of the second as the others are.
    decide: byPerson((state, { at, values: { why } }, { id: by }, world) => [
      {
        type: "renamed",
        at,
        by,
        why,
        ref: world.fresh.ref(state.region),
        words: world.fresh.words,
        ...unsent(world),
      },
    ]),
  }),
  renameMore: byClock((state) => (state.named ? [{ type: "renamedMore" }] : [])),
});
