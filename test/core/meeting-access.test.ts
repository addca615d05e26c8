// Who may do what at a meeting: every command, at every stage, by everybody who has no business there.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { action } from "../../workflows/action/index.ts";
import { agenda as workflow } from "../../workflows/agenda/index.ts";
import { series as seriesWorkflow } from "../../workflows/agenda/series/index.ts";
import { local } from "../support/given.ts";
import {
  auditor,
  MeetingAttackers,
  nspm,
  publicUrl,
  skane,
  skaneId,
  technician,
  withAuditor,
} from "../support/meeting-attackers.ts";
import { anna as annaId, coordinator } from "../support/office.ts";
import {
  absent,
  anna,
  evon,
  lund,
  nowhere,
  outsider,
  said,
  shelter,
} from "../support/referral-attackers.ts";
import { createWorld, type World } from "../support/world.ts";

const config = withAuditor();
let w: World;
let a: MeetingAttackers;
beforeEach(async () => {
  w = await createWorld({ config, publicUrl });
  a = new MeetingAttackers(w);
});
afterEach(() => w.close());

/** Something in every field that any command has. */
const everything = {
  point: "h:opening",
  item: "1",
  before: "2",
  decision: "1",
  code: "continue",
  dissent: "no",
  text: "Kort text",
  owner: `m:${annaId}`,
  due: "2026-12-08",
  under: "method",
  title: "En rubrik",
  minutes: "10",
  day: "2026-12-16",
  time: "10:00",
  chair: annaId,
  notes: coordinator,
  what: "decision",
  kase: nowhere,
};
const byMachines = [
  "begin",
  "receive",
  "handOn",
  "callOff",
  "build",
  "remind",
  "close",
  "late",
  "stillOpen",
  "forget",
];
/** One meeting at each stage. */
const stages = async (): Promise<Readonly<Record<string, string>>> => {
  const names = ["sent", "running", "review", "approved", "cancelled"] as const;
  const all: Record<string, string> = {};
  for (const name of names) all[name] = (await a.planned()).agenda;
  for (const id of Object.values(all))
    await a.o.does(skaneId, "agenda", "add", { under: "method", title: "Rutin" }, id);
  await a.o.does(coordinator, "agenda", "cancel", {}, all.cancelled);
  await w.until(local("2026-12-01", "09:00"));
  all.draft = (await a.planned({ day: "2026-12-15" })).agenda;
  for (const name of ["running", "review", "approved"]) await a.started(all[name] ?? "");
  for (const name of ["review", "approved"])
    await a.o.does(coordinator, "agenda", "finish", {}, all[name]);
  for (const who of [coordinator, annaId, skaneId])
    await a.o.does(who, "agenda", "approve", {}, all.approved);
  for (const [name, id] of Object.entries(all)) expect((await a.agenda(id)).step).toBe(name);
  return all;
};

