// What a person sees after what they did, and what they cannot do.
import { describe, expect, test, vi } from "vitest";
import {
  ADA,
  BO,
  card,
  continued,
  EVE,
  EXECUTE,
  execute,
  FETCH,
  instead,
  message,
  OWN,
  SAVE,
  SHARED,
  START,
  save,
  sentence,
  teamsWorld,
  text,
} from "./teams-world.ts";

const UNREACHABLE = "Unable to reach app. Please try again.";
const TROUBLE = "Something went wrong. Please try again.";
const what = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: "Input.Text",
  id: "what",
  label: "Vad",
  ...more,
});
const choice = {
  type: "Input.ChoiceSet",
  id: "which",
  label: "Vilken",
  choices: [{ title: "Kläder", value: "clothes" }],
};

describe("after a button", () => {
  test("a sentence, for a moment", async () => {
    const { cloud, door, posted } = teamsWorld(() => sentence("Tack"));
    const id = await posted(OWN);
    expect(await cloud.as(ADA).press(OWN, id, EXECUTE)).toMatchObject({
      status: 200,
      said: "Tack",
      body: sentence("Tack"),
      dialog: null,
    });
    door.open = () => ({
      statusCode: 400,
      type: "application/vnd.microsoft.error",
      value: { code: "x", message: "Nej" },
    });
    expect(await cloud.as(ADA).press(OWN, id, EXECUTE)).toMatchObject({ said: "Nej" });
    door.open = () => undefined;
    expect(await cloud.as(ADA).press(OWN, id, EXECUTE)).not.toHaveProperty("said");
  });
  test("another card, for this person only, until the message itself changes", async () => {
    const mine = card([text("Ditt")], [execute("mine")]);
    const { api, cloud, posted } = teamsWorld(() => instead(mine));
    const id = await posted(OWN);
    await cloud.as(ADA).press(OWN, id, EXECUTE);
    await expect(cloud.as(ADA).press(OWN, id, EXECUTE)).rejects.toThrow(RangeError);
    expect(
      await cloud
        .as(ADA)
        .press(OWN, id, { type: "Action.Execute", verb: "mine", data: { action: "mine" } }),
    ).toMatchObject({
      status: 200,
    });
    expect(await cloud.as(BO).press(OWN, id, EXECUTE)).toMatchObject({ status: 200 });
    await api("PUT", `/${OWN}/activities/${id}`, message(card()));
    expect(await cloud.as(ADA).press(OWN, id, EXECUTE)).toMatchObject({ status: 200 });
  });
  test("only new whispers are told", async () => {
    const { api, cloud, door, posted } = teamsWorld();
    const whisper = (said: string) =>
      api(
        "POST",
        `/${OWN}/activities?isTargetedActivity=true`,
        message(undefined, { text: said, recipient: { id: ADA } }),
      );
    const id = await posted(OWN);
    await whisper("Förut");
    door.open = async () => void (await whisper("Nu"));
    expect(
      (await cloud.as(ADA).press(OWN, id, EXECUTE)).targeted.map(({ text: said }) => said),
    ).toEqual(["Nu"]);
    expect((await cloud.as(BO).press(OWN, id, EXECUTE)).targeted).toEqual([]);
  });
  test.each([
    [
      "no answer in time",
      () => new Promise(() => undefined),
      UNREACHABLE,
      { status: 0, error: "timeout" },
    ],
    [
      "an error",
      () => new Response("no", { status: 500 }),
      TROUBLE,
      { status: 500, error: "failed" },
    ],
    [
      "no connection",
      () => Promise.reject(new Error("refused")),
      TROUBLE,
      { status: 0, error: "failed" },
    ],
    [
      "something else",
      () => ({ ok: true }),
      TROUBLE,
      { status: 200, problems: [expect.any(String)] },
    ],
    [
      "a card that Teams does not know",
      () => instead(card([{ type: "X" }])),
      TROUBLE,
      { problems: ["/body/0: element of type X is not known"] },
    ],
  ] as const)("%s", async (_, open, said, seen) => {
    const { cloud, posted } = teamsWorld(open);
    expect(await cloud.as(ADA).press(OWN, await posted(OWN), EXECUTE)).toMatchObject({
      said,
      ...seen,
    });
  });
  test("nobody presses what they do not see", async () => {
    const { api, cloud, posted } = teamsWorld();
    const id = await posted(
      OWN,
      card([what()], [execute("take"), execute("off", { isEnabled: false })]),
    );
    const press = (user: string, ...args: Parameters<ReturnType<typeof cloud.as>["press"]>) =>
      cloud.as(user).press(...args);
    await expect(press(ADA, OWN, "1", EXECUTE)).rejects.toThrow(RangeError);
    await expect(press(EVE, OWN, id, EXECUTE)).rejects.toThrow(RangeError);
    await expect(
      press(ADA, OWN, id, { ...EXECUTE, data: { action: "take", more: 1 } }),
    ).rejects.toThrow(RangeError);
    await expect(press(ADA, OWN, id, { ...EXECUTE, verb: "other" })).rejects.toThrow(RangeError);
    await expect(press(ADA, OWN, id, { ...EXECUTE, type: "Action.Submit" })).rejects.toThrow(
      RangeError,
    );
    await expect(
      press(ADA, OWN, id, { type: "Action.Execute", verb: "off", data: { action: "off" } }),
    ).rejects.toThrow(RangeError);
    await expect(press(ADA, OWN, id, EXECUTE, { unknown: "x" })).rejects.toThrow(RangeError);
    const { body } = await api(
      "POST",
      `/${OWN}/activities?isTargetedActivity=true`,
      message(card(), { recipient: { id: ADA } }),
    );
    await expect(press(BO, OWN, String(body.id), EXECUTE)).rejects.toThrow(RangeError);
    expect(await press(ADA, OWN, String(body.id), EXECUTE)).toMatchObject({ status: 200 });
    expect(() => cloud.as("nobody")).toThrow(RangeError);
  });
});

