// Våra siffror: each number against a sum of its own, what may not be read is in none, and one beyond each bound it is said.
import { describe, expect, it, onTestFinished } from "vitest";
import { calendar } from "../../../src/calendar/index.ts";
import type { Query, Row } from "../../../src/rules/workflow.ts";
import { kase } from "../../../workflows/case/index.ts";
import { halfYearsOf } from "../../../workflows/case/surfaces/counting.ts";
import { consentTo } from "../../support/consent-to.ts";
import { given, keysIn, local, memberOf, now, row, worldOf } from "../../support/given.ts";
import { anna, coordinator, Office } from "../../support/office.ts";
import { createWorld, sampleConfig } from "../../support/world.ts";
import { drawn, factsIn } from "./facts-in.ts";

type Rows = Readonly<Record<string, readonly Row[]>>;
const needs = (kase.panels.numbers?.needs?.(
  kase.initial,
  { member: memberOf(anna), now },
  worldOf(),
) ?? {}) as unknown as Readonly<Record<string, Query>>;
const shown = (rows: Rows, at: string = now) =>
  given(kase, [], { rows }).panel("numbers", anna, at);
describe("the half-years of a day", () => {
  it.each([
    ["2026-01-01", "2026-01-01", "2026-07-01", "2025-07-01"],
    ["2026-06-30", "2026-01-01", "2026-07-01", "2025-07-01"],
    ["2026-07-01", "2026-07-01", "2027-01-01", "2026-01-01"],
    ["2026-12-31", "2026-07-01", "2027-01-01", "2026-01-01"],
  ])("%s is in the one from %s, and the one before begins on %s", (day, from, until, before) => {
    expect(halfYearsOf(day)).toEqual([
      { from, until },
      { from: before, until: from },
    ]);
  });
});

describe("an agency's cases", () => {
  it("are counted as a sum by hand counts them", () => {
    const next = drawn(7);
    const momentIn = (): string =>
      new Date(
        Date.parse("2025-10-01T00:00:00Z") + next(420) * 86_400_000 + next(86_400) * 1_000,
      ).toISOString();
    const plain = Array.from({ length: 300 }, (_, i) => {
      const open = next(2) === 0;
      const [one, other] = [momentIn(), momentIn()].toSorted();
      return {
        id: `C${i}`,
        open,
        openedAt: one ?? "",
        closedAt: other ?? "",
        filed: next(2) === 0,
        mine: next(3) === 0,
      };
    });
    const rows = plain.map(({ id, open, openedAt, closedAt, filed, mine }) =>
      row(id, {
        ...{
          open,
          openedAt,
          agency: "noomi",
          holder: { member: mine ? anna : "noomi-ersattare" },
          deputy: "noomi-chef",
        },
        ...(open
          ? { dueAt: "2026-12-01T08:00:00.000Z" }
          : { closedAt, facts: filed ? { filed: "yes" } : {} }),
      }),
    );
    const since = (at: string, from: string, until: string): boolean =>
      calendar.day(at) >= from && calendar.day(at) < until;
    const half = (from: string, until: string) => {
      const closed = plain.filter((one) => !one.open && since(one.closedAt, from, until));
      return [
        ["began", plain.filter((one) => since(one.openedAt, from, until)).length],
        ["closed", closed.length],
        ["filed", closed.filter(({ filed }) => filed).length],
      ];
    };
    const open = plain.filter((one) => one.open);
    const panel = shown({
      open: rows.filter(({ summary }) => summary.open),
      closed: rows.filter(({ summary }) => !summary.open),
    });
    const counted = factsIn(panel).filter(([name]) => !["sent", "received"].includes(name));
    expect(counted).toEqual([
      ["open", open.length],
      ["own", open.filter(({ mine }) => mine).length],
      ...half("2026-07-01", "2027-01-01"),
      ...half("2026-01-01", "2026-07-01"),
    ]);
    expect(Math.min(...counted.map(([, n]) => n))).toBeGreaterThan(10);
  });
  it("belong to the half-year of the local day", () => {
    const late = row("C1", {
      open: true,
      agency: "noomi",
      openedAt: local("2026-06-30", "23:59"),
      holder: { member: anna },
    });
    const early = row("C2", {
      open: true,
      agency: "noomi",
      openedAt: local("2026-07-01", "00:01"),
      holder: { member: anna },
    });
    const began = factsIn(shown({ open: [late, early, early], closed: [] })).filter(
      ([name]) => name === "began",
    );
    expect(began).toEqual([
      ["began", 2],
      ["began", 1],
    ]);
  });
  it("are asked for as those that the reader may read, of the reader's agency, with what was closed since the earlier half-year began", () => {
    for (const name of ["open", "closed"])
      expect(needs[name]).toMatchObject({ agency: "noomi", for: { id: anna }, limit: 2_001 });
    expect(needs.closed?.closedSince).toBe(local("2026-01-01", "00:00"));
  });
  it.each(["open", "closed"])(
    "say one beyond what is counted that there are more, and not before: %s",
    (name) => {
      const many = (n: number): Rows => ({
        [name]: Array.from({ length: n }, (_, i) =>
          row(`C${i}`, {
            open: name === "open",
            agency: "noomi",
            openedAt: now,
            closedAt: now,
            holder: { member: anna },
          }),
        ),
      });
      expect(keysIn(shown(many(2_000)))).not.toContain("case.numbers.cut");
      expect(keysIn(shown(many(2_001)))).toContain("case.numbers.cut");
      expect(factsIn(shown(many(2_001))).find(([fact]) => fact === "began")).toEqual([
        "began",
        2_000,
      ]);
    },
  );
});

