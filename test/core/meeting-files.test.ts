// What each agency takes home from a meeting, read back by other libraries: its own part, and nothing confidential in the calendar.
import { writeFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import ICAL from "ical.js";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Agenda } from "../../workflows/agenda/model.ts";
import type { Series } from "../../workflows/agenda/series/rules.ts";
import { local } from "../support/given.ts";
import { anna, coordinator, Office } from "../support/office.ts";
import { createWorld } from "../support/world.ts";

const skane = "lansstyrelsen-skane-samordnare";
const identities: Readonly<Record<string, string>> = {
  [anna]: "U0NOOMI01",
  [coordinator]: "U0EVON01",
  [skane]: "U0LSTSKA",
};
const invited = ["noomi", "lansstyrelsen-skane"];
const plan = {
  template: "noomi_syd_avstamning",
  day: "2026-12-01",
  time: "09:00",
  rhythm: "biweekly",
  invited,
  minutes: "60",
  rotate: "yes",
};
type Links = Readonly<Record<string, string>>;

/** A meeting of three agencies; two of them share a case, in which something is decided. */
const held = async () => {
  const world = await createWorld({ publicUrl: "https://stafett.example.org" });
  onTestFinished(() => world.close());
  const o = new Office(world);
  const series = await o.does(coordinator, "series", "plan", plan);
  const { upcoming: agenda = "" } = await o.state<Series>(series);
  const kase = await o.does(anna, "case", "open", {
    deputy: "noomi-ersattare",
    child: "no",
    risk: "high",
    quiet: "no",
  });
  await o.joined(kase);
  await o.does(
    skane,
    "agenda",
    "add",
    { under: "method", title: "Rutin vid byte av boende", minutes: "10" },
    agenda,
  );
  await o.world.until(local("2026-12-01", "09:00"));
  for (const who of [coordinator, anna, skane])
    await o.does(who, "agenda", who === coordinator ? "start" : "attend", {}, agenda);
  const { items } = await o.state<Agenda>(agenda);
  const closed = items.find(({ about }) => about?.instance === kase);
  const open = items.find(({ under }) => under === "method");
  await o.does(
    anna,
    "agenda",
    "decide",
    { point: closed?.id, code: "newReferral", text: "Hemlig rad i slutet möte", dissent: "yes" },
    agenda,
  );
  await o.does(
    skane,
    "agenda",
    "decide",
    { point: open?.id, code: "methodSupport", text: "Gemensam rutin", dissent: "no" },
    agenda,
  );
  const act = { owner: { member: anna }, due: "2026-12-08" };
  await o.does(
    coordinator,
    "agenda",
    "act",
    { point: closed?.id, text: "Hemlig åtgärd", ...act },
    agenda,
  );
  await o.does(
    coordinator,
    "agenda",
    "act",
    { point: open?.id, text: "Skriv ett utkast", ...act },
    agenda,
  );
  return { o, agenda, kase, ref: closed?.about?.ref ?? "" };
};
type Held = Awaited<ReturnType<typeof held>>;
const linksOf = async ({ o, agenda }: Held, who: string, panel: string): Promise<Links> => {
  const identity = `T0STAFETT/${identities[who]}`;
  const ask = { kind: "panel", workflow: "agenda", instance: agenda, panel } as const;
  const reply = await o.world.stafett.engine.handle({
    idempotencyKey: `slack:${who}${panel}${Math.random()}`,
    platform: "slack",
    identity,
    ask,
  });
  if (reply.kind !== "panel") throw new Error(`${who} ${panel}: ${reply.kind}`);
  return Object.fromEntries(
    reply.panel.body.flatMap((block) =>
      block.kind === "files" ? block.files.map(({ label, url }) => [label, url]) : [],
    ),
  );
};
const fetched = async ({ o }: Held, url: string | undefined): Promise<Uint8Array> => {
  const response = await o.world.stafett.files.fetch(url?.split("/").at(-1) ?? "", false);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
};
const textOf = (docx: Uint8Array): string =>
  [
    ...strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array()).matchAll(
      /<w:t[^>]*>([^<]*)<\/w:t>/g,
    ),
  ]
    .map(([, text]) => text)
    .join("|");
const [word, plain, calendar] = ["Word (.docx)", "Text (.md)", "Lägg i kalendern (.ics)"];

