// A marked class-B value and a marked identity go in at every door, and come out nowhere.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { overWeb } from "../../playground/server/worlds.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { Locale } from "../../src/words/locale.ts";
import { consentTo } from "../support/consent-to.ts";
import { presets } from "../support/presets.ts";
import { interactionBody, pressPayload, signed, submitPayload } from "../support/signed.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

const locale = new Locale(catalogues, presets.sign);

/** By shape a personal identity number, another for each door. */
const numberOf = (door: number): string => `196408${10 + door}-32${10 + door}`;
/** Codes and days that nothing else in the run uses. */
const secrets = ["trauma_psyk", "supportDeclined", "agreedWithPerson", "ForcedBegging", "stateless", "2027-08-19"];
const [anna, bo] = ["U0NOOMI01", "U0NOOMI02"];

/** Everything that could hold a mark when all is done. */
type Traces = {
  readonly calls: readonly string[];
  readonly views: readonly string[];
  readonly facts: string;
  readonly answers: readonly string[];
  readonly files: Readonly<Record<string, string>>;
};
const filesOf = (w: World): Record<string, string> => {
  const folder = dirname(w.file);
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file)).toString("latin1")]));
};
const traces = (w: World, answers: readonly string[]): Traces => {
  const isView = (method: string): boolean => method === "views.open" || method === "views.update" || method === "views.push";
  const said = w.cloud.calls.map((call) => ({ view: isView(call.method), text: JSON.stringify(call.args) }));
  return {
    calls: said.filter((call) => !call.view).map((call) => call.text),
    views: said.filter((call) => call.view).map((call) => call.text),
    facts: JSON.stringify(w.facts),
    answers,
    files: filesOf(w),
  };
};

/** One case with every marked code in it, through real forms, until it is closed. */
const withSecrets = async (w: World): Promise<void> => {
  const person = w.cloud.as(anna);
  const opened = await person.slash("/arende", "nytt");
  const done = await person.submit(opened.modal?.id ?? "", { "f:risk": "high", "f:child": "yes" });
  const ref = /SYD-\w{4}-\w{2}/.exec(JSON.stringify(done.modal))?.[0] ?? "";
  const fill = async (words: string, values: Readonly<Record<string, string | readonly string[]>>): Promise<void> => {
    const form = await person.slash("/stafett", `${words} ${ref}`);
    if (!form.modal?.submit) throw new Error(`no form for ${words}: ${JSON.stringify(form.ephemerals)}`);
    const seen = await person.submit(form.modal.id, values);
    if (seen.errors || seen.error) throw new Error(`${words}: ${JSON.stringify(seen.errors ?? seen.error)}`);
    for (let open = person.see().modal; open; open = person.see().modal) await person.close(open.id, { all: true });
    await w.idle();
  };
  await fill("frist", { "f:kind": "betanketid", "f:day": "2027-08-19" });
  await fill("skjut upp", { "f:until": "2026-11-27", "f:reason": "agreedWithPerson" });
  const groups = ["behov", "sakerhet", "migration", "barn"];
  const part = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "trauma_psyk", groups };
  const [row] = await w.stafett.store.lists.list({ workflow: "case", limit: 1 });
  // The groups stand on the second screen of the form.
  const ask = { kind: "submit", workflow: "case", instance: row?.instance ?? "", command: "consent", hidden: {}, more: true } as const;
  const by = { idempotencyKey: freshIdempotencyKey(w.clock.now()), platform: "slack", identity: `T0STAFETT/${anna}` } as const;
  const agreed = await w.stafett.engine.handle({ ...by, ask: { ...ask, values: consentTo(part) } });
  if (agreed.kind !== "done") throw new Error(`consent: ${JSON.stringify(agreed)}`);
  await fill("bjud in", { "f:agency": part.agency, "f:basis": part.basis, "f:purpose": part.purpose, "f:groups": groups });
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
    expect(Object.keys(seen.files).sort().join()).toMatch(/stafett\.db,stafett\.db-shm,stafett\.db-wal/);
  });
  test.each(secrets)("%s is in no message, no metadata, no home page", (secret) => {
    expect(seen.calls.filter((call) => call.includes(secret))).toEqual([]);
  });
  test.each(secrets)("%s is in no log line", (secret) => {
    expect(seen.facts).not.toContain(secret);
  });
  test.each(secrets)("%s is in no byte of the database, its log, or the keys", (secret) => {
    for (const [file, bytes] of Object.entries(seen.files)) expect(bytes.includes(secret), file).toBe(false);
  });
});

