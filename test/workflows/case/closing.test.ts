import { describe, expect, it } from "vitest";
import { kase } from "../../../workflows/case/index.ts";
import { consentTo } from "../../support/consent-to.ts";
import {
  hook,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  checkInWith,
  closedByTwo,
  closing,
  endedIn,
  fetchedPdf,
  filedBy,
  filing,
  high,
  invitation,
  opened,
  withCoordinator,
} from "./cases.ts";

const tells = (story: Story, workflow: string) =>
  story.view.signals.filter((tell) => tell.workflow === workflow);
const closed = opened().done("close", closing);
const filed = filedBy(closed);
const afterRetention = local("2027-02-24", "10:00");

describe("closing", () => {
  it("takes away every timer and leaves the coded row to the statistics", () => {
    expect(closed.timers).toEqual({});
    expect(tells(closed, "statistics")).toEqual([
      {
        key: expect.stringContaining("stat:1"),
        workflow: "statistics",
        instance: "stat-SYD",
        command: "add",
        values: {
          row: expect.any(String),
          year: "2026",
          closedIn: "2026",
          reason: "goalReached",
          stats: {
            ageGroup: "adult",
            sex: "woman",
            quarter: "q4",
            keeper: "association",
            contributor: "noomi",
          },
          counting: "yes",
        },
      },
    ]);
  });
  it("keeps no code without the person's yes", () => {
    for (const counting of ["no", "notAsked", undefined]) {
      const story = opened().done("close", { ...closing, counting });
      expect(tells(story, "statistics")[0]?.values).toMatchObject({
        stats: {},
        counting: counting === "no" ? "out" : "none",
      });
    }
  });
  it("of an association leaves a no out of everything, and of an authority nothing but the number of it", () => {
    const agencies = register.agencies.map((agency) =>
      agency.id === "noomi" ? { ...agency, legalRegime: "OSL_kommun" as never } : agency,
    );
    const authority = opened({ world: { people: peopleWith([], { ...register, agencies }) } });
    const no = { ...closing, counting: "no" };
    expect(tells(authority.done("close", no), "statistics")[0]?.values).toMatchObject({
      stats: {},
      counting: "no",
    });
    expect(tells(authority.done("close", closing), "statistics")[0]?.values).toMatchObject({
      stats: { keeper: "authority" },
    });
  });
  it("nor where nobody has checked what the agency's statistics rest on", () => {
    const agencies = register.agencies.map(({ counts: _counts, ...agency }) => agency);
    const open = opened({ world: { people: peopleWith([], { ...register, agencies }) } });
    const asked = ({ state, world }: Story) =>
      hook(kase, "close", "choices")(state, world, { member: memberOf("noomi-kontakt") }, {})
        .counting;
    expect(asked(open)).toEqual(["notAsked"]);
    expect(asked(opened())).toEqual(["yes", "no", "notAsked"]);
    expect(tells(open.done("close", closing), "statistics")[0]?.values).toMatchObject({
      stats: {},
      counting: "out",
    });
    expect(tells(open, "statistics")).toEqual([]);
  });
  it("asks, where the agency counts on a ground of its own, whether the person is informed, and counts nobody who objects", () => {
    const agencies = register.agencies.map((agency) =>
      agency.id === "noomi"
        ? { ...agency, informs: true as const, legalRegime: "OSL_kommun" as never }
        : agency,
    );
    const open = opened({ world: { people: peopleWith([], { ...register, agencies }) } });
    const of = (name: "choices" | "hints" | "prefill", { state, world }: Story) =>
      hook(kase, "close", name)(state, world, { member: memberOf("noomi-kontakt") }, {}).counting;
    expect(of("choices", open)).toEqual(["informed", "objects", "notInformed"]);
    expect(of("hints", open)).toEqual({ key: "case.count.informed" });
    expect(of("hints", opened())).toBeUndefined();
    const close = (counting: string) =>
      tells(open.done("close", { ...closing, counting }), "statistics")[0]?.values;
    expect(close("informed")).toMatchObject({ counting: "yes", stats: { ageGroup: "adult" } });
    expect(close("objects")).toMatchObject({ counting: "no", stats: {} });
    expect(close("notInformed")).toMatchObject({ counting: "none", stats: {} });
  });
  it("can skip every code", () => {
    opened()
      .when("close", { reason: "returned" })
      .then({ type: "closed", reason: "returned", stats: {} });
  });
  it("waits for an invitation to be answered", () => {
    opened()
      .done("consent", consentTo(invitation()))
      .done("invite", invitation())
      .when("close", closing)
      .refused("case.close.invited");
    withCoordinator(opened()).when("close", closing).then({ type: "closed" });
  });
  it("is the owner's, and once", () => {
    withCoordinator(opened()).when("close", closing, "regionkoordinator-1").denied();
    closed.when("close", closing).denied("case.isClosed");
  });
  it("leaves nothing to do: every other command is refused", () => {
    const rest: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
      calm: {},
      noContact: {},
      checkIn: checkInWith(),
      called: { whom: "112" },
      snooze: { until: "2026-11-27", reason: "meetingBooked" },
      assign: { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      invite: invitation(),
      setRisk: { risk: "low", quiet: "no" },
      setDeadline: { kind: "NSP", day: "2026-12-24" },
      deadlineMet: { id: "x" },
      weekend: { who: { member: "noomi-chef" } },
    };
    for (const [type, values] of Object.entries(rest))
      closed.when(type, values).denied("case.isClosed");
    for (const type of ["file", "reopen"]) opened().when(type).denied("case.isOpen");
    opened().when("erase", {}, "noomi-chef").denied("case.isOpen");
    // What only the owner may is nobody else's to know more about.
    const guest = "regionkoordinator-1";
    for (const type of ["file", "reopen", "uninvite", "revoke"])
      expect(withCoordinator(opened()).when(type, {}, guest).why, type).toBeUndefined();
  });
  it("takes the reminders' urgency away and says why", () => {
    const late = closedByTwo(high().fires("miss:case:1:0"), local("2026-11-26", "10:00"));
    expect(endedIn(late)).toEqual(["noomi-kontakt forget"]);
    const acute = high()
      .done("checkIn", checkInWith({ safety: "red" }))
      .fires("miss:case:2:0");
    const closed = closedByTwo(acute, local("2026-11-26", "10:00"));
    expect(closed.posts).toMatchObject({
      "miss:2:1:noomi-kontakt": "noomi-kontakt case.miss.ended",
    });
    expect(keysIn(closed.post("miss:2:1:noomi-kontakt").message)).toContain("case.miss.doneNow");
  });
});

