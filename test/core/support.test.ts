// Applications for support on the whole bot: a yes that the case keeps, two who press at once, the last crown asked for twice, and what is told to nobody else.
import { describe, expect, onTestFinished, test } from "vitest";
import type { Config } from "../../src/config/index.ts";
import { local } from "../support/given.ts";
import { anna, Office, said } from "../support/office.ts";
import { proven } from "../support/proven.ts";
import { usualSupport as usual } from "../support/recorder-support.ts";
import { createWorld, sampleConfig } from "../support/world.ts";

type Application = {
  readonly step: string;
  readonly number: string;
  readonly proposal?: { readonly at: string; readonly by: string };
};
type Kase = {
  readonly consents: readonly {
    readonly id: string;
    readonly given: string;
    readonly withdrawn?: unknown;
  }[];
  readonly shares: readonly {
    readonly workflow?: string;
    readonly record?: { readonly id: string };
  }[];
};
const [one, two, national] = ["plattformen-nsp", "plattformen-ersattare", "nspm-samordnare"];
const officer = "U0PLATT01";
const slack: Readonly<Record<string, string>> = { [one]: officer, [two]: "U0PLATT02" };
const budget = "budget-plattformen-2026";

const withBudget = (kronor: number): Config => {
  const config = sampleConfig();
  return {
    ...config,
    programme: { agency: "plattformen", terms: {}, budgets: [{ year: 2026, kronor }] },
  } as Config;
};
class Programme extends Office {
  override async sent(
    kase?: string,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    const id = await this.does(anna, "nsp", "apply", { ...usual, ...more, ...(kase && { kase }) });
    await this.does(anna, "nsp", "send", {}, id);
    return id;
  }
  at(
    who: string,
    command: string,
    instance: string,
    values: Readonly<Record<string, string>> = {},
  ) {
    return this.asks(
      slack[who] ?? who,
      proven(this.world.stafett.core.signedValues, {
        kind: "press",
        workflow: "nsp",
        instance,
        command,
        values,
      }),
    );
  }
  app(id: string): Promise<Application> {
    return this.state<Application>(id);
  }
  async granted(id: string): Promise<void> {
    await this.does(one, "nsp", "grant", { amount: "to50" }, id);
    await this.does(two, "nsp", "confirm", { of: (await this.app(id)).proposal?.at }, id);
  }
  async entries(): Promise<
    Readonly<Record<string, { readonly stage: string; readonly kronor: number }>>
  > {
    return (
      await this.state<{ entries: Record<string, { stage: string; kronor: number }> }>(budget)
    ).entries;
  }
}
const programme = async (config?: Config): Promise<Programme> => {
  const world = await createWorld(config ? { config } : {});
  onTestFinished(() => world.close());
  return new Programme(world);
};