/** Codes of consents and referrals, each with the list whose wording must not be said either. */
const codes = [
  ["need", "pram"],
  ["condition", "farFromRegion"],
  ["band", "3plus"],
  ["basis", "samtycke_ngo"],
  ["payer", "MMM"],
  ["question", "children"],
  ["rejection", "unsafePlace"],
  ["withdrawalHow", "throughOther"],
  ["informed", "withdrawal"],
  ["rest", "waitingForDecision"],
] as const;
const shelterName = "Hemlighuset";
const passOn = async (w: World): Promise<void> => {
  const [noomi, shelter, evon] = ["noomi-kontakt", "boende-syd-kontakt", "regionkoordinator-1"];
  const { transact } = w.stafett.engine;
  const does = async (by: string, workflow: string, command: string, values: object = {}, instance?: string): Promise<string> => {
    const member = (await transact.instances.people()).people.members.get(by);
    if (!member) throw new Error(`nobody is ${by}`);
    const order = { workflow, command, values: { ...values }, by: { member }, ...(instance && { instance: instance as never }) };
    const done = await transact.run(order);
    if (done.kind !== "ok") throw new Error(`${workflow}.${command}: ${JSON.stringify(done)}`);
    await w.idle();
    return done.instance;
  };
  const looks = (user: string, workflow: string, instance: string, panel: string) =>
    overWeb(w.stafett.adapters.get("slack"), signed(interactionBody(pressPayload(user, { w: workflow, i: instance, p: panel }))));
  const kase = await does(noomi, "case", "open", { deputy: "noomi-ersattare", child: "yes", risk: "high", quiet: "no" });
  const asked = {
    service: "skyddat_boende",
    urgency: "normal",
    child: "yes",
    band: "3plus",
    agencies: ["boende-syd", "socialtjansten-malmo"],
  };
  const question = await does(noomi, "capacity", "ask", asked);
  await does(shelter, "capacity", "waitlist", {}, question);
  await looks(anna, "capacity", question, "show");
  const groups = ["behov", "sakerhet", "barn"];
  const consent = { kind: "sekretess", given: "yes", form: "spoken", groups, informed: ["withdrawal"] };
  await does(noomi, "case", "consent", { ...consent, agency: "boende-syd", purpose: "skyddat_boende" }, kase);
  await does(noomi, "case", "consent", { ...consent, agency: "evonhuset", purpose: "annat" }, kase);
  const secret = {
    needs: ["pram"],
    conditions: ["farFromRegion"],
    children: "3plus",
    interpreter: "yes",
    language: "ti",
    payer: "MMM",
    basis: "samtycke_ngo",
    groups,
  };
  const usual = { kase, urgency: "normal", kind: "hanvisning", ...secret };
  const declined = await does(noomi, "referral", "draft", { ...usual, service: "fack_lonekrav", to: "evonhuset" });
  await does(noomi, "referral", "send", {}, declined);
  await does(evon, "referral", "receive", {}, declined);
  await does(evon, "referral", "decline", { reason: "unsafePlace", suggested: "boende-syd" }, declined);
  await looks(anna, "referral", declined, "show");
  const id = await does(noomi, "referral", "draft", { ...usual, service: "skyddat_boende", to: "boende-syd" });
  await does(noomi, "referral", "send", {}, id);
  await w.until("2026-11-30T12:00:00Z");
  await does(shelter, "referral", "receive", {}, id);
  await does(shelter, "referral", "ask", { question: "children" }, id);
  await looks("U0BOENDE1", "referral", id, "show");
  await does(noomi, "referral", "answer", { payer: "MMM", children: "3plus" }, id);
  await does(shelter, "referral", "accept", { holder: { member: shelter }, deputy: "boende-syd-forestandare" }, id);
  await does(noomi, "referral", "handOver", { carrier: "phone" }, id);
  await does(shelter, "referral", "takeOver", {}, id);
  await does(shelter, "referral", "rest", { reason: "waitingForDecision" }, id);
  const known = (await transact.instances.load(kase as never))?.state as
    | { readonly consents: readonly { readonly id: string }[] }
    | undefined;
  await does(noomi, "case", "revoke", { id: known?.consents[0]?.id, how: "throughOther" }, kase);
  await looks(anna, "case", kase, "show");
  await w.until("2026-12-02T12:00:00Z");
};
describe("what a referral carries", () => {
  let seen: Traces;
  let teams: string;
  beforeAll(async () => {
    const sample = sampleConfig();
    const agencies = sample.agencies.map((agency) => (agency.id === "boende-syd" ? { ...agency, name: shelterName } : agency));
    const w = await createWorld({ config: { ...sample, agencies }, teams: true });
    await passOn(w);
    seen = traces(w, []);
    teams = JSON.stringify(w.teams?.calls);
    await w.close();
  });
  test("was shown in panels, and messages were posted on both platforms", () => {
    for (const [of, code] of [codes[0], codes[1], codes[2], codes[6]])
      expect(seen.views.join(), code).toContain(locale.option(of, code, "sv"));
    expect(seen.views.join()).toContain(shelterName);
    expect(seen.calls.filter((call) => call.includes("blocks")).length).toBeGreaterThan(12);
    expect(teams).toContain("AdaptiveCard");
  });
  test.each(codes)("%s %s is in no message, no log line and no byte of the files, neither as a code nor in words", (of, code) => {
    const [word, said] = [new RegExp(`\\b${code}\\b`), locale.option(of, code, "sv")];
    for (const text of [...seen.calls, teams]) expect([word.test(text), text.includes(said)]).toEqual([false, false]);
    expect(seen.facts).not.toMatch(word);
    for (const [file, bytes] of Object.entries(seen.files)) expect(bytes.includes(`"${code}"`), file).toBe(false);
  });
  test("a shelter's name is in no message, no home page and no log line", () => {
    expect(seen.calls.filter((call) => call.includes(shelterName))).toEqual([]);
    expect(teams).not.toContain(shelterName);
    expect(seen.facts).not.toContain(shelterName);
  });
});

