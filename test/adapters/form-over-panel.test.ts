// A form that was opened from a panel lies on it: put away, the panel is there again; sent, the panel says how it is now.
import { describe, expect, onTestFinished, test } from "vitest";
import { buttonsIn, cardText } from "../support/teams.ts";
import { createWorld, textOf, type World } from "../support/world.ts";

const anna = "U0NOOMI01";
const worker = "socialtjansten-malmo-handlaggare";
const open = async (o: { readonly teams?: true } = {}): Promise<World> => {
  const world = await createWorld(o);
  onTestFinished(() => world.close());
  return world;
};
type Block = {
  readonly block_id?: string;
  readonly elements?: readonly Json[];
  readonly accessory?: Json;
};
type Json = {
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
};
const buttonIn = (
  blocks: readonly unknown[] | undefined,
  label: string,
): readonly [string, string] => {
  for (const block of (blocks ?? []) as readonly Block[])
    for (const one of [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])])
      if (one.text?.text === label) return [block.block_id ?? "", one.action_id ?? ""];
  throw new Error(`no button ${label}`);
};

describe("in Slack", () => {
  const begun = async () => {
    const world = await open();
    const me = world.cloud.as(anna);
    const form = await me.slash("/arende", "");
    await me.submit(form.modal?.id ?? "", { "f:risk": "low", "f:child": "no" });
    await world.idle();
    const [{ summary }] = (await world.lines({
      workflow: "case",
      limit: 1,
    })) as unknown as readonly [{ summary: { ref: string } }];
    await me.close(me.see().modal?.id ?? "");
    const shown = await me.slash("/stafett", `visa ${summary.ref}`);
    const press = (label: string) =>
      me.clickInView(me.see().modal?.id ?? "", ...buttonIn(me.see().modal?.blocks, label));
    return { world, me, panel: shown.modal?.id, press, top: () => me.see().modal };
  };
  test("put away, the panel is there again, as it was", async () => {
    const s = await begun();
    await s.press("Risk");
    expect(s.top()?.id).not.toBe(s.panel);
    await s.me.close(s.top()?.id ?? "");
    expect(s.top()?.id).toBe(s.panel);
    expect(textOf(s.top()?.blocks)).toContain("Låg");
  });
  test("sent, it says that it is done, and the panel under it is how it is now", async () => {
    const s = await begun();
    await s.press("Risk");
    await s.me.submit(s.top()?.id ?? "", { "f:risk": "medium" });
    expect(textOf(s.top()?.blocks)).toContain("Klart");
    await s.me.close(s.top()?.id ?? "");
    expect(s.top()?.id).toBe(s.panel);
    expect(textOf(s.top()?.blocks)).toContain("Medel");
  });
  test("where Slack takes no view more, the form takes the panel's place, as it did", async () => {
    const s = await begun();
    s.world.cloud.faults.next({ kind: "500", method: "views.push" });
    await s.press("Risk");
    expect(s.top()?.id).toBe(s.panel);
    await s.me.submit(s.top()?.id ?? "", { "f:risk": "medium" });
    expect(textOf(s.top()?.blocks)).toContain("Klart");
  });
});

describe("in Teams", () => {
  test("a button leads back to the panel, and what was typed goes no further than the screen", async () => {
    const world = await open({ teams: true });
    const { teams } = world;
    const person = teams?.users().find((user) => user.name === worker)?.id ?? "";
    const me = teams?.as(person);
    if (!me) throw new Error("no Teams");
    const dialog = () => {
      const shown = me.see().dialog;
      if (!shown || !("card" in shown)) throw new Error("no dialog");
      return shown;
    };
    const press = async (label: string, values: Readonly<Record<string, string>> = {}) => {
      const button = buttonsIn(dialog().card).find((each) => each.title === label);
      if (!button) throw new Error(`no button ${label}`);
      await me.submit(button, values);
    };
    await me.extension("arende");
    await press("Öppna ärendet", { "f:child": "no", "f:risk": "low" });
    await me.close();
    await me.extension("mina");
    await press("Öppna");
    await press("Risk");
    await press("Avbryt", { "f:risk": "high" });
    expect(cardText(dialog().card)).toContain("Låg");
    expect(JSON.stringify(world.facts)).not.toContain("high");
    await press("Risk");
    await press("Spara", { "f:risk": "high" });
    expect(cardText(dialog().card)).toContain("Hög");
  });
});