describe("nothing leaves before a yes is recorded", () => {
  test("the yes is kept in the case, with a receipt, in the transaction that sends; taking it back stops the application in that transaction", async () => {
    const o = await programme();
    const kase = await o.kase();
    const id = await o.sent(kase);
    const { consents, shares } = await o.state<Kase>(kase);
    expect(consents).toMatchObject([
      { agency: "plattformen", purpose: "ekonomiskt_bistand", given: "yes", form: "spoken" },
    ]);
    expect(shares).toMatchObject([
      { workflow: "nsp", to: "plattformen", record: { receipt: expect.stringMatching(/^KVI-/) } },
    ]);
    expect(await o.readers(id)).toEqual(
      expect.arrayContaining(["a:noomi", `m:${one}`, `m:${two}`]),
    );
    await o.does(one, "nsp", "grant", { amount: "to50" }, id);
    await o.does(anna, "case", "revoke", { id: consents[0]?.id, how: "spoken" }, kase);
    expect(await o.app(id)).toMatchObject({ step: "withdrawn" });
    expect(await o.readers(id)).toEqual(["a:noomi"]);
    expect(Object.values(await o.entries()).map(({ stage }) => stage)).toEqual(["released"]);
  });
  test("a yes that the case has already is enough, and is not written twice; a later no is the last word", async () => {
    const o = await programme();
    const kase = await o.kase();
    const yes = {
      kind: "sekretess",
      agency: "plattformen",
      purpose: "ekonomiskt_bistand",
      given: "yes",
      form: "written",
      groups: ["behov"],
    };
    await o.does(anna, "case", "consent", yes, kase);
    await o.sent(kase);
    expect((await o.state<Kase>(kase)).consents).toHaveLength(1);
    await o.does(anna, "case", "consent", { ...yes, given: "no" }, kase);
    expect(
      (await o.state<Kase>(kase)).consents.filter(
        ({ given, withdrawn }) => given === "yes" && !withdrawn,
      ),
    ).toEqual([]);
  });
  test("what runs out is asked for anew: an extension without it is refused, and everything is as it was", async () => {
    const o = await programme();
    const kase = await o.kase();
    const id = await o.sent(kase, { to: "2027-02-26" });
    await o.granted(id);
    await o.world.until(local("2027-02-24", "12:00"));
    const refused = await o.run(anna, "nsp", "extend", { to: "2027-03-20", amount: "to10" }, id);
    expect(refused).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "nsp.noConsent" } },
    });
    expect(await o.app(id)).toMatchObject({ step: "ongoing" });
    await o.does(anna, "nsp", "extend", { to: "2027-03-20", amount: "to10", again: "written" }, id);
    expect((await o.state<Kase>(kase)).consents).toHaveLength(2);
  });
  test("nothing that the platform is sent or shown says which case it is", async () => {
    const o = await programme();
    const kase = await o.kase();
    const { ref, words } = await o.state<{ ref: string; words: string }>(kase);
    const id = await o.sent(kase);
    await o.world.idle();
    const shown = [
      await o.asks(officer, { kind: "panel", workflow: "nsp", instance: id, panel: "show" }),
      await o.asks(officer, { kind: "panel", workflow: "nsp", panel: "list" }),
    ];
    const posted = o.world.cloud.messages(o.world.cloud.im(officer));
    expect(JSON.stringify(shown)).toContain((await o.app(id)).number);
    for (const said of [shown, posted])
      for (const secret of [ref, words, kase]) expect(JSON.stringify(said)).not.toContain(secret);
  });
  test("a case that is erased takes its application along, and the budget keeps no way back", async () => {
    const config = withBudget(1_000_000);
    const o = await programme({
      ...config,
      agencies: config.agencies.map((a) => ({ ...a, retentionDays: 0 })),
    } as Config);
    const kase = await o.kase();
    const id = await o.sent(kase);
    await o.granted(id);
    await o.does(anna, "case", "close", { reason: "goalReached" }, kase);
    await o.files(anna, kase);
    await o.does("noomi-chef", "case", "erase", { sure: "erase" }, kase);
    expect((await o.app(id)).step).toBe("discarded");
    expect(JSON.stringify(await o.entries())).not.toMatch(new RegExp(`${id}|${kase}`));
  });
});

