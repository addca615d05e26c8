// A method question through the whole program: two who press at once, a name that is stopped, and what stays when the question is erased.
import { describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { anna, coordinator, type Office, office, second } from "../support/office.ts";

const question = {
  theme: "barn",
  text: "Hur gör man när skolan frågar?",
  to: "evonhuset",
  pace: "normal",
};
const press = (o: Office, who: string, command: string, instance: string): Promise<Reply> =>
  o.asks(who, { kind: "press", workflow: "method", instance, command, values: {} });
/** Each command of a form is submitted as a platform does it. */
const submit = (
  o: Office,
  who: string,
  command: string,
  values: Record<string, string>,
  instance?: string,
): Promise<Reply> =>
  o.asks(who, {
    kind: "submit",
    workflow: "method",
    ...(instance !== undefined && { instance }),
    command,
    hidden: {},
    values,
    more: false,
  });
const words = (reply: Reply): string => JSON.stringify(reply);

describe("a method question", () => {
  test("two acknowledge at once: one has it, and the other reads who", async () => {
    const o = await office();
    const id = await o.does(anna, "method", "ask", question);
    const replies = await Promise.all([
      press(o, coordinator, "receive", id),
      press(o, second, "receive", id),
    ]);
    const refused = replies.filter(({ kind }) => kind === "refused");
    expect(refused).toHaveLength(1);
    const { holder } = await o.state<{ holder: string }>(id);
    const name = holder === coordinator ? "Regionkoordinator 1" : "Regionkoordinator 2";
    expect(words(refused[0] as Reply)).toContain(
      `${name}, Evonhuset hann före och har frågan. Inget har ändrats.`,
    );
  });
  test("a name is stopped in the question, in the answer and in what everybody finds; nothing of it is kept", async () => {
    const o = await office();
    const name = "Maria Andersson";
    expect(
      words(await submit(o, anna, "ask", { ...question, text: `Hur hjälper vi ${name}?` })),
    ).toContain("Det här liknar ett namn");
    const id = await o.does(anna, "method", "ask", question);
    expect(words(await submit(o, coordinator, "answer", { text: `Ring ${name}.` }, id))).toContain(
      "Det här liknar ett namn",
    );
    await o.does(coordinator, "method", "answer", { text: "Ring jouren." }, id);
    const anew = { theme: "barn", question: `Vad säger ${name}?`, answer: "Ring jouren." };
    expect(words(await submit(o, second, "rewrite", anew, id))).toContain(
      "Det här liknar ett namn",
    );
    expect(
      words(await submit(o, second, "rewrite", { ...anew, question: "Vad säger Zorkana?" }, id)),
    ).toContain("Kan någon kännas igen");
    expect(await o.state(id)).toMatchObject({ step: "answered" });
    expect(await o.state(id)).not.toHaveProperty("common");
    await o.world.idle();
    expect(JSON.stringify(await o.state(id))).not.toContain(name);
  });
  test("is erased thirty days after it is closed; the common question stays, without who asked", async () => {
    const o = await office();
    const id = await o.does(anna, "method", "ask", question);
    await o.does(coordinator, "method", "answer", { text: "Ring jouren." }, id);
    await o.does(
      second,
      "method",
      "rewrite",
      { theme: "barn", question: "Vad säger man till skolan?", answer: "Ring jouren." },
      id,
    );
    await o.does(anna, "method", "close", {}, id);
    await o.world.until("2027-01-04T12:00:00Z");
    expect((await o.state<undefined>(id)) ?? undefined).toBeUndefined();
    const found = await o.asks("U0LUND01", {
      kind: "words",
      slash: "/stafett",
      text: "frågor barn",
    });
    expect(words(found)).toContain("Vad säger man till skolan?");
    expect(words(found)).not.toMatch(/noomi|Noomi/);
  });
});
