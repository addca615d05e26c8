// Who was shown what, read: by an auditor in chat and as a file, and by those whose case it is. On the whole bot, with a database.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask, Raw, Reply, WordedPanel } from "../../adapters/port.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { logAccess, namesIn } from "../../src/engine/access-log.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { workflows } from "../../workflows/index.ts";
import { openAccessLog } from "../support/access-log.ts";
import { MeetingAttackers, publicUrl, withAuditor } from "../support/meeting-attackers.ts";
import { createWorld, type World } from "../support/world.ts";

const [auditor, worker, guest, technician] = [
  "dataskydd-malmo",
  "socialtjansten-malmo-handlaggare",
  "regionkoordinator-1",
  "drift-malmo",
];
const shelter = "boende-syd-kontakt";
let w: World;
let a: MeetingAttackers;
beforeEach(async () => {
  w = await createWorld({ config: withAuditor(), publicUrl, teams: true });
  a = new MeetingAttackers(w);
});
afterEach(() => w.close());

let drawn = 0;
const peopleNow = async () => (await w.stafett.engine.transact.instances.people()).people;
const asks = async (who: string, ask: Ask): Promise<Reply> => {
  const address = (await peopleNow()).members.get(who)?.addresses[0];
  drawn += 1;
  if (!address) throw new Error(`${who} has no address`);
  return w.stafett.engine.handle({
    idempotencyKey: `oversight:${drawn}`,
    platform: address.platform,
    identity: address.id,
    ask,
  });
};
const says = (who: string, text: string): Promise<Reply> =>
  asks(who, { kind: "words", slash: "/stafett", text });
const panelIn = (reply: Reply): WordedPanel => {
  if ("panel" in reply && reply.panel) return reply.panel;
  throw new Error(`no panel: ${JSON.stringify(reply)}`);
};
const shows = (who: string, instance: string, panel = "show", workflow = "case"): Promise<Reply> =>
  asks(who, { kind: "panel", workflow, instance, panel });
const looks = (who: string, values: Raw = {}): Promise<Reply> =>
  asks(who, {
    kind: "submit",
    workflow: "oversight",
    command: "look",
    values,
    hidden: {},
    more: false,
  });
/** Its lines: what stands on top, and under it. */
const linesOf = (panel: WordedPanel): readonly string[] =>
  panel.body.flatMap((block) =>
    block.kind === "row" ? [`${block.text} | ${block.detail ?? ""}`] : [],
  );
const log = async (values: Raw = {}): Promise<readonly string[]> =>
  linesOf(panelIn(await looks(auditor, values)));
const targetOf = (panel: WordedPanel): string => panel.shown?.instance ?? "";
const turns = async (panel: WordedPanel, command: string): Promise<WordedPanel> =>
  panelIn(
    await asks(auditor, {
      kind: "press",
      workflow: "oversight",
      instance: targetOf(panel),
      command,
      values: {},
    }),
  );
const noted = async () => {
  const rows = await w.stafett.store.accessLog.read({
    about: undefined,
    from: 0,
    until: 1e15,
    before: 1e15,
    limit: 1_000,
  });
  return openAccessLog(w.stafett.core.keys, rows);
};
const caseOf = (who: string, deputy: string): Promise<string> =>
  a.o.does(who, "case", "open", { deputy, child: "yes", risk: "high", quiet: "no" });
const refOf = async (kase: string): Promise<string> => String((await a.state(kase)).ref);
/** Malmö's case, in which Evonhuset takes part; each has looked at it. */
const malmo = async (): Promise<string> => {
  const kase = await caseOf(worker, "socialtjansten-malmo-ersattare");
  await a.o.does(
    worker,
    "case",
    "invite",
    { agency: "evonhuset", basis: "menprovning_klart", purpose: "annat", groups: ["behov"] },
    kase,
  );
  await a.o.does(guest, "case", "accept", { contact: guest }, kase);
  for (const who of [worker, guest])
    expect(await shows(who, kase), who).toMatchObject({ kind: "panel" });
  return kase;
};

