// What somebody is offered from Hem and from help, whoever they are: nothing that only says no.
import { expect, test } from "vitest";
import type { Ask, Reply } from "../../adapters/port.ts";
import { isComplete } from "../../src/engine/forms.ts";
import { workflows } from "../../workflows/index.ts";
import { local } from "../support/given.ts";
import { anna, office } from "../support/office.ts";

type Press = {
  readonly workflow: string;
  readonly command: string;
  readonly values: Readonly<Record<string, string>>;
};
type Does = { readonly press?: Press; readonly opens?: boolean; readonly panel?: object };
const doesIn = (shown: unknown): readonly Does[] => {
  if (Array.isArray(shown)) return shown.flatMap(doesIn);
  if (typeof shown !== "object" || shown === null) return [];
  return "does" in shown ? [shown.does as Does] : Object.values(shown).flatMap(doesIn);
};
/** What does something at once would change what the others were drawn for. */
const isAtOnce = ({ workflow, command, values: given }: Press): boolean => {
  const spec = workflows.find(({ name }) => name === workflow)?.commands[command];
  return spec !== undefined && isComplete({ spec, given });
};
const askOf = ({ press, opens, panel }: Does): readonly Ask[] =>
  press && opens && !isAtOnce(press)
    ? [{ kind: "press", ...press } as Ask]
    : panel
      ? [{ kind: "panel", ...panel } as Ask]
      : [];

/** What help has to search among, each as it is asked for when it is chosen. */
const searchedIn = (reply: Reply): readonly Ask[] => {
  const input =
    reply.kind === "form" && reply.form.workflow === "help"
      ? reply.form.fields[0]?.input
      : undefined;
  const options =
    input?.kind === "choice" ? input.options.map(({ value }) => value.split(".")) : [];
  return options.flatMap(([workflow = "", kind, name = ""]): readonly Ask[] => {
    if (kind === "command" && isAtOnce({ workflow, command: name, values: {} })) return [];
    return [{ kind: "panel", workflow: "help", panel: `${workflow}.${kind}.${name}` }];
  });
};

test.each([
  ["evonhuset-chef", "a lead who works no cases, without a deputy"],
  ["noomi-chef", "a lead who works cases"],
  ["noomi-ersattare", "a caseworker"],
  ["nspm-samordnare", "somebody who goes to meetings only"],
])("%s: %s", async (who) => {
  const o = await office();
  await o.does(anna, "case", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "high",
    quiet: "no",
  });
  await o.world.until(local("2026-11-27", "09:30"));
  const { people } = await o.world.stafett.engine.transact.instances.people();
  const address = people.members.get(who)?.addresses[0];
  if (!address) throw new Error(`${who} is nowhere`);
  let asked = 0;
  const ask = (what: Ask): Promise<Reply> => {
    asked += 1;
    return o.world.stafett.engine.handle({
      idempotencyKey: `${address.platform}:${asked}`,
      platform: address.platform,
      identity: address.id,
      ask: what,
    });
  };
  const refused: string[] = [];
  const seen = new Set<string>();
  const queue: Ask[] = [{ kind: "home" }, { kind: "words", slash: "/stafett", text: "hjälp" }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const name = JSON.stringify(next);
    if (seen.has(name)) continue;
    seen.add(name);
    const reply = await ask(next);
    if (reply.kind === "refused" && next.kind !== "home") refused.push(`${name}: ${reply.said}`);
    queue.push(...doesIn(reply).flatMap(askOf), ...searchedIn(reply));
  }
  expect(seen.size).toBeGreaterThan(8);
  expect(refused).toEqual([]);
});
