// What a known user and a stranger get at the real HTTP door for a request that makes sense: an answer that fits, and no second effect.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { commandBody, freshTrigger, submitPayload } from "../support/signed.ts";
import { type Answer, anna, SlackDoor } from "../support/slack-door.ts";

let door: SlackDoor;
beforeAll(async () => {
  door = await SlackDoor.open();
  // From here on a button of the first round is one of an earlier round.
  expect((await door.interact(door.calm())).status).toBe(200);
});
afterAll(() => door.close());
beforeEach(() => door.begin());

describe("somebody", () => {
  const said = (answer: Answer): string =>
    answer.text === "" ? "" : String(JSON.parse(answer.text).text);
  test("whom nobody has added is told so", async () => {
    expect(said(await door.send(commandBody("U0NOBODY", "mina")))).toContain(
      "känner inte igen dig",
    );
    await door.nothingHappened();
  });
  test("with a known user id from another workspace is a stranger", async () => {
    expect(said(await door.send(commandBody(anna, "mina", { team_id: "T0ELSEWHERE" })))).toContain(
      "känner inte igen dig",
    );
    const foreign = { ...door.calm("2"), user: { id: anna, team_id: "T0ELSEWHERE" } };
    expect((await door.interact(foreign)).status).toBe(200);
    // The workspace that is asked through does not make a stranger one of us, nor the other way round.
    expect((await door.interact({ ...foreign, team: { id: "T0STAFETT" } })).status).toBe(200);
    await door.nothingHappened();
  });
  test("with a mistyped reference, an unknown one, and somebody else's", async () => {
    const wrong = door.ref.slice(0, -1) + (door.ref.endsWith("0") ? "1" : "0");
    expect(said(await door.send(commandBody(anna, `visa ${wrong}`)))).toContain(
      "Referensen stämmer inte",
    );
    const unknown = said(await door.send(commandBody(anna, "visa SYD-0000-00")));
    expect(unknown).toContain("Det finns inget ärende");
    expect(said(await door.send(commandBody("U0LUND01", `visa ${door.ref}`)))).toBe(unknown);
    await door.nothingHappened();
  });
  test("with words that mean nothing", async () => {
    expect(said(await door.send(commandBody(anna, "blargh")))).toContain("Stafett förstod inte");
  });
  test("whose trigger has expired is told, and nothing is lost", async () => {
    const shown = door.world.cloud.calls.length;
    expect((await door.send(commandBody(anna, "mina"))).status).toBe(200);
    await vi.waitFor(() => expect(door.world.cloud.calls.length).toBeGreaterThan(shown));
    const refused = door.world.cloud.calls
      .slice(shown)
      .filter((call) => call.method === "views.open");
    expect(refused.map((call) => (call.answer as { ok: boolean }).ok)).toEqual([false]);
    expect(door.world.facts).toContainEqual(
      expect.objectContaining({ event: "slack.view", error: expect.stringMatching(/trigger/) }),
    );
    await door.nothingHappened();
  });
  test("with a button of an earlier round is told what is true now", async () => {
    const opened = door.world.cloud.calls.length;
    expect((await door.interact({ ...door.calm("1"), trigger_id: freshTrigger() })).status).toBe(
      200,
    );
    const notice = JSON.stringify(door.world.cloud.calls.slice(opened).map((call) => call.args));
    expect(notice).toMatch(/redan|sedan/i);
    await door.nothingHappened();
  });
  test("twice the same form: one effect", async () => {
    const idempotencyKey = `f:${door.world.clock.now().toString(36)}:ABCDEFGHJKMN`;
    const until = { type: "datepicker", selected_date: "2026-12-03" };
    const payload = submitPayload(
      anna,
      { w: "people", i: "people", c: "away", idempotencyKey },
      { until },
    );
    const answers = [await door.interact(payload), await door.interact(payload)];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const [was, is] = [JSON.parse(door.before), JSON.parse(await door.stored())];
    expect(is[1]).toBe(was[1] + 1);
  });
  test("with an error in a field gets it at the field, and nothing is stored", async () => {
    const idempotencyKey = `f:${door.world.clock.now().toString(36)}:BBCDEFGHJKMN`;
    const until = { type: "datepicker", selected_date: "2026-11-01" };
    const answer = await door.interact(
      submitPayload(anna, { w: "people", i: "people", c: "away", idempotencyKey }, { until }),
    );
    expect(JSON.parse(answer.text)).toEqual({
      response_action: "errors",
      errors: { "f:until": expect.stringContaining("senare dag") },
    });
    await door.nothingHappened();
  });
});

test("no answer and no log line has repeated anything that came in", () => {
  expect(JSON.stringify(door.world.facts)).not.toMatch(/blargh|U0NOBODY/);
});