describe("at every stage, every command", () => {
  test("is for those who are invited and go to meetings; to the others the meeting is not there", async () => {
    for (const [stage, id] of Object.entries(await stages())) {
      const before = await a.version(id);
      for (const command of Object.keys(workflow.commands)) {
        const replies = [lund, outsider, shelter, nspm].map((who) =>
          a.meets(who, command, id, everything),
        );
        const denied = [technician, auditor].map((who) => a.meets(who, command, id, everything));
        const none = await a.meets(lund, command, nowhere, everything);
        for (const reply of await Promise.all(replies))
          expect(reply, `${stage} ${command}`).toEqual(none);
        for (const reply of await Promise.all(denied))
          expect(reply.kind, `${stage} ${command}`).toBe("refused");
        expect(said(await a.meets("U0NOBODY", command, id, everything))).toContain(
          "känner inte igen dig",
        );
      }
      for (const command of byMachines)
        for (const who of [evon, anna, skane])
          expect((await a.meets(who, command, id, everything)).kind, `${who} ${command}`).toBe(
            "refused",
          );
      expect(await a.version(id), stage).toBe(before);
    }
    expect(w.facts.filter(({ event }) => event === "handle.failed")).toEqual([]);
  });
  test("at another stage is refused with what is true, and changes nothing", async () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      draft: [
        "add",
        "addCase",
        "order",
        "time",
        "takeBack",
        "collect",
        "send",
        "move",
        "cancel",
        "seat",
        "start",
        "attend",
        "excuse",
      ],
      sent: ["add", "addCase", "move", "cancel", "seat", "start", "attend", "excuse"],
      running: [
        "add",
        "addCase",
        "seat",
        "start",
        "takeChair",
        "attend",
        "excuse",
        "presence",
        "next",
        "previous",
        "park",
        "carry",
        "decide",
        "act",
        "finish",
      ],
      review: ["approve", "fault", "correct", "adopt", "presence", "decide", "act"],
      approved: ["document"],
      cancelled: [],
    };
    for (const [stage, id] of Object.entries(await stages())) {
      const before = await a.version(id);
      const others = Object.keys(workflow.commands).filter(
        (name) => !allowed[stage]?.includes(name),
      );
      for (const command of others)
        expect(said(await a.meets(evon, command, id, everything)), `${stage} ${command}`).toContain(
          "Öppna mötet igen för att se hur det står",
        );
      expect(await a.version(id), stage).toBe(before);
    }
  });
  test("of a series and of an action: no machine's command is a member's, no stranger learns that it is there", async () => {
    const { series, agenda } = await a.planned();
    await a.started(agenda);
    const given = {
      point: "h:newActions",
      text: "Ring",
      owner: { member: annaId },
      due: "2026-12-08",
    };
    const made = await a.made("action", async () => {
      await a.o.does(coordinator, "agenda", "act", given, agenda);
      return { kind: "done" };
    });
    const both = [
      ["series", series, Object.keys(seriesWorkflow.commands)],
      ["action", made, Object.keys(action.commands)],
    ] as const;
    for (const [name, id, commands] of both) {
      const before = await a.version(id);
      for (const command of commands) {
        const none = await a.does(lund, name, command, nowhere, everything);
        for (const who of [lund, outsider, shelter])
          expect(await a.does(who, name, command, id, everything), command).toEqual(none);
        for (const who of [technician, auditor])
          expect((await a.does(who, name, command, id, everything)).kind).toBe("refused");
      }
      for (const command of ["closeList", "keep", "give", "remind", "forget"].filter((each) =>
        commands.includes(each as never),
      ))
        for (const who of [evon, anna])
          expect((await a.does(who, name, command, id, everything)).kind, command).toBe("refused");
      // Neither whoever is invited alone ends it, nor whoever only reads it does it.
      const others =
        name === "series"
          ? ["again", "end"]
          : ["begin", "finish", "cannot", "change", "withdraw", "reopen"];
      for (const command of others)
        expect((await a.does(skane, name, command, id, everything)).kind, command).toBe("refused");
      expect(await a.version(id)).toBe(before);
    }
    for (const command of ["give", "keep", "closeList", "begin", "receive"])
      for (const name of ["series", "agenda", "action"])
        expect((await a.does(evon, name, command, undefined, everything)).kind).toBe("refused");
  });
  test("panels and files are as closed as commands", async () => {
    const all = await stages();
    for (const [stage, id] of Object.entries(all))
      for (const panel of ["show", "meeting", "notes"]) {
        for (const who of [lund, outsider, shelter, nspm, technician, auditor])
          expect(await a.shows(who, id, "agenda", panel), `${who} ${stage} ${panel}`).toEqual(
            await a.shows(who, nowhere, "agenda", panel),
          );
      }
    for (const who of [lund, shelter]) {
      const list = await a.ask(who, { kind: "panel", workflow: "agenda", panel: "list" });
      expect(JSON.stringify(list)).not.toContain("Avstämningsmöte");
      for (const id of Object.values(all)) expect(JSON.stringify(list)).not.toContain(id);
    }
  });
});