describe("an auditor", () => {
  test("reads when, who and which kind of page: of the agency's people, and of its cases by anybody; never what stood there", async () => {
    const kase = await malmo();
    const theirs = await caseOf("noomi-kontakt", "noomi-ersattare");
    await shows("noomi-kontakt", theirs);
    const form = await says(auditor, "insyn");
    expect(form).toMatchObject({
      kind: "form",
      form: { title: "Vem har läst?", fields: [{ name: "ref" }, { name: "who" }, { name: "day" }] },
    });
    const panel = panelIn(await looks(auditor));
    const ref = await refOf(kase);
    expect(linesOf(panel)).toEqual([
      `kl. 08.45 · Regionkoordinator 1, Evonhuset · Evonhuset | Ärendet · ${ref}`,
      `kl. 08.45 · Handläggare, Socialtjänsten Malmö | Ärendet · ${ref}`,
    ]);
    expect(JSON.stringify(panel)).toContain("onsdag 25 november 2026");
    expect(JSON.stringify(panel)).not.toMatch(/hög|barn|lugn|high|child/i);
  });
  test("by case, by person and by week; what is not theirs is not found, as what is not there", async () => {
    const kase = await malmo();
    const other = await caseOf(worker, "socialtjansten-malmo-ersattare");
    await shows(worker, other);
    w.clock.set(Date.parse("2026-12-01T10:00:00Z"));
    await shows(worker, kase);
    expect(await log({ ref: (await refOf(kase)).toLowerCase() })).toHaveLength(3);
    expect(await log({ ref: await refOf(other) })).toHaveLength(1);
    expect(await log({ who: worker })).toHaveLength(3);
    expect(await log({ day: "2026-11-29" })).toHaveLength(3);
    expect(
      (await log({ day: "2026-12-06" })).filter((line) => line.includes("Handläggare")),
    ).toHaveLength(1);
    expect(await log({ day: "2026-11-22" })).toEqual([]);
    const theirs = await caseOf("noomi-kontakt", "noomi-ersattare");
    const [foreign, none] = [
      await looks(auditor, { ref: await refOf(theirs) }),
      await looks(auditor, { ref: "SYD-7KQ3-M9" }),
    ];
    expect(foreign.kind === "errors" && foreign.fields).toEqual({
      ref: expect.stringContaining("Ni har inget ärende"),
    });
    expect(none.kind === "errors" && none.fields).toEqual(
      foreign.kind === "errors" && foreign.fields,
    );
  });
  test("of another agency's case reads that the own people saw it, and not which", async () => {
    const kase = await caseOf("noomi-kontakt", "noomi-ersattare");
    await a.joins(kase, "socialtjansten-malmo", worker);
    await shows(worker, kase);
    await shows("noomi-kontakt", kase);
    const lines = await log();
    expect(lines).toEqual([expect.stringMatching(/Handläggare.*\| Ärendet$/)]);
  });
  test("reads it a page at a time, the newest first, and back; each page is in the log as well", async () => {
    const kase = await caseOf(worker, "socialtjansten-malmo-ersattare");
    for (let i = 0; i < 45; i++) {
      w.clock.set(w.clock.now() + 1_000);
      await shows(worker, kase);
    }
    const first = panelIn(await looks(auditor, { who: worker }));
    const labels = (panel: WordedPanel) =>
      panel.body.flatMap((b) => (b.kind === "actions" ? b.actions.map(({ label }) => label) : []));
    expect([linesOf(first).length, labels(first)]).toEqual([20, ["Visa fler", "Nytt urval"]]);
    const second = await turns(first, "further");
    expect([linesOf(second).length, labels(second)]).toEqual([
      20,
      ["Visa fler", "Till de senaste", "Nytt urval"],
    ]);
    const third = await turns(second, "further");
    expect([linesOf(third).length, labels(third)]).toEqual([5, ["Till de senaste", "Nytt urval"]]);
    expect(linesOf(await turns(third, "newest"))).toEqual(linesOf(first));
    const mine = (await noted()).filter(({ member }) => member === auditor);
    expect(mine).toHaveLength(4);
    expect(
      new Set(mine.map(({ workflow, instance, panel }) => `${workflow} ${instance} ${panel}`)),
    ).toEqual(new Set([`oversight ${targetOf(first)} show`]));
    expect(await log({ who: auditor })).toEqual(
      Array(4).fill(expect.stringMatching(/Dataskyddsombud.*\| Den här loggen$/)),
    );
  });
  test("of an agency that reads little looks further back, a stretch at a time", async () => {
    const { members } = await peopleNow();
    const [mine, other] = [members.get(worker), members.get("noomi-kontakt")] as never[];
    const list = { workflow: "case", instance: "", panel: "mine" };
    await logAccess(w.stafett.core, mine as never, list);
    for (let n = 0; n < 41; n++)
      await Promise.all(
        Array.from({ length: 100 }, () => logAccess(w.stafett.core, other as never, list)),
      );
    const first = panelIn(await looks(auditor));
    expect([
      linesOf(first),
      JSON.stringify(first).includes("Visa fler letar längre tillbaka"),
    ]).toEqual([[], true]);
    expect(linesOf(await turns(first, "further"))).toEqual([
      expect.stringContaining("Mina ärenden"),
    ]);
  });
  test("fetches it as a document, which is in the log too", async () => {
    await malmo();
    const panel = panelIn(await looks(auditor));
    const link = panel.body.flatMap((block) => (block.kind === "files" ? block.files : []))[0];
    expect(link?.label).toBe("Hämta som dokument");
    const answer = await w.stafett.files.fetch(link?.url.split("/").at(-1) ?? "", false);
    expect(answer.headers.get("content-disposition")).toContain(
      "Vem%20har%20l%C3%A4st%2C%20onsdag%2025%20november%202026.docx",
    );
    expect((await noted())[0]).toMatchObject({
      member: auditor,
      workflow: "oversight",
      instance: targetOf(panel),
      panel: "file:list",
    });
  });
  test("reads of what was erased its time alone, and of a month without its key that it cannot be opened; reading makes no key", async () => {
    const kase = await malmo();
    const ref = await refOf(kase);
    w.clock.set(Date.parse("2026-12-01T10:00:00Z"));
    await shows(worker, kase);
    const { keys, blind } = w.stafett.core;
    await keys.destroy("log:2026-11");
    expect(await log({ ref })).toEqual([
      expect.stringContaining("Handläggare"),
      ...Array(2).fill(
        "kl. 08.45 · Går inte längre att öppna: nyckeln för den månaden finns inte kvar. | ",
      ),
    ]);
    expect(await keys.open("log:2026-11")).toBeUndefined();
    await keys.named("log:2026-11");
    expect((await log()).filter((line) => line.includes("Går inte längre"))).toHaveLength(2);
    await w.stafett.store.accessLog.redact(blind("instance", kase), namesIn(blind, kase));
    const left = panelIn(await looks(auditor));
    expect(linesOf(left).slice(2)).toEqual([
      "kl. 11.00 · Raderat. Bara tidpunkten finns kvar. | ",
      ...Array(2).fill("kl. 08.45 · Raderat. Bara tidpunkten finns kvar. | "),
    ]);
    expect(JSON.stringify(left)).not.toContain(ref);
    expect(await log({ who: worker })).toEqual([]);
  });
  test("of somebody who has changed agency reads what they were shown since, and nothing from before", async () => {
    const member = (await peopleNow()).members.get(worker);
    const mine = { workflow: "case", instance: "", panel: "mine" };
    await logAccess(w.stafett.core, { ...member, agency: "noomi" } as never, mine);
    await logAccess(w.stafett.core, member as never, { ...mine, panel: "overdue" });
    expect((await log()).map((line) => line.split(" | ")[1])).toEqual(["Försenade ärenden"]);
  });
  test("loses an old search with the role or the agency, and it is thrown away the next day", async () => {
    await malmo();
    const id = targetOf(panelIn(await looks(auditor)));
    const state = (await a.state(id)) as never;
    const spec = workflows.find(({ name }) => name === "oversight")?.panels.show;
    const people = await peopleNow();
    const member = people.members.get(auditor);
    const world = w.stafett.engine.transact.instances.bareWorld(people);
    const may = (more: object) =>
      spec?.access(state, { member: { ...member, ...more } as never }, world);
    expect([
      may({}),
      may({ roles: ["caseworker"] }),
      may({ agency: "noomi" }),
      may({ id: "other" }),
    ]).toEqual([true, false, false, false]);
    await w.until("2026-11-27T16:00:00Z");
    expect((await w.stafett.store.journal.load(id))?.erased).toBe(true);
  });
});

