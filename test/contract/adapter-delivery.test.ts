// What every adapter does with a delivery: posts, updates, looks for it, and says how it ended. It never throws.
import { expect, test } from "vitest";
import { platforms, readAddress } from "../../adapters/each.ts";
import type { Route } from "../../adapters/platform.ts";
import type { Delivery, Outcome, Search } from "../../adapters/port.ts";
import { type Bench, everyAdapter } from "./adapters.ts";
import { blocks, delivery, message, phone, press, show, tones } from "./samples.ts";

const toMember = (b: Bench) =>
  ({ platform: b.adapter.platform, id: b.member, kind: "member" }) as const;
const toSpace = (b: Bench) =>
  ({ platform: b.adapter.platform, id: b.space, kind: "space" }) as const;
const refOf = (outcome: Outcome) => {
  if (!("sent" in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.sent;
};
/** The same delivery, looked for: nobody answered between `since` and now. */
const search = (of: Delivery, since: number): Search => ({
  ...of,
  unconfirmed: { since, until: Date.now(), from: null },
});
/** A name, and nothing that an error said. */
const code = expect.stringMatching(/^\w+$/);

everyAdapter("what the list says of it", (open) => {
  test("its addresses are read as its own, and written as they were", async () => {
    const { adapter, member, space } = await open();
    const { platform } = adapter;
    for (const [kind, written] of Object.entries({ member, space }))
      expect(readAddress(written)).toMatchObject({
        platform,
        kind,
        id: written,
        organisation: written.split("/")[0],
      });
    expect(readAddress("nonsense")).toBeUndefined();
  });
  test("it has a part for every route, and no part without one", async () => {
    const { adapter } = await open();
    const routes: readonly Route[] = platforms[adapter.platform].routes;
    const leads = (to: Route["to"]): boolean => routes.some((route) => route.to === to);
    expect(adapter.inbound !== undefined).toBe(leads("inbound"));
    // Of some settings there are no pages.
    if (adapter.pages) expect(leads("pages")).toBe(true);
  });
});

everyAdapter("what a message can hold", (open) => {
  test.each(Object.entries(blocks))("a block of kind %s", async (_kind, { block, shows }) => {
    const b = await open();
    refOf(await b.adapter.deliver(delivery(toSpace(b), { message: message([block]) })));
    const [seen] = b.lies("space");
    for (const text of ["En titel", ...shows]) expect(seen?.text).toContain(text);
  });
  test.each(tones)("every tone: %s", async (tone) => {
    const b = await open();
    const body = [
      { kind: "text", text: "En text", tone } as const,
      { kind: "row", text: "En rad", tone, actions: [] } as const,
      { kind: "row", text: "Ring", tone, actions: [phone("114 14")] } as const,
    ];
    refOf(await b.adapter.deliver(delivery(toSpace(b), { message: message(body) })));
    expect(b.lies("space")[0]?.text).toMatch(/En text.*En rad.*114 14/s);
  });
  test("buttons of every look, and what a press brings back is what was put in", async () => {
    const b = await open();
    const actions = [
      press("Vanlig"),
      press("Först", { style: "primary" }),
      press("Fara", { style: "danger", confirm: "Är du säker?" }),
      show("Visa"),
    ];
    refOf(await b.adapter.deliver(delivery(toMember(b), { message: message([], actions) })));
    expect(b.lies("member")[0]?.buttons).toEqual(["Vanlig", "Först", "Fara", "Visa"]);
    await b.presses("member", "Fara");
    expect(b.asked.at(-1)).toMatchObject({
      platform: b.adapter.platform,
      identity: b.member,
      ask: {
        kind: "press",
        workflow: "case",
        instance: "I1",
        command: "calm",
        values: { round: "3" },
      },
    });
    await b.presses("member", "Visa");
    expect(b.asked.at(-1)?.ask).toEqual({
      kind: "panel",
      workflow: "case",
      instance: "I1",
      panel: "show",
    });
    expect(new Set(b.asked.map((incoming) => incoming.idempotencyKey)).size).toBe(2);
  });
  test("more than the platform takes is cut, never refused", async () => {
    const b = await open();
    const long = "ö".repeat(5_000);
    const body = [
      { kind: "text", text: long, tone: "plain" } as const,
      { kind: "heading", text: long } as const,
      {
        kind: "facts",
        facts: Array.from({ length: 15 }, (_, i) => [`F${i}`, "kort"] as const),
      } as const,
      ...Array.from(
        { length: 70 },
        (_, i) =>
          ({ kind: "row", text: `Rad ${i}`, tone: "plain", actions: [press(`G${i}`)] }) as const,
      ),
    ];
    refOf(
      await b.adapter.deliver(
        delivery(toSpace(b), { message: message(body, [press("x".repeat(200))]) }),
      ),
    );
    expect(b.lies("space")).toHaveLength(1);
  });
  test("text is text: marks of the platform's own language do nothing", async () => {
    const b = await open();
    const text = "<!channel> <@U0ADA> <https://exempel.se|här> &amp;";
    refOf(
      await b.adapter.deliver(
        delivery(toSpace(b), { message: message([{ kind: "text", text, tone: "plain" }]) }),
      ),
    );
    expect(b.lies("space")[0]?.text).toContain(b.harmless(text));
  });
});

everyAdapter("delivery", (open, _cannotLookup, sendsNothing) => {
  test.each(["member", "space"] as const)("posts to a %s and tells where it lies", async (kind) => {
    const b = await open();
    const ref = refOf(
      await b.adapter.deliver(delivery(kind === "member" ? toMember(b) : toSpace(b))),
    );
    expect(b.lies(kind).map((m) => m.id)).toEqual([ref.id]);
    expect(ref.channel).not.toBe("");
  });
  test("updates in place where it lies", async () => {
    const b = await open();
    const ref = refOf(await b.adapter.deliver(delivery(toSpace(b))));
    const changed = delivery(toSpace(b), {
      ref,
      message: message([{ kind: "text", text: "Ändrat", tone: "plain" }]),
    });
    expect(refOf(await b.adapter.deliver(changed))).toEqual(ref);
    expect(b.lies("space").map((m) => m.text.includes("Ändrat"))).toEqual([true]);
  });
  test.skipIf(sendsNothing !== undefined)(
    "a post that is gone keeps its text and loses its buttons",
    async () => {
      const b = await open();
      const ref = refOf(await b.adapter.deliver(delivery(toSpace(b))));
      await b.adapter.deliver(
        delivery(toSpace(b), { ref, gone: true, message: message([blocks.facts.block]) }),
      );
      expect(b.lies("space").map((m) => [m.buttons, m.text.includes("Passet")])).toEqual([
        [[], true],
      ]);
    },
  );
  test("the id that it is found by is the outbox's, and tells nothing else", async () => {
    const b = await open();
    await b.adapter.deliver(delivery(toSpace(b), { outbox: "ONLYTHIS" }));
    expect(b.lies("space")[0]?.text).not.toContain("ONLYTHIS");
  });
});

const why = (cannotLookup: string | undefined): string =>
  cannotLookup === undefined ? "" : ` (skipped: ${cannotLookup})`;
everyAdapter("in doubt", (open, cannotLookup, sendsNothing) => {
  const looks = test.skipIf(cannotLookup !== undefined);
  const newer = message([{ kind: "text", text: "Nyare", tone: "plain" }]);
  looks.each(["member", "space"] as const)(
    `taken by a %s: found where it lies, nothing is changed by looking, and it is brought up to date there${why(cannotLookup)}`,
    async (kind) => {
      const b = await open();
      const to = kind === "member" ? toMember(b) : toSpace(b);
      const since = Date.now();
      b.trouble("lost after");
      expect(await b.adapter.deliver(delivery(to))).toEqual({ unknown: code });
      refOf(await b.adapter.deliver(delivery(to, { outbox: "OTHER" })));
      const lay = b.lies(kind);
      const looked = await b.adapter.history!.lookup(search(delivery(to), since));
      expect(looked).toEqual({ found: { channel: expect.any(String), id: lay[0]?.id } });
      expect(b.lies(kind)).toEqual(lay);
      if (!("found" in looked)) return;
      expect(
        refOf(await b.adapter.deliver(delivery(to, { ref: looked.found, message: newer }))),
      ).toEqual(looked.found);
      expect(b.lies(kind).map((m) => m.text.includes("Nyare"))).toEqual([true, false]);
    },
  );
  looks(`found once, it is found again in the same place${why(cannotLookup)}`, async () => {
    const b = await open();
    const since = Date.now();
    const ref = refOf(await b.adapter.deliver(delivery(toSpace(b))));
    for (let i = 0; i < 3; i++)
      expect(await b.adapter.history!.lookup(search(delivery(toSpace(b)), since))).toEqual({
        found: ref,
      });
  });
  looks(`never taken: absent, and then it is posted once${why(cannotLookup)}`, async () => {
    const b = await open();
    const since = Date.now();
    b.trouble("lost before");
    expect(await b.adapter.deliver(delivery(toSpace(b)))).toEqual({ unknown: code });
    refOf(await b.adapter.deliver(delivery(toSpace(b), { outbox: "OTHER" })));
    expect(await b.adapter.history!.lookup(search(delivery(toSpace(b)), since))).toEqual({
      absent: true,
    });
    expect(b.lies("space")).toHaveLength(1);
    refOf(await b.adapter.deliver(delivery(toSpace(b))));
    expect(b.lies("space")).toHaveLength(2);
  });
  test.skipIf(sendsNothing !== undefined)(
    "to send again is not to look: what may stand already is posted beside it",
    async () => {
      const b = await open();
      b.trouble("lost after");
      expect(await b.adapter.deliver(delivery(toSpace(b)))).toEqual({ unknown: code });
      refOf(await b.adapter.deliver(delivery(toSpace(b))));
      expect(b.lies("space")).toHaveLength(2);
    },
  );
  test("a platform that can be asked has a history, and no other", async () => {
    expect((await open()).adapter.history === undefined).toBe(cannotLookup !== undefined);
  });
  looks(
    `a place that is gone, or that makes no sense: something is answered, and nothing thrown${why(cannotLookup)}`,
    async () => {
      const b = await open();
      b.trouble("no such place");
      const kinds = ["found", "absent", "more", "retry", "place"];
      for (const id of [b.space, "nonsense", "", "/", `${b.space}/${b.space}`])
        for (const kind of ["member", "space"] as const) {
          const looked = await b.adapter.history!.lookup(
            search(delivery({ platform: b.adapter.platform, id, kind }), Date.now()),
          );
          expect(kinds.filter((kind) => kind in looked)).toHaveLength(1);
        }
    },
  );
});

everyAdapter("outcomes", (open, _cannotLookup, sendsNothing) => {
  const fails = test.skipIf(sendsNothing !== undefined);
  fails("told to wait: retry, with the platform's own time when it says one", async () => {
    const b = await open();
    b.trouble("rate");
    expect(await b.adapter.deliver(delivery(toSpace(b)))).toEqual({
      retry: "ratelimited",
      afterMs: 7_000,
    });
    b.trouble("passing");
    expect(await b.adapter.deliver(delivery(toSpace(b)))).toEqual({
      retry: "ratelimited",
      afterMs: expect.any(Number),
    });
    expect(b.lies("space")).toEqual([]);
  });
  fails.each(["lost before", "lost after"] as const)(
    "an answer that is %s the platform took it: unknown, and never sent again by itself",
    async (kind) => {
      const b = await open();
      b.trouble(kind);
      expect(await b.adapter.deliver(delivery(toSpace(b)))).toEqual({ unknown: code });
      expect(b.lies("space")).toHaveLength(kind === "lost after" ? 1 : 0);
    },
  );
  fails(
    "an update whose answer is lost is no doubt: again, and it is told that nobody answered",
    async () => {
      const b = await open();
      const ref = refOf(await b.adapter.deliver(delivery(toSpace(b))));
      b.trouble("update lost");
      expect(await b.adapter.deliver(delivery(toSpace(b), { ref }))).toEqual({
        retry: code,
        silent: true,
      });
      expect(refOf(await b.adapter.deliver(delivery(toSpace(b), { ref })))).toEqual(ref);
      expect(b.lies("space")).toHaveLength(1);
    },
  );
  fails("a place that is gone: it takes nothing, and cannot be reached", async () => {
    const b = await open();
    b.trouble("no such place");
    expect(await b.adapter.deliver(delivery(toSpace(b)))).toEqual({
      place: code,
      unreachable: true,
    });
    expect(b.lies("space")).toEqual([]);
  });
  fails("an update that finds nothing: lost, and nobody is given up for it", async () => {
    const b = await open();
    const ref = { channel: b.space.split("/")[1] ?? "", id: "1.000001" };
    expect(await b.adapter.deliver(delivery(toSpace(b), { ref }))).toEqual({ lost: code });
    expect(b.lies("space")).toEqual([]);
    refOf(await b.adapter.deliver(delivery(toSpace(b))));
    expect(b.lies("space")).toHaveLength(1);
  });
  test("an address that makes no sense takes nothing, and does not throw", async () => {
    const b = await open();
    expect(await b.adapter.deliver(delivery({ ...toMember(b), id: "nonsense" }))).toMatchObject({
      place: code,
    });
  });
});
