// Members with a right of their own, who use it against those who would notice.
import { freshCause } from "../../src/engine/ids.ts";
import { commandBody, interactionBody, submitPayload } from "../support/signed.ts";
import { type Attack, type Held, statusIn } from "./attack.ts";
import { sends } from "./slack.ts";
import type { Target } from "./target.ts";

const [lead, operator] = ["U0EVON03", "U0DRIFT01"];
/** A lead says of the one who runs the service for them that they leave today. */
const shutsOut = async ({ both: { port } }: Target): Promise<Held> => {
  const values = {
    member: { type: "static_select", selected_option: { value: "drift-malmo" } },
    last: { type: "datepicker", selected_date: new Date().toISOString().slice(0, 10) },
  };
  const form = { w: "leaving", c: "begin", cause: freshCause(Date.now()) };
  const said = await sends(port, interactionBody(submitPayload(lead, form, values)));
  if (said.status !== 200 || !said.text.includes("spärrar")) return `a lead was let: ${said.status} ${said.text.slice(0, 200)}`;
  return statusIn((await sends(port, commandBody(operator, "spärra konto"))).status, [200], "the operator afterwards");
};
export const memberAttacks: readonly Attack[] = [
  {
    area: "members",
    name: "a lead shuts out an operator",
    who: "a lead",
    what: "says of somebody who runs Stafett that they leave: refused, with the sentence that names who can; the operator is answered as before",
    run: shutsOut,
  },
];