type Door = (w: World, number: string) => Promise<string>;
const receive = async (w: World, request: Request): Promise<string> => {
  const response = await overWeb(w.stafett.adapters.get("slack"), request);
  await w.idle();
  return `${response.status} ${await response.text()}`;
};
const interact = (w: World, payload: unknown): Promise<string> => receive(w, signed(interactionBody(payload)));
const press = (w: World, value: unknown): Promise<string> => interact(w, pressPayload(anna, value));
const json = (w: World, body: string): Promise<string> => receive(w, signed(body, { contentType: "application/json" }));
const line = (number: string) => ({ text: { type: "plain_text_input", value: `ring ${number} i dag` } });
const note = (w: World) => ({ w: "action", c: "create", idempotencyKey: freshIdempotencyKey(w.clock.now()) });
const typed = (w: World, number: string, user = "U0NOOMI03") => submitPayload(user, note(w), line(number));
const slash = async (w: World, door: string, text: string): Promise<string> => JSON.stringify(await w.cloud.as(anna).slash(door, text));
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
  ["an event", (w, n) => json(w, JSON.stringify({ type: "event_callback", event: { type: "message", text: n } }))],
  ["a message to the bot", async (w, n) => JSON.stringify((await w.cloud.as(anna).say(w.cloud.im(anna), `hej ${n}`)).ephemerals)],
  ["an unsigned request", (w, n) => receive(w, signed(interactionBody(typed(w, n)), { secret: n }))],
  ["the user's id", (w, n) => interact(w, pressPayload(n, { w: "case", c: "open", v: {} }))],
  ["a filled form's idempotency key", (w, n) => interact(w, submitPayload("U0NOOMI03", { ...note(w), idempotencyKey: `f:${n}` }, line(n)))],
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
    const places = { message: seen.calls.join(), view: seen.views.join(), log: seen.facts, answer: seen.answers.join(), another: home };
    for (const [place, text] of Object.entries({ ...places, ...seen.files }))
      expect(text.includes(number) || text.includes(number.replace("-", "")), place).toBe(false);
  });
  test("was stopped by the guard where a person can type", () => {
    expect(seen.facts.match(/"event":"guard"/g)?.length).toBeGreaterThanOrEqual(4);
    expect(seen.answers.filter((answer) => answer.startsWith("200")).length).toBeGreaterThan(5);
  });
});