describe("filed in the record", () => {
  it("is noted once, by the owner", () => {
    const document = { file: "pdf", sha256: "3f2a9c1b".padEnd(64, "0"), at: now };
    fetchedPdf(closed)
      .when("file", filing())
      .then({ type: "filed", by: "noomi-kontakt", document });
    filed.when("file", filing()).refused("case.file.already");
    expect(filed.state).toMatchObject({ filedOn: now, filed: document });
    withCoordinator(opened())
      .done("close", closing)
      .when("file", filing(), "regionkoordinator-1")
      .denied();
  });
  it("asks which document, of those that the own agency has fetched since it was closed, the newest first", () => {
    const ten = local("2026-11-26", "10:00");
    const twice = fetchedPdf(fetchedPdf(closed), "noomi-chef", ten);
    const offered = hook(kase, "file", "choices");
    const by = { member: memberOf("noomi-kontakt") };
    expect(offered(twice.state, twice.world, by)).toEqual({
      document: [filing(ten).document, filing().document],
    });
    twice.when("file", filing()).then({ type: "filed", document: { at: now } });
    // Another agency's, and one that was fetched while the case was open, are none of them.
    const others = withCoordinator(opened());
    const open = fetchedPdf(others).done("close", closing);
    const theirs = fetchedPdf(open, "regionkoordinator-1");
    expect(offered(theirs.state, theirs.world, by)).toEqual({ document: [] });
    theirs.when("file", filing()).refused("case.file.fetchFirst");
  });
  it("is refused without a fetched document, before the form opens, with what to do now; and with one that is not there", () => {
    const ready = hook(kase, "file", "ready");
    const by = { member: memberOf("noomi-kontakt") };
    expect(ready(closed.state, closed.world, by)).toEqual({
      refused: { key: "case.file.fetchFirst" },
    });
    closed.when("file", filing()).refused("case.file.fetchFirst");
    fetchedPdf(closed)
      .when("file", filing(afterRetention))
      .refused("case.file.fetchFirst", "document");
    expect(ready(fetchedPdf(closed).state, closed.world, by)).toBeUndefined();
  });
  it("is asked anew of a case that was opened again: what was fetched before is of another state of it", () => {
    const again = filed.done("reopen").done("close", closing);
    again.when("file", filing()).refused("case.file.fetchFirst");
    filedBy(again).when("erase", {}, "noomi-chef", afterRetention).then({ type: "eraseAsked" });
  });
  it("offers the twenty newest; what was fetched before them is fetched again", () => {
    const at = (n: number) => local("2026-11-26", `10:${String(n).padStart(2, "0")}`);
    let many = closed;
    for (let n = 0; n < 21; n++) many = fetchedPdf(many, "noomi-kontakt", at(n));
    many.when("file", filing(at(1))).then({ type: "filed" });
    many.when("file", filing(at(0))).refused("case.file.fetchFirst", "document");
  });
  it("is worded by what the agency keeps", () => {
    expect(keysIn(closed.panel("closed", "noomi-kontakt"))).toContain("case.closed.next.egen");
    expect(keysIn(filed.panel("closed", "noomi-kontakt"))).toContain("case.closed.filed.egen");
    const city = opened({
      by: "socialtjansten-malmo-handlaggare",
      deputy: "socialtjansten-malmo-ersattare",
    });
    const closedCity = city.done("close", closing, "socialtjansten-malmo-handlaggare");
    expect(keysIn(closedCity.panel("closed", "socialtjansten-malmo-handlaggare"))).toContain(
      "case.closed.next.akt",
    );
  });
});