const strict = "lansstyrelsen-skane";
const strictContact = "lansstyrelsen-skane-samordnare";
const annasWeb = "noomi/noomi-kontakt00000000";
const mixed = () => {
  const config = sampleConfig();
  const classB = { where: "web" as const, date: "2026-11-20", function: "Dataskyddsombud" };
  return {
    ...config,
    agencies: config.agencies.map((one) => (one.id === strict ? { ...one, classB } : one)),
    members: config.members.map((one) =>
      one.id === anna ? { ...one, web: annasWeb, preferred: "slack" as const } : one,
    ),
  } as typeof config;
};
const joins = async (o: Office, id: string, agency: string, contact: string): Promise<void> => {
  const values = { agency, basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
  await o.does(anna, "case", "consent", consentTo(values), id);
  await o.does(anna, "case", "invite", values, id);
  await o.does(contact, "case", "accept", { contact }, id);
};
/** The numbers as they are read: `Öppna ärenden 2`. */
const readBy = async (
  o: Office,
  identity: string,
  platform: "slack" | "web" = "slack",
): Promise<string> => {
  const ask = { kind: "panel", workflow: "case", panel: "numbers" } as const;
  const reply = await o.world.stafett.engine.handle({
    idempotencyKey: `n:${platform}:${identity}:${drawnKey()}`,
    platform,
    identity,
    ask,
  });
  return JSON.stringify(reply);
};
let key = 0;
const drawnKey = (): number => {
  key += 1;
  return key;
};
const openIn = (said: string): string | undefined => /"Öppna ärenden",\s*"(\d+)"/.exec(said)?.[1];
const sentIn = (said: string): string | undefined =>
  /"Hänvisningar från er",\s*"(\d+)"/.exec(said)?.[1];

describe("a case that somebody may not read", () => {
  it("is not in the numbers of another agency, also when that takes part in it", async () => {
    const world = await createWorld({});
    onTestFinished(() => world.close());
    const o = new Office(world);
    const [first] = [await o.kase(), await o.kase()];
    await joins(o, first ?? "", "evonhuset", coordinator);
    expect(openIn(await readBy(o, "T0STAFETT/U0NOOMI01"))).toBe("2");
    expect(openIn(await readBy(o, "T0STAFETT/U0EVON01"))).toBe("0");
  });
  it("in chat is not in the numbers there, which say that not everything is, and is in those on the web", async () => {
    const world = await createWorld({ web: true, config: mixed() });
    onTestFinished(() => world.close());
    const o = new Office(world);
    const [, shared] = [await o.kase(), await o.kase()];
    await joins(o, shared ?? "", strict, strictContact);
    const referral = await o.sent(shared ?? "", { to: strict });
    await o.does(strictContact, "referral", "receive", {}, referral);
    await o.does(strictContact, "referral", "decline", { reason: "noCapacity" }, referral);
    const inChat = await readBy(o, "T0STAFETT/U0NOOMI01");
    expect(openIn(inChat)).toBe("1");
    expect(sentIn(inChat)).toBe("0");
    expect(inChat).toContain("Allt finns inte med här.");
    expect(inChat).not.toContain("Ingen plats");
    const onPages = await readBy(o, annasWeb, "web");
    expect([openIn(onPages), sentIn(onPages)]).toEqual(["2", "1"]);
    expect(onPages).toContain("Ingen plats (1)");
  });
});

it("an agency without class B has its cases in its numbers, and nothing of referrals", async () => {
  const config = sampleConfig();
  const classB = { where: "off" as const, date: "2026-11-20", function: "Verksamhetschef" };
  const agencies = config.agencies.map((one) => (one.id === "noomi" ? { ...one, classB } : one));
  const world = await createWorld({ config: { ...config, agencies } as typeof config });
  onTestFinished(() => world.close());
  const o = new Office(world);
  await o.does(anna, "case", "open", {
    deputy: "noomi-ersattare",
    child: "unknown",
    risk: "notAssessed",
    quiet: "no",
  });
  const said = await readBy(o, "T0STAFETT/U0NOOMI01");
  expect(openIn(said)).toBe("1");
  expect(said).not.toMatch(/hänvis/i);
});
