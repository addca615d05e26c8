// A marked class-B value and a marked identity go in at every door, and come out nowhere.
import { beforeAll, describe, expect, test } from "vitest";
import { overWeb } from "../../playground/server/worlds.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { consentTo } from "../support/consent-to.ts";
import { interactionBody, pressPayload, signed, submitPayload } from "../support/signed.ts";
import { type Traces, traces } from "../support/traces.ts";
import { createWorld, type World } from "../support/world.ts";

/** By shape a personal identity number, another for each door. */
const numberOf = (door: number): string => `196408${10 + door}-32${10 + door}`;
/** Codes and days that nothing else in the run uses. */
const secrets = [
  "trauma_psyk",
  "supportDeclined",
  "agreedWithPerson",
  "ForcedBegging",
  "stateless",
  "2027-08-19",
];
const [anna, bo] = ["U0NOOMI01", "U0NOOMI02"];

/** One case with every marked code in it, through real forms, until it is closed. */
const withSecrets = async (w: World): Promise<void> => {
  const person = w.cloud.as(anna);
  const opened = await person.slash("/arende", "nytt");
  const done = await person.submit(opened.modal?.id ?? "", { "f:risk": "high", "f:child": "yes" });
  const ref = /SYD-\w{4}-\w{2}/.exec(JSON.stringify(done.modal))?.[0] ?? "";
  const fill = async (
    words: string,
    values: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<void> => {
    const form = await person.slash("/stafett", `${words} ${ref}`);
    if (!form.modal?.submit)
      throw new Error(`no form for ${words}: ${JSON.stringify(form.ephemerals)}`);
    const seen = await person.submit(form.modal.id, values);
    if (seen.errors || seen.error)
      throw new Error(`${words}: ${JSON.stringify(seen.errors ?? seen.error)}`);
    for (let open = person.see().modal; open; open = person.see().modal)
      await person.close(open.id, { all: true });
    await w.idle();
  };
  await fill("frist", { "f:kind": "betanketid", "f:day": "2027-08-19" });
  await fill("skjut upp", { "f:until": "2026-11-27", "f:reason": "agreedWithPerson" });
  const groups = ["behov", "sakerhet", "migration", "barn"];
  const part = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "trauma_psyk", groups };
  const [row] = await w.stafett.store.lists.list({ workflow: "case", limit: 1 });
  // The groups stand on the second screen of the form.
  const ask = {
    kind: "submit",
    workflow: "case",
    instance: row?.instance ?? "",
    command: "consent",
    hidden: {},
    more: true,
  } as const;
  const by = {
    idempotencyKey: freshIdempotencyKey(w.clock.now()),
    platform: "slack",
    identity: `T0STAFETT/${anna}`,
  } as const;
  const agreed = await w.stafett.engine.handle({ ...by, ask: { ...ask, values: consentTo(part) } });
  if (agreed.kind !== "done") throw new Error(`consent: ${JSON.stringify(agreed)}`);
  await fill("bjud in", {
    "f:agency": part.agency,
    "f:basis": part.basis,
    "f:purpose": part.purpose,
    "f:groups": groups,
  });
  await w.cloud.as("U0EVON01").openHome();
  await w.until("2026-12-01T12:00:00Z");
  await accept(w);
  await fill("avsluta", { "f:reason": "supportDeclined", "f:exploitation": "ForcedBegging" });
  await w.until("2026-12-08T12:00:00Z");
};
const accept = async (w: World): Promise<void> => {
  const row = (await w.stafett.store.lists.list({ workflow: "case", limit: 1 }))[0];
  const idempotencyKey = freshIdempotencyKey(w.clock.now());
  const form = { w: "case", i: row?.instance ?? "", c: "accept", idempotencyKey };
  const option = { type: "static_select", selected_option: { value: "regionkoordinator-1" } };
  const request = signed(interactionBody(submitPayload("U0EVON01", form, { contact: option })));
  const response = await overWeb(w.stafett.adapters.get("slack"), request);
  expect(response.status).toBe(200);
};

describe("class B", () => {
  let seen: Traces;
  beforeAll(async () => {
    const w = await createWorld();
    await withSecrets(w);
    seen = traces(w, []);
    await w.close();
  });
  test("was there at all: it was shown in panels or forms to those who may, and messages were posted", () => {
    for (const secret of ["trauma_psyk", "supportDeclined", "agreedWithPerson", "ForcedBegging"])
      expect(seen.views.join()).toContain(secret);
    expect(seen.calls.filter((call) => call.includes("blocks")).length).toBeGreaterThan(5);
    expect(seen.facts.length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(seen.files).sort().join()).toMatch(
      /stafett\.db,stafett\.db-shm,stafett\.db-wal/,
    );
  });
  test.each(secrets)("%s is in no message, no metadata, no home page", (secret) => {
    expect(seen.calls.filter((call) => call.includes(secret))).toEqual([]);
  });
  test.each(secrets)("%s is in no log line", (secret) => {
    expect(seen.facts).not.toContain(secret);
  });
  test.each(secrets)("%s is in no byte of the database, its log, or the keys", (secret) => {
    for (const [file, bytes] of Object.entries(seen.files))
      expect(bytes.includes(secret), file).toBe(false);
  });
});

