// A whole meeting on the whole bot: planned, collected, asked about, held, approved, documented; what is left goes on to the next.
import { describe, expect, test } from "vitest";
import type { Unit } from "../../src/store/port.ts";
import type { Agenda } from "../../workflows/agenda/model.ts";
import type { Series } from "../../workflows/agenda/series/rules.ts";
import { local } from "../support/given.ts";
import { anna, coordinator, type Office, office } from "../support/office.ts";

const plan = {
  template: "noomi_syd_avstamning",
  day: "2026-12-01",
  time: "09:00",
  rhythm: "biweekly",
  invited: ["noomi"],
  minutes: "60",
  rotate: "yes",
};
const planned = async (o: Office) => {
  const series = await o.does(coordinator, "series", "plan", plan);
  const { upcoming } = await o.state<Series>(series);
  return { series, agenda: upcoming ?? "" };
};
describe("a meeting", () => {
  test("prepares itself, is held, and leaves nothing behind", async () => {
    const o = await office();
    const { series, agenda } = await planned(o);
    const kase = await o.does(anna, "case", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "high",
      quiet: "no",
    });
    await o.joined(kase);
    await o.does(
      anna,
      "agenda",
      "add",
      { under: "method", title: "Rutin vid byte av boende" },
      agenda,
    );
    await o.does(
      coordinator,
      "agenda",
      "add",
      { under: "training", title: "Utbildning i mars" },
      agenda,
    );
    await o.world.until(local("2026-11-30", "14:00"));
    expect(await o.state<Agenda>(agenda)).toMatchObject({
      step: "draft",
      collected: { actions: [], questions: 0 },
    });
    const items = (await o.state<Agenda>(agenda)).items.map(({ under, about }) => [
      under,
      about?.instance,
    ]);
    expect(items).toContainEqual(["cases", kase]);
    await o.world.until(local("2026-12-01", "09:00"));
    expect(await o.state<Agenda>(agenda)).toMatchObject({ step: "sent" });
    const next = (await o.state<Series>(series)).upcoming ?? "";
    expect(next).not.toBe(agenda);
    expect(await o.state<Agenda>(next)).toMatchObject({
      step: "draft",
      from: local("2026-12-15", "09:00"),
    });
    await o.does(coordinator, "agenda", "start", {}, agenda);
    await o.does(anna, "agenda", "attend", {}, agenda);
    const training = (await o.state<Agenda>(agenda)).items.find(
      ({ under }) => under === "training",
    );
    for (;;) {
      const { now } = await o.state<Agenda>(agenda);
      if (now === undefined) break;
      if (now === training?.id) await o.does(anna, "agenda", "carry", { point: now }, agenda);
      else await o.does(coordinator, "agenda", "next", { point: now }, agenda);
    }
    const owner = { member: anna };
    await o.does(
      anna,
      "agenda",
      "act",
      { point: "h:newActions", text: "Ring boendet", owner, due: "2026-12-08" },
      agenda,
    );
    await o.does(
      coordinator,
      "agenda",
      "decide",
      { point: "h:nextMeeting", code: "continue", dissent: "no" },
      agenda,
    );
    await o.does(coordinator, "agenda", "finish", {}, agenda);
    expect((await o.state<Agenda>(next)).items).toMatchObject([{ under: "training", carried: 1 }]);
    await o.does(anna, "agenda", "approve", {}, agenda);
    await o.does(coordinator, "agenda", "approve", {}, agenda);
    expect(await o.state<Agenda>(agenda)).toMatchObject({ step: "approved" });
    await o.does(anna, "agenda", "document", {}, agenda);
    await o.world.until(local("2026-12-12", "10:00"));
    expect(await o.state<Agenda>(next)).toMatchObject({
      collected: { actions: [{ impossible: false }] },
    });
    const panels = ["show", "notes", "meeting"];
    for (const panel of panels)
      expect(
        (await o.asks(anna, { kind: "panel", workflow: "agenda", instance: agenda, panel })).kind,
      ).toBe("panel");
  });
  test("of a series without a rhythm: however much was left over, the next one that is planned gets all of it", async () => {
    const o = await office();
    const series = await o.does(coordinator, "series", "plan", { ...plan, rhythm: "once" });
    const { upcoming: agenda = "" } = await o.state<Series>(series);
    await o.world.until(local("2026-11-30", "16:00"));
    // Each that comes too late is a portion of its own.
    const titles = Array.from({ length: 40 }, (_, n) => `Punkt ${n + 1}`);
    for (const title of titles)
      await o.does(anna, "agenda", "add", { under: "method", title }, agenda);
    await o.does(coordinator, "series", "again", { day: "2026-12-08", time: "09:00" }, series);
    const { upcoming: next = "" } = await o.state<Series>(series);
    expect((await o.state<Agenda>(next)).items.map(({ title }) => String(title))).toEqual(titles);
  });
  test("is collected as a picture of one moment: whoever checks in meanwhile is in nobody's way", async () => {
    const o = await office();
    const { agenda } = await planned(o);
    const kase = await o.does(anna, "case", "open", {
      deputy: "noomi-ersattare",
      child: "no",
      risk: "high",
      quiet: "no",
    });
    await o.joined(kase);
    const { store } = o.world.stafett;
    const { commit } = store.journal;
    const units: Unit[] = [];
    store.journal.commit = async (unit) => {
      if (units.length === 0) {
        units.push(unit);
        // Between the reading and the writing.
        store.journal.commit = commit;
        await o.does(anna, "case", "calm", { round: "1" }, kase);
      }
      return commit.call(store.journal, unit);
    };
    await o.does(coordinator, "agenda", "collect", {}, agenda);
    expect(units[0]?.reads).toEqual([]);
    expect((await o.state<Agenda>(agenda)).items.map(({ about }) => about?.instance)).toEqual([
      kase,
    ]);
  });
});
