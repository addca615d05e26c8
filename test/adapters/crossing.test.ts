// One case on two platforms: the same state on both, each reader in their own language, one person wherever they act from.
import { describe, expect, test } from "vitest";
import type { Reply } from "../../adapters/port.ts";
import { consentTo } from "../support/consent-to.ts";
import { type Cast, cast, channel, edited, malmo, member, oid } from "./crossing-cast.ts";

const english = { language: "en" };

describe("a check-in in Teams", () => {
  test.each(["sv", "en"] as const)(
    "is done in Slack too: the day's list, and the card on both, in the words of %s",
    async (language) => {
      const c = await cast(
        edited({ spaces: { "noomi-malmo": { language } }, members: { [member.worker]: english } }),
      );
      const id = await c.shared();
      await c.world.until("2026-11-26T07:40:00Z");
      expect(c.slack("U0NOOMI01").join("\n")).toContain("*Dagens lägeskollar*");
      const before = [c.channel(channel.both), c.slack("C0NOOMIMALMO")].map((cards) =>
        cards.join("\n"),
      );
      await c.press(oid.worker, channel.both, language === "sv" ? "Öppna" : "Open");
      const seen = await c.inDialog(oid.worker, "Contact today, nothing new");
      expect(JSON.stringify(seen.dialog)).toMatch(/Next check-in: /);
      expect(c.slack("U0NOOMI01").join("\n")).toContain("Dagens lägeskollar är gjorda");
      const [teams, slack] = [c.channel(channel.both), c.slack("C0NOOMIMALMO")].map((cards) =>
        cards.join("\n"),
      );
      const next = language === "sv" ? "fredag 27 november" : "Friday 27 November";
      expect([teams, slack]).not.toEqual(before);
      expect(teams).toContain(next);
      expect(slack).toContain(next);
      expect(
        [c.channel(channel.both), c.slack("C0NOOMIMALMO")].map((cards) => cards.length),
      ).toEqual([1, 1]);
      expect((await c.state<{ latest: { by: string } }>(id)).latest.by).toBe(member.worker);
    },
  );
  test("and one in Slack is done in Teams", async () => {
    const c = await cast();
    await c.shared();
    await c.world.until("2026-11-26T07:40:00Z");
    const before = c.channel(channel.both).join("\n");
    const [row] = await c.world.lines({ workflow: "case", limit: 1 });
    await c.does(member.anna, "case", "calm", {}, row?.instance);
    const after = c.channel(channel.both).join("\n");
    expect(after).not.toBe(before);
    expect(after).toContain(
      c
        .slack("C0NOOMIMALMO")
        .join("\n")
        .match(/\w+dag \d+ november/)?.[0],
    );
  });
  test("twice, from both platforms at once: one check-in, and the other is told", async () => {
    const c = await cast();
    const id = await c.shared();
    await c.press(oid.worker, channel.both, "Öppna");
    await c.does(member.anna, "case", "calm", {}, id);
    const said = await c.inDialog(oid.worker, "Kontakt i dag, inget nytt");
    expect(JSON.stringify(said.dialog)).toContain("redan gjord");
    expect((await c.state<{ round: number }>(id)).round).toBe(2);
  });
});