type Door = (w: World, number: string) => Promise<string>;
const receive = async (w: World, request: Request): Promise<string> => {
  const response = await overWeb(w.stafett.adapters.get("slack"), request);
  await w.idle();
  return `${response.status} ${await response.text()}`;
};
const interact = (w: World, payload: unknown): Promise<string> =>
  receive(w, signed(interactionBody(payload)));
const press = (w: World, value: unknown): Promise<string> => interact(w, pressPayload(anna, value));
const json = (w: World, body: string): Promise<string> =>
  receive(w, signed(body, { contentType: "application/json" }));
const line = (number: string) => ({
  text: { type: "plain_text_input", value: `ring ${number} i dag` },
});
const note = (w: World) => ({
  w: "action",
  c: "create",
  idempotencyKey: freshIdempotencyKey(w.clock.now()),
});
const typed = (w: World, number: string, user = "U0NOOMI03") =>
  submitPayload(user, note(w), line(number));
const slash = async (w: World, door: string, text: string): Promise<string> =>
  JSON.stringify(await w.cloud.as(anna).slash(door, text));
const doors: readonly [string, Door][] = [
  ["slash text", (w, n) => slash(w, "/stafett", `vem ${n}`)],
  ["slash text beside a reference", (w, n) => slash(w, "/arende", `SYD-7KQ3-M9 ${n}`)],
  ["another slash command", (w, n) => slash(w, "/lageskoll", n.replace("-", ""))],
  ["a line", (w, n) => interact(w, typed(w, n))],
  ["a line by somebody who may not", (w, n) => interact(w, typed(w, n, anna))],
  ["a token of a button", (w, n) => press(w, { w: "handover", c: "offer", v: { ref: n } })],
  ["a value that no form asks for", (w, n) => press(w, { w: "case", c: "open", v: { x: n } })],
  ["a choice of a button", (w, n) => press(w, { w: "case", c: "open", v: { risk: n } })],
  ["the name of a command", (w, n) => press(w, { w: "case", c: n, v: {} })],
  ["an instance", (w, n) => press(w, { w: "case", i: n, c: "calm", v: {} })],
  ["a malformed value", (w, n) => press(w, `{"w":"case","${n}`)],
  ["a malformed payload", (w, n) => interact(w, `{"type":"block_actions","x":"${n}"`)],
  ["an unknown type", (w, n) => interact(w, { ...pressPayload(anna, {}), type: n })],
  ["broken JSON", (w, n) => json(w, `{"event":"${n}`)],
  [
    "an event",
    (w, n) =>
      json(w, JSON.stringify({ type: "event_callback", event: { type: "message", text: n } })),
  ],
  [
    "a message to the bot",
    async (w, n) =>
      JSON.stringify((await w.cloud.as(anna).say(w.cloud.im(anna), `hej ${n}`)).ephemerals),
  ],
  [
    "an unsigned request",
    (w, n) => receive(w, signed(interactionBody(typed(w, n)), { secret: n })),
  ],
  ["the user's id", (w, n) => interact(w, pressPayload(n, { w: "case", c: "open", v: {} }))],
  [
    "a filled form's idempotency key",
    (w, n) =>
      interact(w, submitPayload("U0NOOMI03", { ...note(w), idempotencyKey: `f:${n}` }, line(n))),
  ],
];

describe("an identity", () => {
  let seen: Traces;
  let home: string;
  beforeAll(async () => {
    const w = await createWorld();
    const answers: string[] = [];
    for (const [i, [, enter]] of doors.entries()) answers.push(await enter(w, numberOf(i)));
    home = JSON.stringify(w.cloud.as(bo).see());
    seen = traces(w, answers);
    await w.close();
  });
  test.each(doors.map(([door], i) => [door, i] as const))("as %s comes out nowhere", (_door, i) => {
    const number = numberOf(i);
    const places = {
      message: seen.calls.join(),
      view: seen.views.join(),
      log: seen.facts,
      answer: seen.answers.join(),
      another: home,
    };
    for (const [place, text] of Object.entries({ ...places, ...seen.files }))
      expect(text.includes(number) || text.includes(number.replace("-", "")), place).toBe(false);
  });
  test("was stopped by the guard where a person can type", () => {
    expect(seen.facts.match(/"event":"guard"/g)?.length).toBeGreaterThanOrEqual(4);
    expect(seen.answers.filter((answer) => answer.startsWith("200")).length).toBeGreaterThan(5);
  });
});