describe("anybody else", () => {
  test("may not: neither a technician nor who works cases nor leads; help does not name it", async () => {
    const { members, agencies } = await peopleNow();
    // From the chat of those who keep class B on pages all of it leads there.
    for (const { id, roles } of [...members.values()].filter(
      ({ agency }) => !agencies.get(agency)?.pagesOnly,
    )) {
      const may = roles.includes("auditor");
      expect((await says(id, "insyn")).kind, id).toBe(may ? "form" : "refused");
      expect((await looks(id)).kind, id).toBe(may ? "done" : "refused");
      expect(JSON.stringify(await says(id, "hjälp")).includes("tafett insyn"), id).toBe(may);
    }
  });
});

describe("those whose case it is", () => {
  test("read who has read it, from the case; who takes part reads no such thing, nor does a technician or an auditor", async () => {
    const kase = await malmo();
    const own = panelIn(await shows(worker, kase));
    expect(JSON.stringify(own)).toContain('"panel":"readers"');
    const panel = panelIn(await shows(worker, kase, "readers"));
    expect([panel.title, ...linesOf(panel)]).toEqual([
      "Vem har läst?",
      "kl. 08.45 · Handläggare, Socialtjänsten Malmö | Ärendet",
      "kl. 08.45 · Regionkoordinator 1, Evonhuset · Evonhuset | Ärendet",
      "kl. 08.45 · Handläggare, Socialtjänsten Malmö | Ärendet",
    ]);
    for (const who of [guest, technician, auditor, "noomi-kontakt"])
      expect((await shows(who, kase, "readers")).kind, who).toBe("refused");
    expect((await noted())[0]).toMatchObject({
      member: worker,
      workflow: "case",
      instance: kase,
      panel: "readers",
    });
    expect(JSON.stringify(panelIn(await shows(guest, kase)))).not.toContain('"panel":"readers"');
  });
  test("a shelter's people as in the case; whoever audits them reads its code", async () => {
    const kase = await caseOf(worker, "socialtjansten-malmo-ersattare");
    await a.o.does(
      worker,
      "case",
      "invite",
      { agency: "boende-syd", basis: "menprovning_klart", purpose: "annat", groups: ["behov"] },
      kase,
    );
    await a.o.does(shelter, "case", "accept", { contact: shelter }, kase);
    await shows(shelter, kase);
    const { name } = (await peopleNow()).agencies.get("boende-syd") as { name: string };
    expect(linesOf(panelIn(await shows(worker, kase, "readers")))[0]).toContain(
      "Kontaktperson, boendet |",
    );
    const panel = panelIn(await looks(auditor));
    expect(linesOf(panel).at(-1)).toMatch(/^kl\. 08\.45 · boende \|/);
    expect(JSON.stringify(panel)).not.toMatch(new RegExp(`${name}|boendet`));
  });
});

