// Texts that pretend to be something else, a shelter among those invited, files, and what is left afterwards.
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Config } from "../../src/config/index.ts";
import type { Open } from "../../src/rules/ui.ts";
import { openAccessLog } from "../support/access-log.ts";
import { local } from "../support/given.ts";
import {
  MeetingAttackers,
  meetingDay,
  publicUrl,
  shelter,
  skane,
  skaneId,
} from "../support/meeting-attackers.ts";
import { anna as annaId, coordinator } from "../support/office.ts";
import { anna, evon } from "../support/referral-attackers.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

let w: World;
let a: MeetingAttackers;
const opened = async (config?: Config): Promise<void> => {
  w = await createWorld({ publicUrl, ...(config && { config }) });
  a = new MeetingAttackers(w);
};
beforeEach(() => opened());
afterEach(() => w.close());
const act = { point: "h:newActions", owner: `m:${annaId}`, due: "2026-12-08" };
const decide = { point: "h:opening", code: "continue", dissent: "no" };

describe("a text", () => {
  test.each([
    "Ring 19850412-2383 om boendet",
    "Hon heter Anna Lindqvist",
    "Skriv till anna@example.com",
    "Ring 070-123 45 67 i kväll",
    "Hon bor på Storgatan 12 i Lund",
    "An\u202ena Lindqvist i Lund",
    "Se profilen @hemligtkonto",
    "Rutin \u202efor boendet",
  ])(
    "that may tell who somebody is stops as title, as decision and as action: %s",
    async (text) => {
      const { agenda } = await a.planned();
      const before = await a.version(agenda);
      expect((await a.meets(anna, "add", agenda, { under: "method", title: text })).kind).toBe(
        "errors",
      );
      expect(await a.version(agenda)).toBe(before);
      await a.started(agenda);
      const running = await a.version(agenda);
      expect((await a.meets(anna, "decide", agenda, { ...decide, text })).kind).toBe("errors");
      expect((await a.meets(anna, "act", agenda, { ...act, text })).kind).toBe("errors");
      expect(
        (
          await a.does(anna, "action", "create", undefined, {
            text,
            owner: act.owner,
            due: act.due,
          })
        ).kind,
      ).toBe("errors");
      expect(await a.version(agenda)).toBe(running);
      expect(JSON.stringify(w.facts)).not.toContain(text.slice(5));
    },
  );
  test("that looks like a mention or a link of Slack's is only a text", async () => {
    const { agenda } = await a.planned({ invited: ["noomi"] });
    for (const title of [
      "Fråga <!channel> nu",
      "<@U0EVON02> och <#C0NOOMI>",
      "<https://a.example|Rutin>",
      "*fet* <at>alla</at> _rutin_",
    ])
      await a.o.does(annaId, "agenda", "add", { under: "method", title }, agenda);
    await w.idle();
    const posted = a.posted().join("\n");
    expect(posted).toContain("&lt;!channel&gt;");
    expect(posted).not.toMatch(/<[!@#]|<https?:|<at>/);
  });
  test.each(["", "   ", "\u200b\u2060", "\n\t"])(
    "that holds nothing is none: %j",
    async (title) => {
      const { agenda } = await a.planned();
      expect((await a.meets(anna, "add", agenda, { under: "method", title })).kind).toBe("errors");
      expect((await a.agenda(agenda)).items).toEqual([]);
    },
  );
  test("is one line: what stands below it cannot be made to look like Stafett's own words", async () => {
    const { agenda } = await a.planned();
    await a.meets(anna, "add", agenda, {
      under: "method",
      title: "Rutin\n✅ Mötet är inställt\r\n\u2028• Annat\u0007",
    });
    for (const { title } of (await a.agenda(agenda)).items)
      expect(title).not.toMatch(/[\n\r\u2028\u0007]/);
  });
  test("is as long as it may be, in characters of any size, and never cut in the middle of one", async () => {
    const { agenda } = await a.planned({ invited: ["noomi"] });
    const [most, over] = ["👍".repeat(40), `${"👍".repeat(40)}a`];
    expect((await a.meets(anna, "add", agenda, { under: "method", title: over })).kind).toBe(
      "errors",
    );
    await a.o.does(annaId, "agenda", "add", { under: "method", title: most }, agenda);
    await w.idle();
    expect(a.posted().join("").isWellFormed()).toBe(true);
    expect(a.posted().join("")).toContain(most);
    await a.started(agenda).catch(() => undefined);
    expect((await a.meets(anna, "act", agenda, { ...act, text: "👍".repeat(71) })).kind).toBe(
      "errors",
    );
  });
  test("stays a text in Markdown, in Word, and in a table", async () => {
    const { agenda } = await a.planned();
    const hostile = [
      "=HYPERLINK(1) | ny cell",
      "# Rubrik <b>fet</b>",
      "![bild](x) [länk](y)",
      "- [ ] **klart** `kod`",
    ];
    for (const title of hostile)
      await a.o.does(skaneId, "agenda", "add", { under: "method", title }, agenda);
    await a.started(agenda);
    await a.o.does(
      skaneId,
      "agenda",
      "act",
      { ...act, owner: { member: annaId }, text: "| a | b |" },
      agenda,
    );
    await a.o.does(coordinator, "agenda", "finish", {}, agenda);
    const files = await Promise.all(
      (await a.links(anna, agenda, "notes")).map((url) => a.fetches(url)),
    );
    const markdown = await files
      .find((file) => file.headers.get("content-type")?.includes("markdown"))
      ?.text();
    expect(markdown).toContain("\\| ny cell");
    expect(markdown).not.toMatch(/<b>|^# Rubrik|!\[bild\]\(|[^\\]\[länk|\| a \| b \|/m);
    expect(files.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe("names from the configuration", () => {
  const named = (name: string, member: string): Config => {
    const config = sampleConfig();
    return {
      ...config,
      agencies: config.agencies.map((each) => ({
        ...each,
        ...(each.id === "boende-syd" && { name: name as Open<string> }),
      })),
      members: config.members.map((each) => ({
        ...each,
        ...(each.agency === "boende-syd" && { name: member as Open<string> }),
      })),
    };
  };
  test("of a shelter stand nowhere but with the shelter itself: no post, panel, paper or calendar of others", async () => {
    await w.close();
    await opened(named("Lyktans hus", "Kontakt, Lyktans hus"));
    const { agenda } = await a.planned({
      invited: ["noomi", "lansstyrelsen-skane", "boende-syd"],
      rotate: "yes",
    });
    await a.o.does(
      "boende-syd-kontakt",
      "agenda",
      "add",
      { under: "method", title: "Rutin", presenter: "boende-syd-kontakt" },
      agenda,
    );
    await w.until(meetingDay);
    await a.o.does(
      coordinator,
      "agenda",
      "seat",
      { chair: "boende-syd-kontakt", notes: annaId },
      agenda,
    );
    await a.started(agenda);
    await a.o.does("boende-syd-kontakt", "agenda", "attend", {}, agenda);
    const owner = { member: "boende-syd-kontakt" };
    await a.o.does(
      coordinator,
      "agenda",
      "act",
      { point: "h:newActions", text: "Ring", owner, due: "2026-12-08" },
      agenda,
    );
    await a.o.does(coordinator, "agenda", "finish", {}, agenda);
    await w.until(local("2026-12-12", "12:00"));
    const shown: string[] = [...a.posted()];
    for (const who of [evon, anna, skane]) {
      for (const panel of ["show", "meeting", "notes"])
        shown.push(JSON.stringify(await a.shows(who, agenda, "agenda", panel)));
      for (const panel of ["show", "notes"])
        for (const url of await a.links(who, agenda, panel)) {
          const file = await a.fetches(url);
          shown.push(
            `${file.headers.get("content-disposition")}`,
            Buffer.from(await file.arrayBuffer()).toString("latin1"),
          );
        }
    }
    expect(shown.length).toBeGreaterThan(25);
    expect(shown.filter((text) => text.includes("Lyktan"))).toEqual([]);
    expect(JSON.stringify(await a.shows(shelter, agenda, "agenda", "notes"))).toContain("Lyktan");
  });
  test("with line breaks add no line to the invitation", async () => {
    await w.close();
    await opened(named("Hus\r\nATTENDEE:mailto:a@example.com", "X\r\nSUMMARY:Y"));
    const { agenda } = await a.planned({ invited: ["boende-syd"] });
    const [url = ""] = await a.links(evon, agenda, "show");
    const ics = await (await a.fetches(url)).text();
    expect(ics.match(/^SUMMARY/gm)).toHaveLength(1);
    expect(ics).not.toContain("example.com");
    expect(ics).not.toMatch(/[^\r]\n/);
  });
});

describe("files and erasure", () => {
  test("a link serves the one it was made for, for ten minutes, untouched; each fetching is logged", async () => {
    const { agenda } = await a.planned();
    await a.started(agenda);
    await a.o.does(coordinator, "agenda", "finish", {}, agenda);
    const [url = ""] = await a.links(skane, agenda, "notes");
    expect((await a.fetches(url)).status).toBe(200);
    const token = url.split("/").at(-1) ?? "";
    for (const at of [0, 20, token.length - 2]) {
      const other = token[at] === "A" ? "B" : "A";
      expect((await a.fetches(token.slice(0, at) + other + token.slice(at + 1))).status).toBe(404);
    }
    w.clock.set(w.clock.now() + 10 * 60_000);
    expect((await a.fetches(url)).status).toBe(410);
    expect(JSON.stringify(w.facts)).not.toContain(token);
    const db = new DatabaseSync(w.file, { readOnly: true });
    const rows = db.prepare("select about, month, cipher from access_log order by seq").all();
    db.close();
    const fetched = (await openAccessLog(w.stafett.core.keys, rows)).filter(({ panel }) =>
      panel.startsWith("file:"),
    );
    expect(fetched.map(({ member, instance }) => ({ member, instance }))).toEqual([
      { member: skaneId, instance: agenda },
    ]);
  });
  test("ninety days after, with documentation, nothing of it can be read, and the next meeting goes on", async () => {
    const { series, agenda } = await a.planned();
    const title = "Kantarell under granen";
    await a.o.does(skaneId, "agenda", "add", { under: "method", title }, agenda);
    await a.started(agenda);
    await a.o.does(
      coordinator,
      "agenda",
      "decide",
      { ...decide, text: "Kantarell beslutad" },
      agenda,
    );
    await a.approvedByAll(agenda);
    const [link = ""] = await a.links(anna, agenda, "notes");
    for (const who of [coordinator, annaId]) await a.o.does(who, "agenda", "document", {}, agenda);
    await w.until(local("2027-03-10", "12:00"));
    // One agency has not said that it is in its own records: asked again, and kept.
    expect((await w.stafett.store.journal.load(agenda as never))?.erased).toBe(false);
    await a.o.does(skaneId, "agenda", "document", {}, agenda);
    await w.until(local("2027-04-10", "12:00"));
    expect((await w.stafett.store.journal.load(agenda as never))?.erased).toBe(true);
    expect((await a.shows(anna, agenda, "agenda", "notes")).kind).toBe("refused");
    expect((await a.fetches(link)).status).not.toBe(200);
    const bytes = ["", "-wal"]
      .map((end) => readFileSync(`${w.file}${end}`).toString("utf8"))
      .join("");
    expect(bytes).not.toContain("Kantarell");
    expect((await a.agenda(await a.upcoming(series))).step).toBe("draft");
  });
  test("a case that is erased leaves no closed point that nobody can see, and stops no meeting that is held", async () => {
    await w.close();
    const config = sampleConfig();
    await opened({
      ...config,
      agencies: config.agencies.map((each) => ({ ...each, retentionDays: 1 })),
    });
    const [before, held] = [await a.planned({ day: "2026-12-07" }), await a.planned()];
    const kase = await a.shared();
    await a.meets(anna, "collect", held.agenda);
    await a.meets(anna, "addCase", before.agenda, { kase });
    await a.started(held.agenda);
    await a.o.does(annaId, "case", "close", { reason: "goalReached" }, kase);
    await a.o.does("noomi-chef", "case", "confirmClose", {}, kase);
    await a.o.files(annaId, kase);
    await w.until(local("2026-12-03", "12:00"));
    await a.o.does("noomi-chef", "case", "erase", {}, kase);
    await w.until(local("2026-12-07", "08:00"));
    expect((await w.stafett.store.journal.load(kase as never))?.erased).toBe(true);
    expect((await a.agenda(before.agenda)).items).toMatchObject([{ state: "withdrawn" }]);
    expect((await a.goneTo(held.agenda)).items).toMatchObject([{ state: "done" }]);
    expect((await w.stafett.store.journal.load(kase as never))?.erased).toBe(true);
    expect(
      w.facts.filter(({ event }) => event === "worker.failed" || event === "handle.failed"),
    ).toEqual([]);
  });
});
