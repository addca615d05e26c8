// What a referral carries, and what was asked before it: codes and a shelter's name are shown in panels, and come out nowhere else.
import { beforeAll, describe, expect, test } from "vitest";
import { overWeb } from "../../playground/server/worlds.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { Locale } from "../../src/words/locale.ts";
import { Office } from "../support/office.ts";
import { presets } from "../support/presets.ts";
import { anna, shelter as shelterInSlack } from "../support/referral-attackers.ts";
import { interactionBody, pressPayload, signed } from "../support/signed.ts";
import { type Traces, traces } from "../support/traces.ts";
import { createWorld, sampleConfig, type World } from "../support/world.ts";

const locale = new Locale(catalogues, presets.sign);

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
const [noomi, shelter, evon] = ["noomi-kontakt", "boende-syd-kontakt", "regionkoordinator-1"];
const groups = ["behov", "sakerhet", "barn"];

/** The office, whose posts are all sent before the next thing is done. */
class Unhurried extends Office {
  override async does(...what: Parameters<Office["does"]>): Promise<string> {
    const instance = await super.does(...what);
    await this.world.idle();
    return instance;
  }
  async looks(user: string, workflow: string, instance: string, panel: string): Promise<void> {
    const body = interactionBody(pressPayload(user, { w: workflow, i: instance, p: panel }));
    await overWeb(this.world.stafett.adapters.get("slack"), signed(body));
  }
}
/** A shelter is asked whether it has room, and has a waiting list. */
const askForRoom = async (o: Unhurried): Promise<void> => {
  const question = await o.does(noomi, "capacity", "ask", {
    service: "skyddat_boende",
    urgency: "normal",
    child: "yes",
    band: "3plus",
    agencies: ["boende-syd", "socialtjansten-malmo"],
  });
  await o.does(shelter, "capacity", "waitlist", {}, question);
  await o.looks(anna, "capacity", question, "show");
};
/** The person consents to both agencies. */
const consent = async (o: Unhurried, kase: string): Promise<void> => {
  const given = {
    kind: "sekretess",
    given: "yes",
    form: "spoken",
    groups,
    informed: ["withdrawal"],
  };
  for (const part of [
    { agency: "boende-syd", purpose: "skyddat_boende" },
    { agency: "evonhuset", purpose: "annat" },
  ])
    await o.does(noomi, "case", "consent", { ...given, ...part }, kase);
};
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
const sent = async (o: Unhurried, kase: string, service: string, to: string): Promise<string> => {
  const draft = { kase, urgency: "normal", kind: "hanvisning", ...secret, service, to };
  const id = await o.does(noomi, "referral", "draft", draft);
  await o.does(noomi, "referral", "send", {}, id);
  return id;
};
const sendAndBeDeclined = async (o: Unhurried, kase: string): Promise<void> => {
  const id = await sent(o, kase, "fack_lonekrav", "evonhuset");
  await o.does(evon, "referral", "receive", {}, id);
  const reason = { reason: "unsafePlace", suggested: "boende-syd" };
  await o.does(evon, "referral", "decline", reason, id);
  await o.looks(anna, "referral", id, "show");
};
/** The shelter accepts the referral and takes over; the rest of it waits for a decision. */
const sendAndHandOver = async (o: Unhurried, kase: string): Promise<void> => {
  const id = await sent(o, kase, "skyddat_boende", "boende-syd");
  await o.world.until("2026-11-30T12:00:00Z");
  await o.does(shelter, "referral", "receive", {}, id);
  await o.does(shelter, "referral", "ask", { question: "children" }, id);
  await o.looks(shelterInSlack, "referral", id, "show");
  await o.does(noomi, "referral", "answer", { payer: "MMM", children: "3plus" }, id);
  const hands = { holder: { member: shelter }, deputy: "boende-syd-forestandare" };
  await o.does(shelter, "referral", "accept", hands, id);
  await o.does(noomi, "referral", "handOver", { carrier: "phone" }, id);
  await o.does(shelter, "referral", "takeOver", {}, id);
  await o.does(shelter, "referral", "rest", { reason: "waitingForDecision" }, id);
};
const revokeFirst = async (o: Unhurried, kase: string): Promise<void> => {
  const { consents } = await o.state<{ readonly consents: readonly { readonly id: string }[] }>(
    kase,
  );
  await o.does(noomi, "case", "revoke", { id: consents[0]?.id, how: "throughOther" }, kase);
  await o.looks(anna, "case", kase, "show");
};
const passOn = async (world: World): Promise<void> => {
  const o = new Unhurried(world);
  const kase = await o.does(noomi, "case", "open", {
    deputy: "noomi-ersattare",
    child: "yes",
    risk: "high",
    quiet: "no",
  });
  await askForRoom(o);
  await consent(o, kase);
  await sendAndBeDeclined(o, kase);
  await sendAndHandOver(o, kase);
  await revokeFirst(o, kase);
  await world.until("2026-12-02T12:00:00Z");
};

describe("what a referral carries", () => {
  let seen: Traces;
  let teams: string;
  beforeAll(async () => {
    const sample = sampleConfig();
    const agencies = sample.agencies.map((agency) =>
      agency.id === "boende-syd" ? { ...agency, name: shelterName } : agency,
    );
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
  test.each(codes)(
    "%s %s is in no message, no log line and no byte of the files, neither as a code nor in words",
    (of, code) => {
      const [word, said] = [new RegExp(`\\b${code}\\b`), locale.option(of, code, "sv")];
      for (const text of [...seen.calls, teams])
        expect([word.test(text), text.includes(said)]).toEqual([false, false]);
      expect(seen.facts).not.toMatch(word);
      for (const [file, bytes] of Object.entries(seen.files))
        expect(bytes.includes(`"${code}"`), file).toBe(false);
    },
  );
  test("a shelter's name is in no message, no home page and no log line", () => {
    expect(seen.calls.filter((call) => call.includes(shelterName))).toEqual([]);
    expect(teams).not.toContain(shelterName);
    expect(seen.facts).not.toContain(shelterName);
  });
});