describe("which kind of page it was", () => {
  const { sv, en } = catalogues.phrases;
  test("has words for every panel and file of every workflow, and for what the core shows", () => {
    const names = workflows.flatMap(({ name, panels, files }) => [
      ...Object.keys(panels).map((panel) => `shown.${name}.${panel}`),
      ...(files ? [`shown.${name}.file`] : []),
    ]);
    for (const key of [
      ...names,
      "shown.core.help",
      "shown.core.home",
      "shown.core.pick",
      "shown.core.gone",
    ]) {
      expect(sv[key], key).toBeDefined();
      expect(en[key], key).toBeDefined();
    }
  });
  test("says nothing of class B: a case about a child, or in acute danger, is a case", () => {
    for (const texts of [sv, en]) {
      expect(texts["shown.case.childOpened"]).toBe(texts["shown.case.opened"]);
      for (const name of ["acute", "call", "consents", "alone", "snoozed"])
        expect(texts[`shown.case.${name}`]).toBe(texts["shown.case.show"]);
    }
  });
  test("of a page that is there no longer is told as one", async () => {
    const kase = await malmo();
    const { core } = w.stafett;
    const member = (await peopleNow()).members.get(worker);
    for (const panel of ["removed", "pick:show", "toString"])
      await logAccess(core, member as never, {
        workflow: "case",
        instance: kase as InstanceId,
        panel,
      });
    await logAccess(core, member as never, { workflow: "removed", instance: "", panel: "show" });
    expect((await log()).slice(0, 4).map((line) => line.split(" | ")[1]?.split(" · ")[0])).toEqual([
      "En sida som inte finns längre",
      "En sida som inte finns längre",
      "En lista att välja ärende i",
      "En sida som inte finns längre",
    ]);
  });
});