describe("two at once", () => {
  test("two officers propose: one proposal, the other is told, and nobody has said yes twice", async () => {
    const o = await programme();
    const id = await o.sent();
    const replies = await Promise.all(
      [one, two].map((who) => o.at(who, "grant", id, { amount: "to50" })),
    );
    expect(replies.map(({ kind }) => kind).sort()).toEqual(["done", "refused"]);
    expect(replies.find(({ kind }) => kind === "refused")).toMatchObject({
      said: said("nsp.faster"),
    });
    expect(await o.app(id)).toMatchObject({ step: "proposed", proposal: { yes: true } });
  });
  test("the second agrees and the first puts it back: one of the two, whole", async () => {
    const o = await programme();
    const id = await o.sent();
    await o.does(one, "nsp", "grant", { amount: "to50" }, id);
    const { proposal } = await o.app(id);
    const replies = await Promise.all([
      o.run(two, "nsp", "confirm", { of: proposal?.at }, id),
      o.run(one, "nsp", "object", {}, id),
    ]);
    expect(replies.filter(({ kind }) => kind === "ok")).toHaveLength(1);
    const { step } = await o.app(id);
    expect(Object.values(await o.entries()).map(({ stage }) => stage)).toEqual([
      step === "coming" ? "granted" : "released",
    ]);
  });
  test("the year's last crown is asked for twice: exactly one fits, and the other is as it was", async () => {
    const o = await programme(withBudget(60_000));
    const ids = [await o.sent(), await o.sent()];
    const replies = await Promise.all(
      ids.map((id, n) => o.run([one, two][n] as string, "nsp", "grant", { amount: "to50" }, id)),
    );
    expect(replies.map(({ kind }) => kind).sort()).toEqual(["ok", "refused"]);
    expect(replies.find(({ kind }) => kind === "refused")).toMatchObject({
      refusal: { refused: { key: "nsp.budget.full" } },
    });
    const steps = await Promise.all(ids.map(async (id) => (await o.app(id)).step));
    expect(steps.toSorted()).toEqual(["proposed", "sent"]);
    expect(Object.values(await o.entries())).toEqual([{ stage: "reserved", kronor: 50_000 }]);
    // What is left is still there for a smaller one, and what is put back for another.
    const waiting = ids[steps.indexOf("sent")] as string;
    await o.does(one, "nsp", "grant", { amount: "to10" }, waiting);
    expect(Object.values(await o.entries()).reduce((sum, { kronor }) => sum + kronor, 0)).toBe(
      60_000,
    );
  });
  test("twenty ask at once for what ten can get: ten do", async () => {
    const o = await programme(withBudget(100_000));
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => o.sent(undefined, { amount: "to10" })),
    );
    const replies = await Promise.all(
      ids.map((id) => o.run(one, "nsp", "grant", { amount: "to10" }, id)),
    );
    expect(replies.filter(({ kind }) => kind === "ok")).toHaveLength(10);
    expect(Object.values(await o.entries()).reduce((sum, { kronor }) => sum + kronor, 0)).toBe(
      100_000,
    );
  });
});

describe("an officer of the applicant's own agency", () => {
  test("is refused with its sentence, by a press as by a form of their own", async () => {
    const config = sampleConfig();
    const members = config.members.map((m) =>
      m.id === "noomi-ersattare" ? { ...m, roles: ["caseworker", "programme"] } : m,
    );
    const o = await programme({ ...config, members } as Config);
    const id = await o.sent();
    expect(await o.at("U0NOOMI02", "grant", id, { amount: "to10" })).toMatchObject({
      kind: "refused",
      said: said("nsp.ownAgency"),
    });
    expect((await o.run("noomi-ersattare", "nsp", "grant", { amount: "to10" }, id)).kind).toBe(
      "denied",
    );
    expect((await o.app(id)).step).toBe("sent");
  });
});

describe("who is told nothing", () => {
  test("the national unit reads the budget's sums and no application; others read neither", async () => {
    const o = await programme(withBudget(100_000));
    const id = await o.sent();
    await o.granted(id);
    const panel = (user: string, workflow: string, instance: string) =>
      o.asks(user, { kind: "panel", workflow, instance, panel: "show" });
    expect(JSON.stringify(await panel("U0NSPM01", "budget", budget))).toMatch(/50\s000 kronor/u);
    expect((await panel("U0NSPM01", "nsp", id)).kind).toBe("refused");
    expect((await panel("U0EVON01", "budget", budget)).kind).toBe("refused");
    expect((await o.run(national, "nsp", "grant", { amount: "to10" }, id)).kind).toBe("denied");
  });
  test("asked about what is not theirs the answer is that of what never was", async () => {
    const o = await programme();
    const id = await o.sent();
    const [theirs, none] = await Promise.all(
      [id, "TPH6FTX4A73TRKFV"].map((instance) =>
        o.asks("U0EVON01", { kind: "panel", workflow: "nsp", instance, panel: "show" }),
      ),
    );
    expect(theirs).toEqual(none);
  });
});