describe("whoever is no longer there", () => {
  test("a member who left, and one whose agency was taken out, can do nothing, see nothing and fetch nothing", async () => {
    const { agenda } = await a.planned();
    await a.started(agenda);
    await a.o.does(coordinator, "agenda", "finish", {}, agenda);
    const links = [
      ...(await a.links(skane, agenda, "notes")),
      ...(await a.links(anna, agenda, "notes")),
    ];
    expect(links).toHaveLength(4);
    for (const url of links) expect((await a.fetches(url)).status).toBe(200);
    await a.registers(config, { agency: "lansstyrelsen-skane", member: annaId });
    const before = await a.version(agenda);
    for (const who of [skane, anna]) {
      for (const command of ["approve", "fault", "document"])
        expect(said(await a.meets(who, command, agenda, everything))).toContain(
          "känner inte igen dig",
        );
      expect((await a.shows(who, agenda, "agenda", "notes")).kind).toBe("refused");
    }
    for (const url of links) expect((await a.fetches(url)).status).toBe(404);
    // Also in a command that was on its way when they left.
    const left = {
      id: annaId,
      agency: "noomi",
      roles: ["caseworker"],
      language: "sv",
      name: "x",
      addresses: [],
    } as never;
    for (const [name, command, id] of [
      ["agenda", "approve", agenda],
      ["action", "create", undefined],
    ] as const) {
      const order = {
        workflow: name,
        command,
        values: everything,
        by: { member: left },
        ...(id && { instance: id as never }),
      };
      expect((await w.stafett.engine.transact.run(order)).kind).toBe("denied");
    }
    expect(await a.version(agenda)).toBe(before);
  });
  test("who has moved to another agency has no say about an action that they asked for", async () => {
    const { agenda } = await a.planned();
    await a.started(agenda);
    const values = {
      point: "h:newActions",
      text: "Ring",
      owner: { member: coordinator },
      due: "2026-12-08",
    };
    const made = await a.made("action", async () => {
      await a.o.does(annaId, "agenda", "act", values, agenda);
      return { kind: "done" };
    });
    await a.registers(config, {}, { [annaId]: { agency: "socialtjansten-lund" } });
    for (const command of ["withdraw", "change"])
      expect(
        said(
          await a.does(anna, "action", command, made, {
            owner: `m:${coordinator}`,
            due: "2026-12-09",
          }),
        ),
        command,
      ).toBe(absent);
    expect(await a.step(made)).toBe("open");
  });
  test("an agency that is gone is not waited for when the meeting is forgotten", async () => {
    const { agenda } = await a.planned();
    await a.started(agenda);
    await a.approvedByAll(agenda);
    for (const who of [coordinator, annaId]) await a.o.does(who, "agenda", "document", {}, agenda);
    await w.until(local("2027-03-15", "12:00"));
    expect((await w.stafett.store.journal.load(agenda))?.erased).toBe(false);
    await a.registers(config, { agency: "lansstyrelsen-skane" });
    await w.until(local("2027-04-20", "12:00"));
    expect((await w.stafett.store.journal.load(agenda))?.erased).toBe(true);
    // Five months of everybody's mornings.
  });
});

describe("made-up tokens", () => {
  const tokens = [
    "__proto__",
    "constructor",
    "toString",
    "h:__proto__",
    "h:constructor",
    "h:",
    "c:0",
    "c:",
    "NaN",
    "-1",
    "1e0",
    "01",
    "high",
    "case",
    nowhere,
  ];
  test("lead nowhere, whatever they look like", async () => {
    const [one, other] = [await a.planned(), await a.planned()];
    for (const title of ["Ett", "Två"])
      await a.o.does(skaneId, "agenda", "add", { under: "method", title }, other.agenda);
    const foreign = [one.series, other.series, other.agenda, "1", "2"];
    const before = await a.version(one.agenda);
    for (const token of [...tokens, ...foreign])
      for (const command of ["order", "time", "takeBack"])
        expect(
          (await a.meets(anna, command, one.agenda, { ...everything, item: token, before: token }))
            .kind,
          `${command} ${token}`,
        ).toBe("refused");
    expect(await a.version(one.agenda)).toBe(before);
    await a.started(one.agenda);
    const running = await a.version(one.agenda);
    for (const token of [...tokens, ...foreign])
      for (const command of ["park", "carry", "decide", "act"])
        expect(
          (await a.meets(anna, command, one.agenda, { ...everything, point: token })).kind,
          `${command} ${token}`,
        ).toBe("refused");
    for (const token of [...tokens, ...foreign])
      await a.meets(anna, "next", one.agenda, { point: token });
    expect(await a.version(one.agenda)).toBe(running);
    await a.o.does(coordinator, "agenda", "finish", {}, one.agenda);
    for (const token of [...tokens, ...foreign])
      expect(
        (await a.meets(evon, "correct", one.agenda, { ...everything, decision: token })).kind,
      ).toBe("refused");
    expect(await a.version(one.agenda)).toBe((running ?? 0) + 1);
    expect(w.facts.filter(({ event }) => event === "handle.failed")).toEqual([]);
  });
  test("commands, panels and workflows with the names of every object are none", async () => {
    const { agenda } = await a.planned();
    for (const name of ["__proto__", "constructor", "hasOwnProperty", "toString"]) {
      expect((await a.meets(evon, name, agenda)).kind).toBe("refused");
      expect((await a.shows(evon, agenda, "agenda", name)).kind).toBe("refused");
      expect((await a.does(evon, name, "add", agenda)).kind).toBe("refused");
    }
    expect(w.facts.filter(({ event }) => event === "handle.failed")).toEqual([]);
  });
});