describe("dialogs", () => {
  test("drawn again, with the error beside the field; then closed", async () => {
    const { cloud, door, posted } = teamsWorld(() =>
      continued(card([what(), choice], [save()]), { width: "small" }),
    );
    const ada = cloud.as(ADA);
    const opened = await ada.press(OWN, await posted(OWN), FETCH);
    expect(opened.dialog).toEqual({
      title: "Formulär",
      card: card([what(), choice], [save()]),
      height: "medium",
      width: "small",
    });
    door.open = () => continued(card([what({ value: "Mat" }), text("Skriv mer")], [save()]));
    expect((await ada.submit(SAVE, { what: "Mat" })).dialog).toMatchObject({
      card: { body: [{ value: "Mat" }, { text: "Skriv mer" }] },
    });
    door.open = () => ({ task: { type: "message", value: "Sparat" } });
    expect((await ada.submit(SAVE)).dialog).toEqual({ message: "Sparat" });
    await expect(ada.submit(SAVE)).rejects.toThrow(RangeError);
    expect((await ada.close()).dialog).toBeNull();
  });
  test("an empty answer closes it; a failed one leaves it", async () => {
    const { cloud, door, posted } = teamsWorld(() => continued(card([what()], [save()])));
    await cloud.as(ADA).press(OWN, await posted(OWN), FETCH);
    door.open = () => new Response(null, { status: 500 });
    expect(await cloud.as(ADA).submit(SAVE)).toMatchObject({
      said: TROUBLE,
      dialog: { title: "Formulär" },
    });
    door.open = () => ({});
    expect(await cloud.as(ADA).submit(SAVE)).toMatchObject({ dialog: null });
  });
  test.each([
    [
      "Action.Execute",
      continued(card([], [execute()])),
      "/actions/0: Action.Execute does not work in a dialog",
    ],
    [
      "no card",
      { task: { type: "continue", value: { title: "x" } } },
      expect.stringContaining("task/value/card"),
    ],
    [
      "an address",
      { task: { type: "continue", value: { url: "https://x" } } },
      expect.stringContaining("task/value/card"),
    ],
    [
      "a height that is none",
      continued(card(), { height: "tall" }),
      expect.stringContaining("height"),
    ],
  ])("not with %s", async (_, answer, problem) => {
    const { cloud, posted } = teamsWorld(() => answer);
    const seen = await cloud.as(ADA).press(OWN, await posted(OWN), FETCH);
    expect(seen).toMatchObject({ dialog: null, said: TROUBLE });
    expect(seen.problems?.[0]).toEqual(problem);
  });
  test("the client holds back what is not filled in", async () => {
    const body = [
      what({ isRequired: true, maxLength: 5, regex: "^\\D*$" }),
      { ...choice, isRequired: true },
      { type: "Input.Toggle", id: "sure", title: "Säkert", label: "Säkert", isRequired: true },
    ];
    const { cloud, posted, activities } = teamsWorld(() => continued(card(body, [save()])));
    const ada = cloud.as(ADA);
    await ada.press(OWN, await posted(OWN), FETCH);
    const good = { what: "Mat", which: "clothes", sure: "true" };
    const refused = async (values: Record<string, string>) =>
      (await ada.submit(SAVE, values)).refused;
    expect(await refused({})).toEqual(["what", "which", "sure"]);
    expect(await refused({ ...good, what: "För långt" })).toEqual(["what"]);
    expect(await refused({ ...good, what: "112" })).toEqual(["what"]);
    await expect(ada.submit(SAVE, { ...good, which: "food" })).rejects.toThrow(RangeError);
    expect(activities).toHaveLength(1);
    await ada.submit(SAVE, good);
    expect(activities[1]?.value).toMatchObject({ data: { action: "save", ...good } });
  });
  test("what nobody touched is sent as it stood", async () => {
    const body = [
      what(),
      what({ id: "kept", value: "Mat" }),
      choice,
      { type: "Input.Toggle", id: "sure", title: "Säkert" },
    ];
    const { cloud, posted, activities } = teamsWorld(() => continued(card(body, [save()])));
    await cloud.as(ADA).press(OWN, await posted(OWN), FETCH);
    await cloud.as(ADA).submit(SAVE);
    expect(activities[1]?.value).toEqual(
      expect.objectContaining({ data: { action: "save", what: "", kept: "Mat", sure: "false" } }),
    );
  });
});

