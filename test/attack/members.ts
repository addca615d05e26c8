// Members with a right of their own, who use it against those who would notice.
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { rowsIn } from "../process/journals.ts";
import { commandBody, interactionBody, submitPayload } from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { choice, noomi, sends } from "./slack-sent.ts";
import type { Running, Target } from "./target.ts";

const [lead, operator] = ["U0EVON03", "U0DRIFT01"];
/** A lead says of the one who runs the service for them that they leave today. */
const shutsOut = async ({ both: { port } }: Target): Promise<Held> => {
  const values = {
    member: choice("drift-malmo"),
    last: { type: "datepicker", selected_date: new Date().toISOString().slice(0, 10) },
  };
  const form = { w: "leaving", c: "begin", idempotencyKey: freshIdempotencyKey(Date.now()) };
  const said = await sends(port, interactionBody(submitPayload(lead, form, values)));
  if (said.status !== 200 || !said.text.includes("spärrar"))
    return `a lead was let: ${said.status} ${said.text.slice(0, 200)}`;
  return statusIn(
    (await sends(port, commandBody(operator, "spärra konto"))).status,
    [200],
    "the operator afterwards",
  );
};
const evon = "U0EVON01";
const nowhere = "ZZZZZZZZZZZZZZZZ";
const casesIn = (cwd: string): readonly string[] =>
  rowsIn(cwd, "select instance from instances where workflow = 'case'").map(({ instance }) =>
    String(instance),
  );
const opens = async ({ port, cwd }: Running, who: string, deputy: string): Promise<string> => {
  const before = casesIn(cwd);
  const values = {
    deputy: choice(deputy),
    child: choice("no"),
    risk: choice("high"),
    quiet: choice("no"),
  };
  const said = await sends(
    port,
    interactionBody(
      submitPayload(
        who,
        { w: "case", c: "open", idempotencyKey: freshIdempotencyKey(Date.now()) },
        values,
      ),
    ),
  );
  const found = casesIn(cwd).find((each) => !before.includes(each));
  if (found === undefined)
    throw new Error(`no case was opened: ${said.status} ${said.text.slice(0, 300)}`);
  return found;
};
const based = { basis: choice("menprovning_klart"), purpose: choice("annat") };
/** What a case takes from somebody whose part in it has ended, was never asked for, or is said to be about the same person. */
const onOthers = (
  own: string,
): readonly (readonly [string, Readonly<Record<string, Readonly<Record<string, unknown>>>>])[] => [
  ["same", { own: choice(own), ...based }],
  ["answerSame", { agency: choice("noomi"), answer: choice("yes"), ...based }],
  ["undoSame", { agency: choice("noomi") }],
  ["look", {}],
  ["accept", { contact: choice("regionkoordinator-1") }],
  ["decline", {}],
  ["leave", {}],
  ["goMissing", {}],
  ["close", { reason: choice("goalReached") }],
  ["confirmClose", {}],
  ["keepOpen", { instead: choice("talk") }],
  ["calm", {}],
];
/** Somebody knows what a case of another agency is called inside the program, and says so in forms of their own. */
const onCases = async ({ both }: Target): Promise<Held> => {
  const theirs = await opens(both, noomi, "noomi-ersattare");
  const own = await opens(both, evon, "regionkoordinator-2");
  const written = (): string =>
    JSON.stringify(
      rowsIn(
        both.cwd,
        "select instance, revision from instances where instance in (?, ?) order by instance",
        theirs,
        own,
      ),
    );
  const says = async (
    instance: string,
    command: string,
    values: ReturnType<typeof onOthers>[number][1],
  ) => {
    const form = {
      w: "case",
      c: command,
      i: instance,
      idempotencyKey: freshIdempotencyKey(Date.now()),
    };
    const { status, text } = await sends(
      both.port,
      interactionBody(submitPayload(evon, form, values)),
    );
    return { status, text: text.replaceAll(instance, "@") };
  };
  const before = written();
  const wrong = await each(onOthers(own), async ([command, values]) => {
    const [said, none] = [
      await says(theirs, command, values),
      await says(nowhere, command, values),
    ];
    return first(
      statusIn(said.status, [200], command),
      said.text === none.text
        ? undefined
        : `${command} is answered as one that there is: ${said.text.slice(0, 200)}`,
    );
  });
  const joined = [
    await says(own, "same", { own: choice(theirs), ...based }),
    await says(own, "same", { own: choice(nowhere), ...based }),
  ];
  return first(
    wrong,
    joined[0]?.text === joined[1]?.text
      ? undefined
      : `same tells that there is such a case: ${joined[0]?.text.slice(0, 200)}`,
    written() === before ? undefined : `something was written: ${before}, then ${written()}`,
  );
};
export const memberAttacks: readonly Attack[] = [
  {
    area: "members",
    name: "a lead shuts out an operator",
    who: "a lead",
    what: "says that they leave: refused, the operator is answered as before",
    run: shutsOut,
  },
  {
    area: "members",
    name: "a case of another agency",
    who: "a member of another agency",
    what: "twelve forms with its id: as one that never was, nothing is written",
    run: onCases,
  },
];