describe("a person with an identity on both", () => {
  const invitation = {
    agency: "evonhuset",
    basis: "samtycke_ngo",
    purpose: "skyddat_boende",
    groups: ["behov"],
  };
  const invite = async (c: Cast, id: string) => {
    await c.does(member.anna, "case", "consent", consentTo(invitation), id);
    await c.does(member.anna, "case", "invite", invitation, id);
  };
  const slackSays = (c: Cast, reachable: boolean): Promise<Reply> =>
    c.world.stafett.engine.handle({
      idempotencyKey: `slack:${reachable}`,
      platform: "slack",
      identity: "T0STAFETT/U0EVON01",
      ask: { kind: "reach", reachable },
    });
  test("gets what is private where they prefer it, and nowhere else", async () => {
    const c = await cast();
    await invite(c, await c.shared());
    expect(c.slack("U0EVON01").join("\n")).toContain("Ni är inbjudna till ett ärende");
    expect(c.personal(oid.coordinator)).toEqual([]);
  });
  test("may act from either, and is one and the same", async () => {
    const c = await cast();
    const id = await c.shared();
    await invite(c, id);
    await c.does(member.coordinator, "case", "accept", { contact: member.coordinator }, id);
    const said = await c.teams.as(oid.coordinator).say(c.teams.personal(oid.coordinator), "mina");
    expect(said.status).toBe(200);
    await c.press(oid.coordinator, c.teams.personal(oid.coordinator), "Öppna");
    expect(JSON.stringify(c.dialogCard(oid.coordinator))).toContain("Du har inga öppna ärenden");
    const slack = await c.world.cloud.as("U0EVON01").slash("/stafett", "mina");
    expect(JSON.stringify(slack.modal)).toContain("Du har inga öppna ärenden");
    const [row] = await c.world.lines({ workflow: "case", limit: 1 });
    const { ref } = row?.summary ?? {};
    await c.teams.as(oid.coordinator).say(c.teams.personal(oid.coordinator), `lugnt ${ref}`);
    await c.world.idle();
    expect((await c.state<{ latest: { by: string } }>(id)).latest.by).toBe(member.coordinator);
    // What is done in Teams is private news in Slack: nothing new has come to the personal chat but answers.
    expect(c.personal(oid.coordinator).join("\n")).not.toContain("Evonhuset deltar");
  });
  test("is written to on the other while the preferred one is gone, and on the preferred one again afterwards", async () => {
    const c = await cast();
    const id = await c.shared();
    expect(await slackSays(c, false)).toEqual({ kind: "done" });
    await c.world.idle();
    await invite(c, id);
    expect(c.personal(oid.coordinator).join("\n")).toContain("Ni är inbjudna till ett ärende");
    expect(c.slack("U0EVON01")).toEqual([]);
    await slackSays(c, true);
    await c.world.idle();
    await c.does(member.coordinator, "case", "accept", { contact: member.coordinator }, id);
    await c.does(member.coordinator, "case", "leave", {}, id);
    await invite(c, id);
    expect(c.slack("U0EVON01").at(-1)).toContain("Ni är inbjudna till ett ärende");
    expect(c.personal(oid.coordinator).filter((text) => text.includes("[")).length).toBe(0);
  });
  test("finds what waits for them on one platform at a time: it moves, and is never posted anew where it lay", async () => {
    const c = await cast();
    await invite(c, await c.shared());
    const open = (texts: readonly string[]): number =>
      texts.filter((text) => text.includes("[Öppna inbjudan]")).length;
    for (const [reachable, slack, teams] of [
      [false, 0, 1],
      [true, 1, 0],
      [false, 0, 1],
      [true, 1, 0],
    ] as const) {
      await slackSays(c, reachable);
      await c.world.idle();
      expect([open(c.slack("U0EVON01")), open(c.personal(oid.coordinator))]).toEqual([
        slack,
        teams,
      ]);
      expect([c.slack("U0EVON01").length, c.personal(oid.coordinator).length]).toEqual([1, 1]);
    }
  });
  test("prefers Teams and blocks the bot there: Slack at once, and Teams again after a new installation", async () => {
    const c = await cast(edited({ members: { [member.coordinator]: { preferred: "teams" } } }));
    const id = await c.shared();
    await c.teams.as(oid.coordinator).block();
    await invite(c, id);
    expect(c.slack("U0EVON01").join("\n")).toContain("Ni är inbjudna till ett ärende");
    const gone = { platform: "teams", id: `${malmo}/${oid.coordinator}` } as const;
    expect((await c.people()).isUnreachable(gone)).toBe(true);
    await c.teams.as(oid.coordinator).unblock();
    await c.teams.as(oid.coordinator).install();
    await c.world.idle();
    expect((await c.people()).isUnreachable(gone)).toBe(false);
    await c.does(member.coordinator, "case", "decline", {}, id);
    await invite(c, id);
    expect(c.personal(oid.coordinator).at(-1)).toContain("Ni är inbjudna till ett ärende");
  });
});