describe("where the app is not", () => {
  test("nobody hears", async () => {
    const { cloud, posted, activities } = teamsWorld();
    const id = await posted(OWN);
    await cloud.uninstallFromChannel(OWN);
    await cloud.as(ADA).uninstall();
    activities.length = 0;
    expect(await cloud.as(ADA).say(OWN, "hej")).toMatchObject({ error: "not_installed" });
    expect(await cloud.as(ADA).press(OWN, id, EXECUTE)).toMatchObject({
      error: "not_installed",
      said: UNREACHABLE,
    });
    expect(await cloud.as(ADA).extension("open", OWN)).toMatchObject({ error: "not_installed" });
    expect(activities).toEqual([]);
    expect(await cloud.as(ADA).extension("open", SHARED)).toMatchObject({ status: 200 });
    await expect(cloud.as(ADA).extension("unknown", SHARED)).rejects.toThrow(RangeError);
    await expect(cloud.as(EVE).say(OWN, "hej")).rejects.toThrow(RangeError);
  });
});

describe("what is kept", () => {
  test("a snapshot is the state; the configuration says who exists", async () => {
    const { cloud, posted } = teamsWorld(() => continued(card([], [save()])));
    const id = await posted(OWN);
    await cloud.as(ADA).press(OWN, id, FETCH);
    await cloud.as(BO).block();
    const kept = JSON.parse(JSON.stringify(cloud.snapshot())) as unknown;
    const other = teamsWorld(undefined, { users: [{ id: ADA, tenant: "x", name: "ny" }] });
    other.cloud.restore(kept);
    expect(other.cloud.activities(OWN)).toEqual(cloud.activities(OWN));
    expect(other.cloud.as(ADA).see().dialog).toEqual(cloud.as(ADA).see().dialog);
    expect(other.cloud.users()).toHaveLength(1);
    expect(other.cloud.snapshot().blocked).toEqual({ [BO]: true });
    expect(Number(await other.posted(OWN))).toBeGreaterThan(Number(id));
    expect(() => other.cloud.restore({ version: 2 })).toThrow();
  });
  test("a reset empties, and ids go on rising", async () => {
    const { cloud, posted } = teamsWorld();
    const first = Number(await posted(OWN));
    expect(first).toBe(START);
    const told = vi.fn();
    const stop = cloud.onChange(told);
    cloud.reset();
    expect(told).toHaveBeenCalledOnce();
    expect(cloud.activities(OWN)).toEqual([]);
    stop();
    expect(Number(await posted(OWN))).toBeGreaterThan(first);
    expect(told).toHaveBeenCalledOnce();
  });
  test("where everything is", () => {
    const { cloud } = teamsWorld();
    expect(
      cloud.conversations().map(({ id, kind, members }) => [id, kind, members.length]),
    ).toEqual([
      [cloud.personal(ADA), "personal", 1],
      [cloud.personal(BO), "personal", 1],
      [cloud.personal(EVE), "personal", 1],
      [SHARED, "channel", 3],
      [OWN, "channel", 2],
    ]);
  });
});