describe("the notes as a file", () => {
  test.each([word, plain])(
    "%s: an agency gets what it may hold, with the year, and nothing of a case in which it takes no part",
    async (label) => {
      const meeting = await held();
      await meeting.o.does(coordinator, "agenda", "finish", {}, meeting.agenda);
      const read = async (who: string) => {
        const bytes = await fetched(meeting, (await linksOf(meeting, who, "notes"))[label]);
        if (process.env.STAFETT_KEEP)
          writeFileSync(
            `${process.env.STAFETT_KEEP}/${who}${label === word ? ".docx" : ".md"}`,
            bytes,
          );
        return label === word ? textOf(bytes) : strFromU8(bytes).replaceAll("\\", "");
      };
      const [own, other] = [await read(anna), await read(skane)];
      for (const text of [own, other]) {
        for (const said of [
          "1 december 2026",
          "Rutin vid byte av boende",
          "Gemensam rutin",
          "Be om metodstöd",
          "Skriv ett utkast",
          "Utkast",
          "Genomgången",
        ])
          expect(text).toContain(said);
        expect(text).toContain("Länsstyrelsen Skåne");
      }
      for (const said of [
        meeting.ref,
        "Hemlig rad i slutet möte",
        "Ny hänvisning",
        "Någon var av annan mening",
        "Hemlig åtgärd",
      ]) {
        expect(own, said).toContain(said);
        expect(other, said).not.toContain(said);
      }
    },
  );
  test("is no longer to be had when the agency leaves the case: what is gone from the case is gone from the file", async () => {
    const meeting = await held();
    await meeting.o.does(coordinator, "agenda", "finish", {}, meeting.agenda);
    const { [plain]: before } = await linksOf(meeting, coordinator, "notes");
    expect(strFromU8(await fetched(meeting, before))).toContain(meeting.ref);
    await meeting.o.does(coordinator, "case", "leave", {}, meeting.kase);
    const after = strFromU8(await fetched(meeting, before));
    expect(after.replaceAll("\\", "")).not.toContain(meeting.ref);
  });
});

describe("the invitation", () => {
  const event = async (meeting: Held, label: string) => {
    const text = strFromU8(await fetched(meeting, (await linksOf(meeting, anna, "show"))[label]));
    const calendarOf = new ICAL.Component(ICAL.parse(text));
    const [one] = calendarOf.getAllSubcomponents("vevent");
    return { text, method: calendarOf.getFirstPropertyValue("method"), event: new ICAL.Event(one) };
  };
  test("names the series and the time, and nothing of the agenda; moved and cancelled it is the same event, one number on", async () => {
    const world = await createWorld({ publicUrl: "https://stafett.example.org" });
    onTestFinished(() => world.close());
    const o = new Office(world);
    const series = await o.does(coordinator, "series", "plan", plan);
    const { upcoming: agenda = "" } = await o.state<Series>(series);
    const meeting = { o, agenda, kase: "", ref: "" };
    await o.does(
      anna,
      "agenda",
      "add",
      { under: "method", title: "Rutin vid byte av boende" },
      agenda,
    );
    const first = await event(meeting, calendar);
    expect([first.method, first.event.summary, first.event.sequence]).toEqual([
      "PUBLISH",
      "Avstämningsmöte",
      0,
    ]);
    expect(first.event.startDate.toJSDate().toISOString()).toBe(local("2026-12-01", "09:00"));
    expect(first.text).not.toMatch(/Rutin|Noomi|D-|SYD-/);
    await o.does(coordinator, "agenda", "move", { day: "2026-12-03", time: "13:30" }, agenda);
    const moved = await event(meeting, calendar);
    expect([moved.method, moved.event.uid, moved.event.sequence]).toEqual([
      "PUBLISH",
      first.event.uid,
      1,
    ]);
    expect(moved.event.startDate.toJSDate().toISOString()).toBe(local("2026-12-03", "13:30"));
    await o.does(coordinator, "agenda", "cancel", {}, agenda);
    const off = await event(meeting, "Inställt, till kalendern (.ics)");
    expect([off.method, off.event.uid, off.event.sequence]).toEqual([
      "PUBLISH",
      first.event.uid,
      2,
    ]);
    expect([off.event.summary, off.event.component.getFirstPropertyValue("status")]).toEqual([
      "Inställt: Avstämningsmöte",
      "CANCELLED",
    ]);
  });
});