describe("reopening", () => {
  it("begins a new round and forgets that it was filed", () => {
    const reopened = filed.done("reopen", {}, undefined, local("2027-01-11", "10:00"));
    expect(reopened.state).toMatchObject({
      step: "open",
      round: 2,
      due: local("2027-01-18", "15:00"),
    });
    expect(reopened.state.filedOn).toBeUndefined();
    expect(reopened.state.closed).toBeUndefined();
    expect(reopened.timers).toEqual({ "miss:case:2:0": local("2027-01-18", "15:00") });
  });
  it("forgets nobody who has had it", () => {
    const moved = withCoordinator(opened())
      .done("leave", {}, "regionkoordinator-1")
      .done("assign", { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" });
    const { chain } = moved.done("close", closing).done("reopen").state as {
      readonly chain: readonly { readonly what: string }[];
    };
    expect(chain.map(({ what }) => what)).toEqual([
      "opened",
      "joined",
      "left",
      "moved",
      "closed",
      "reopened",
    ]);
  });
  it("asks about the weekend again when the risk is high", () => {
    const reopened = closedByTwo(high()).done(
      "reopen",
      {},
      undefined,
      local("2027-01-11", "10:00"),
    );
    expect(Object.keys(reopened.timers)).toContain(`weekend:${local("2027-01-15", "13:00")}`);
  });
  it("closed again, it is still one row in the statistics", () => {
    const again = closed.done("reopen").done("close", closing);
    const [first] = tells(closed, "statistics");
    const [second] = tells(again, "statistics");
    expect(second?.key).not.toBe(first?.key);
    expect(second?.values.row).toBe(first?.values.row);
  });
});

describe("erasing", () => {
  it("opens only when closed, filed and past its retention, and only for the lead", () => {
    closed.when("erase", {}, "noomi-chef", afterRetention).refused("case.erase.notFiled");
    filed
      .when("erase", {}, "noomi-chef", local("2027-02-23", "09:59"))
      .refused("case.erase.tooEarly");
    filed
      .when("erase", {}, "noomi-chef", local("2027-02-23", "10:00"))
      .then({ type: "eraseAsked" });
    filed.when("erase", {}, "noomi-kontakt", afterRetention).denied();
    const offered = (story: Story) => commandsIn(story.panel("show", "noomi-chef"));
    expect(offered(filed)).toContain("erase");
    expect(offered(closed)).not.toContain("erase");
    filed
      .when("erase", {}, "noomi-chef", afterRetention)
      .then({ type: "eraseAsked", eraseBy: local("2027-02-25", "10:00") });
  });
  it("says from which day", () => {
    expect(filed.when("erase", {}, "noomi-chef", now).refusal?.refused.with).toEqual({
      from: { date: local("2027-02-23", "10:00"), as: "day" },
    });
  });
  it("tells the others first, leaves no post, no timer, no reader, and can be told nothing more", () => {
    const erasing = filed.done("erase", {}, "noomi-chef", afterRetention);
    expect(erasing.view).toMatchObject({
      posts: [],
      timers: [],
      readers: [],
      erase: local("2027-02-25", "10:00"),
    });
    expect(new Set(tells(erasing, "day").map((tell) => tell.command))).toEqual(new Set(["forget"]));
    expect(tells(erasing, "day").map((tell) => tell.instance)).toContain("day-noomi-kontakt");
    for (const type of ["reopen", "file", "close"]) erasing.when(type, closing).denied();
    expect(erasing.panel("show", "noomi-chef")).toBeUndefined();
    erasing.when("forgetMore", {}, "clock").then({ type: "forgotMore" });
    for (const story of [opened(), filed]) story.when("forgetMore", {}, "clock").then();
  });
});
