// What is declared for pages alone: in chat it is the same whatever was said, every way to it leads to a page, and the page shows it.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ask } from "../../adapters/port.ts";
import { workflows } from "../../workflows/index.ts";
import {
  asks,
  contents,
  does,
  isNeutral,
  opened,
  opens,
  panelIn,
  plain,
  withoutChance,
  withPages,
} from "../support/asked-in-chat.ts";
import { consentTo } from "../support/consent-to.ts";
import { browserOf, createWorld, sampleConfig, type World } from "../support/world.ts";

describe("what is declared for pages alone, at agencies that have class B in chat", () => {
  type Said = { readonly safeContactMode: readonly string[]; readonly beside: readonly string[] };
  const secret: Said = {
    safeContactMode: ["shelter", "neverPhone"],
    beside: ["appointedCustodian"],
  };
  const onPages = workflows.flatMap(({ name: workflow, commands, panels }) => [
    ...Object.entries(panels).flatMap(([name, spec]) =>
      spec.onPages ? [{ kind: "panel" as const, workflow, name }] : [],
    ),
    ...Object.entries(commands).flatMap(([name, spec]) =>
      spec.onPages ? [{ kind: "form" as const, workflow, name }] : [],
    ),
  ]);
  const isOnPages = (workflow: string, kind: "panel" | "form", name: string): boolean =>
    onPages.some((one) => one.workflow === workflow && one.kind === kind && one.name === name);
  /** A case that Evonhuset takes part in with everything that can be shared, and what was said in it. */
  const shared = async (world: World, said?: Said): Promise<string> => {
    const kase = await opens(world, { child: "yes" });
    if (said) await does(world, "noomi-kontakt", "case", "setSafeContact", said, kase);
    const values = {
      agency: "evonhuset",
      basis: "samtycke_ngo",
      purpose: "skyddat_boende",
      groups: ["behov", "sakerhet", "barn"],
    };
    await does(world, "noomi-kontakt", "case", "consent", consentTo(values), kase);
    await does(world, "noomi-kontakt", "case", "invite", values, kase);
    await does(
      world,
      "regionkoordinator-1",
      "case",
      "accept",
      { contact: "regionkoordinator-1" },
      kase,
    );
    await world.until("2026-11-26T09:00:00.000Z");
    return kase;
  };
  /** Ids that are drawn, and what is sealed with them, differ between any two worlds. */
  const same = (text: string): string =>
    withoutChance(text)
      .replaceAll(/(\/(?:panel|form|file|fil)\/[^"?]*)(\?[^"]*)?/g, "LINK")
      .replaceAll(/KVI-[\w-]+|"h:[\w-]+"/g, "DRAWN")
      .replaceAll(
        /"(?:values|seal|instance|id|key|idempotencyKey|url|hidden)":("[^"]*"|\{[^{}]*\})/g,
        "DRAWN",
      );
  /** Every panel and every form of the case that chat can ask for, to the one and to the other. */
  const inChat = async (world: World, kase: string): Promise<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    const about = workflows.find(({ name }) => name === "case");
    const { state } = (await world.stafett.engine.transact.instances.load(
      kase as never,
    )) as unknown as { state: { words: string } };
    const drawn = (text: string): string =>
      same(text.replaceAll(state.words, "WORDS").replaceAll(kase, "ID"));
    for (const who of ["noomi-kontakt", "noomi-ersattare", "regionkoordinator-1"] as const) {
      const ask = async (name: string, what: Ask): Promise<void> => {
        found.set(`${who} ${name}`, drawn(JSON.stringify(await asks(world, who, what))));
      };
      for (const panel of Object.keys(about?.panels ?? {}))
        await ask(`panel ${panel}`, { kind: "panel", workflow: "case", instance: kase, panel });
      // A button that asks nothing would do it.
      for (const [command, spec] of Object.entries(about?.commands ?? {}))
        if (Object.values(spec.form.fields).some(({ kind }) => kind !== "token"))
          await ask(`form ${command}`, {
            kind: "press",
            workflow: "case",
            instance: kase,
            command,
            values: {},
          });
      for (const text of ["", "mina", "trygg kontakt"])
        await ask(`word ${text}`, { kind: "words", slash: "/stafett", text });
      await ask("home", { kind: "home" });
      found.set(`${who} posts`, drawn([...contents(world, who)].sort().join("\n")));
    }
    return found;
  };
  test("is the same in every panel, form, list and post whatever was said, and if nothing was, and carries no value", async () => {
    const others: readonly (Said | undefined)[] = [
      undefined,
      { safeContactMode: ["ownPhone"], beside: ["nobody"] },
      secret,
    ];
    const seen: ReadonlyMap<string, string>[] = [];
    for (const said of others) {
      const world = await opened(withPages());
      seen.push(await inChat(world, await shared(world, said)));
    }
    const [none, one, other] = seen;
    expect(none?.size).toBeGreaterThan(100);
    expect([...(one ?? [])]).toEqual([...(none ?? [])]);
    expect([...(other ?? [])]).toEqual([...(none ?? [])]);
    expect(JSON.stringify([...(other ?? [])])).not.toMatch(
      /Genom boendet|Aldrig per telefon|Särskilt förordnad|neverPhone|appointedCustodian/,
    );
  });
  test("is answered by the way to a page for every reader, of what is there and of what is not, and its form takes nothing from chat", async () => {
    const world = await opened(withPages());
    const kase = await shared(world, secret);
    expect(onPages.map(({ kind, workflow, name }) => `${kind} ${workflow}.${name}`)).toEqual(
      expect.arrayContaining(["panel case.safeContact", "form case.setSafeContact"]),
    );
    for (const who of ["noomi-kontakt", "regionkoordinator-1"] as const)
      for (const { kind, workflow, name } of onPages)
        for (const instance of [kase, "I00000000"]) {
          const filled = {
            workflow,
            instance,
            command: name,
            values: { safeContactMode: ["ownPhone"], beside: ["nobody"] },
          };
          const list: readonly Ask[] =
            kind === "panel"
              ? [name, `${name}~3`].map((panel) => ({ kind, workflow, instance, panel }))
              : [
                  { kind: "press", ...filled, values: {} },
                  { kind: "submit", ...filled, hidden: {}, more: false },
                  { kind: "redraw", ...filled, hidden: {}, more: false },
                ];
          for (const ask of list) {
            const [known, unknown] = [
              await asks(world, who, ask),
              await asks(world, who, { ...ask, instance: "X" } as Ask),
            ];
            expect([who, name, isNeutral(known), plain(known) === plain(unknown)]).toEqual([
              who,
              name,
              true,
              true,
            ]);
          }
        }
    const { state } = (await world.stafett.engine.transact.instances.load(
      kase as never,
    )) as unknown as { state: { safeContact: Said } };
    expect(state.safeContact).toMatchObject(secret);
    expect(isOnPages("case", "panel", "show")).toBe(false);
    const show = await asks(world, "noomi-kontakt", {
      kind: "panel",
      workflow: "case",
      instance: kase,
      panel: "show",
    });
    expect([isNeutral(show), JSON.stringify(show).includes("Trygg kontakt")]).toEqual([
      false,
      true,
    ]);
  });
  test("is shown on the page, and typed there", async () => {
    const world = await opened(withPages());
    const kase = await shared(world, secret);
    const urlOf = async (ask: Ask): Promise<string> =>
      /https:\/\/stafett\.example\.se(\/(?:panel|form)\/case\/\w+\/[\w-]+)/.exec(
        JSON.stringify(await asks(world, "noomi-kontakt", ask)),
      )?.[1] ?? "";
    const page = browserOf(world, "noomi/noomi-kontakt00000000");
    await page.get(
      await urlOf({ kind: "panel", workflow: "case", instance: kase, panel: "safeContact" }),
    );
    expect(page.text()).toMatch(/Genom boendet/);
    expect(page.text()).toMatch(/Särskilt förordnad vårdnadshavare/);
    await page.get(
      await urlOf({
        kind: "press",
        workflow: "case",
        instance: kase,
        command: "setSafeContact",
        values: {},
      }),
    );
    expect(page.text()).toMatch(/Aldrig per telefon/);
  });
  test("says that the web is not connected where it is not", async () => {
    const world = await createWorld({ config: sampleConfig() });
    onTestFinished(() => world.close());
    const kase = await opens(world);
    const reply = await asks(world, "noomi-kontakt", {
      kind: "panel",
      workflow: "case",
      instance: kase,
      panel: "safeContact",
    });
    expect(panelIn(reply)?.body).toEqual([
      { kind: "text", text: expect.stringContaining("som inte är ansluten här") },
    ]);
  });
});
