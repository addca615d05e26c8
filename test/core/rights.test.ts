// Requests of a person on the whole bot: the extract that was given out, and an erasure that leaves no reference anywhere.
import { describe, expect, test } from "vitest";
import { readErasures } from "../../src/app/storage/scrub.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Request } from "../../workflows/rights/model.ts";
import { begunRequest } from "../support/begun-request.ts";
import { anna, coordinator } from "../support/office.ts";
import { onFile } from "../support/on-file.ts";

const [lead, deputy, bo] = ["noomi-chef", "noomi-ersattare", "noomi-ersattare"];
const begun = async (kind: string) => {
  const request = await begunRequest(kind);
  const { world, o, id } = request;
  const keyId = (instance: string) =>
    String(
      onFile(world.stafett)
        .raw.prepare("select key_id from instances where instance = ?")
        .get(instance)?.key_id,
    );
  return { ...request, state: () => o.state<Request>(id), keyId };
};
type Begun = Awaited<ReturnType<typeof begun>>;
const inChat = ({ world }: Begun): string =>
  world.cloud
    .channels()
    .flatMap(({ id }) => world.cloud.messages(id).map((message) => JSON.stringify(message)))
    .join("\n");
const close = async ({ o, kase }: Begun): Promise<void> =>
  void (await o.does(anna, "case", "close", { reason: "goalReached" }, kase));

describe("an erasure that a person has asked for", () => {
  test("is done before the retention day, with a second person's yes and without a filed document; nothing is left of the reference", async () => {
    const b = await begun("erasure");
    const { world, o, kase, id } = b;
    await close(b);
    await o.does(lead, "rights", "answer", { outcome: "met" }, id);
    await world.idle();
    expect(inChat(b)).toContain(`Ärendet ${b.ref} ska raderas`);
    await o.does(lead, "rights", "erase", { sure: "yes" }, id);
    const [caseKey, oldKey] = [b.keyId(kase), b.keyId(id)];
    expect(await world.stafett.core.keys.open(caseKey)).toBeDefined();
    await o.does(bo, "rights", "confirmErase", {}, id);
    await world.idle();
    const { keys } = world.stafett.core;
    expect(await keys.open(caseKey)).toBeUndefined();
    // The request is written anew, without the case, and what it said before opens no more.
    expect([b.keyId(id) === oldKey, await keys.open(oldKey)]).toEqual([false, undefined]);
    expect(readErasures(world.file)).toMatchObject([{ keyId: caseKey, found: [], named: 0 }]);
    expect(JSON.stringify(await b.state())).not.toContain(b.ref);
    expect(await b.state()).toMatchObject({
      gone: expect.any(String),
      erased: { by: lead, second: deputy },
      told: [{ agency: "evonhuset" }],
    });
    const chat = inChat(b);
    expect([chat.includes(b.ref), chat.includes(b.words)]).toEqual([false, false]);
    expect(chat).toContain("Ett ärende är raderat");
    await o.does(coordinator, "rights", "seen", {}, id);
    await o.does(anna, "rights", "inform", { told: "yes" }, id);
    expect(await b.state()).toMatchObject({ step: "over", told: [{ seen: { by: coordinator } }] });
  });
  test("is refused for an open case, for one that no request is about, and leaves the case as it was", async () => {
    const b = await begun("erasure");
    const { o, kase, id } = b;
    await o.does(lead, "rights", "answer", { outcome: "met" }, id);
    expect(await o.run(lead, "rights", "erase", { sure: "yes" }, id)).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "rights.erase.open" } },
    });
    const order = {
      workflow: "case",
      instance: kase as InstanceId,
      command: "eraseFor",
      values: { unfiled: true },
    } as const;
    await close(b);
    const stranger = await o.world.stafett.engine.transact.run({
      ...order,
      by: { sender: "rights", instance: "OTHER" as InstanceId },
    });
    expect(stranger).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "core.denied" } },
    });
    // Nobody may say for it that there is nothing to file.
    const filed = await o.world.stafett.engine.transact.run({
      ...order,
      values: {},
      by: { sender: "rights", instance: id as InstanceId },
    });
    expect(filed).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "case.erase.notFiled" } },
    });
    expect(await o.state(kase)).toMatchObject({ step: "closed" });
  });
  test("that is filed needs no second person", async () => {
    const b = await begun("erasure");
    await close(b);
    await b.o.files(anna, b.kase);
    await b.o.does(lead, "rights", "answer", { outcome: "met" }, b.id);
    await b.o.does(lead, "rights", "erase", { sure: "yes" }, b.id);
    await b.world.idle();
    expect(await b.state()).toMatchObject({ gone: expect.any(String), erased: { by: lead } });
  });
});
describe("a request", () => {
  test("loses its reference when its case is erased otherwise, and keeps its clock", async () => {
    const b = await begun("rectification");
    const order = {
      workflow: "case",
      instance: b.kase as InstanceId,
      command: "eraseNow",
      values: { withinMs: 1_000 },
    } as const;
    await b.world.stafett.engine.transact.run({ ...order, by: "configuration" });
    await b.world.idle();
    expect(JSON.stringify(await b.state())).not.toContain(b.ref);
    expect(await b.state()).toMatchObject({ step: "running", gone: expect.any(String) });
    expect(readErasures(b.world.file)).toMatchObject([{ found: [], named: 0 }]);
  });
  test("follows the new name of its case", async () => {
    const b = await begun("access");
    await b.o.does(lead, "case", "rename", { why: "leaked" }, b.kase);
    const [line] = await b.world.lines({ workflow: "case", limit: 9 });
    expect((await b.state()).ref).toBe(line?.summary.ref);
    expect((await b.state()).ref).not.toBe(b.ref);
  });
  test("keeps which fetched file of the case was given out, by its checksum; the certificate has it", async () => {
    const b = await begun("access");
    const { o, world, kase, id } = b;
    await o.does(lead, "rights", "answer", { outcome: "met" }, id);
    const reply = await o.asks(anna, {
      kind: "panel",
      workflow: "case",
      instance: kase,
      panel: "fetch",
    });
    if (reply.kind !== "panel") throw new Error(reply.kind);
    const [url = ""] = reply.panel.body.flatMap((block) =>
      block.kind === "files" ? block.files.map((file) => file.url) : [],
    );
    await world.stafett.files.fetch(url.split("/").at(-1) ?? "", false);
    const shown = await o.asks(anna, {
      kind: "panel",
      workflow: "rights",
      instance: id,
      panel: "show",
    });
    expect(JSON.stringify(shown)).toContain("Det här lämnades ut");
    const at = new Date(world.stafett.core.clock.now()).toISOString();
    const sum = /PDF.*?([0-9a-f]{8})/is.exec(JSON.stringify(shown))?.[1] ?? "";
    expect(
      await o.run(anna, "rights", "giveOut", { document: `pdf ${at} 00000000` }, id),
    ).toMatchObject({ kind: "refused" });
    await o.does(anna, "rights", "giveOut", { document: `pdf ${at} ${sum}` }, id);
    const { gave } = await b.state();
    expect(gave?.sha256).toMatch(new RegExp(`^${sum}[0-9a-f]{56}$`));
    const after = JSON.stringify(
      await o.asks(anna, { kind: "panel", workflow: "rights", instance: id, panel: "show" }),
    );
    expect(after).toContain(gave?.sha256);
    expect(after).toContain("Intyg, PDF");
  });
});
