// What an agency keeps of itself: one writes, a second says yes, half a year later it is asked about, and everybody finds it.
import { describe, expect, it } from "vitest";
import type { Service } from "../../src/rules/who.ts";
import type { Viewer } from "../../src/rules/workflow.ts";
import { directory } from "../../workflows/directory/index.ts";
import { foundRows } from "../../workflows/directory/panels.ts";
import { people } from "../../workflows/people/index.ts";
import type { KeptEvent } from "../../workflows/people/kept.ts";
import {
  type Given,
  given,
  keysIn,
  local,
  lookedUp,
  memberOf,
  now,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";

const [anna, bo] = ["noomi-kontakt", "noomi-ersattare"];
const told = {
  type: "SocialCare",
  name: "Stöd på kvällar",
  areas: ["skane"],
  languages: ["sv", "ro"],
  groups: ["women"],
};
const offered = (values: object = {}, by = anna) =>
  given(directory).done("offer", { ...told, ...values }, by);
const listed = (id: string, world: Given = {}) =>
  given(directory, [], world).done("list", { service: id }, "configuration");
const entry = (agency = "noomi") =>
  given(directory).done("list", { entry: agency }, "configuration");
/** The register after it has been told what the story tells. */
const laidOver = (story: Story, from = register) => {
  const events = story.view.signals.map(({ command, values }) => {
    const type = command === "keepEntry" ? "entryKept" : "serviceKept";
    return { type, instance: "I1", ...values } as never as KeptEvent;
  });
  return peopleWith(events as never, from);
};
const services = (story: Story, from = register) => laidOver(story, from).services;

describe("a service", () => {
  it("holds when a second person of the agency has said yes, and not before", () => {
    const asked = offered();
    expect(asked.view.signals).toEqual([]);
    expect(asked.posts).toEqual({ "second:1:noomi-chef": "noomi-chef directory.asked.new" });
    asked.when("approve", { round: "1" }, anna).denied("directory.yours");
    asked.when("approve", {}, "socialtjansten-lund-chef").denied();
    const holds = asked.done("approve", { round: "1" }, bo);
    expect(services(holds)).toContainEqual(
      expect.objectContaining({
        agency: "noomi",
        name: "Stöd på kvällar",
        areas: ["skane"],
        assured: "2026-11-25",
      }),
    );
    expect(holds.posts).toEqual({ [`outcome:1:${anna}`]: `${anna} directory.outcome.yes` });
  });
  it("is not what somebody said yes to when it has changed since", () => {
    offered()
      .done("approve", {}, bo)
      .done("change", told)
      .when("approve", { round: "1" }, bo)
      .refused("directory.changed");
  });
  it("that nobody took up is erased, and was never there", () => {
    const no = offered().done("decline", { round: "1" }, bo);
    expect(no.view.erase).toBeDefined();
    expect(no.view.signals).toEqual([]);
    expect(no.posts).toEqual({ [`outcome:1:${anna}`]: `${anna} directory.outcome.no` });
  });
  it("is confirmed by the region's coordinator where there is one person only", () => {
    const alone = {
      ...register,
      members: register.members.filter(({ id }) => id !== "advokat-ansvarig"),
    };
    const asked = given(directory, [], { people: peopleWith([], alone) }).done(
      "offer",
      told,
      "advokat-bitrade",
    );
    expect(asked.posts).toEqual({
      "second:1:regionkoordinator-1": "regionkoordinator-1 directory.asked.new",
    });
    asked.done("approve", { round: "1" }, "regionkoordinator-2");
  });
  it("is refused where there is nobody who could say yes", () => {
    const alone = {
      ...register,
      members: register.members.filter(
        ({ agency, id }) => agency !== "evonhuset" || id === "regionkoordinator-1",
      ),
    };
    given(directory, [], { people: peopleWith([], alone) })
      .when("offer", told, "regionkoordinator-1")
      .refused("directory.alone");
  });
  it("of a shelter has its region as its area, and nothing else", () => {
    for (const values of [{ areas: ["skane"] }, { areas: [] }, { areas: undefined }])
      given(directory)
        .when("offer", { ...told, ...values }, "boende-syd-kontakt")
        .refused("directory.shelterArea", "areas");
    given(directory)
      .when("offer", { ...told, areas: ["region"], municipalities: "Lund" }, "boende-syd-kontakt")
      .refused("directory.shelterArea", "municipalities");
    given(directory)
      .when("offer", { ...told, areas: ["region"] }, "boende-syd-kontakt")
      .then({ change: { service: { areas: ["SYD"] } } });
  });
  it("names no case, has an area, and no oldest age below the youngest", () => {
    const when = (values: object) => given(directory).when("offer", { ...told, ...values });
    when({ eligibility: "Som SYD-7KQ3-M9" }).refused("directory.noReference", "eligibility");
    when({ areas: undefined }).refused("directory.noArea", "areas");
    when({ minimum: "25", maximum: "18" }).refused("directory.badAges", "maximum");
    when({ municipalities: "Gatan 3" }).refused("directory.badPlaces", "municipalities");
  });
  it("that ends is taken away when a second person agrees, also where the configuration lists it", () => {
    const ending = listed("noomi-basbehov").done("end", {}, anna);
    expect(services(ending)).toHaveLength(register.services.length);
    const ended = ending.done("approve", { round: "1" }, bo);
    expect(services(ended).map(({ id }) => id)).not.toContain("noomi-basbehov");
    expect(ended.timers).toEqual({});
  });
});

describe("what the configuration lists", () => {
  it("goes on until the agency keeps it, and a yes to it changes its day alone", () => {
    const yes = listed("noomi-basbehov").done("confirm", {}, anna);
    expect(services(yes).find(({ id }) => id === "noomi-basbehov")).toMatchObject({
      name: "Kläder och annat det nödvändigaste",
      assured: "2026-11-25",
    });
    const renamed = register.services.map((each) =>
      each.id === "noomi-basbehov" ? { ...each, name: "Kläder" as never } : each,
    );
    expect(
      services(yes, { ...register, services: renamed }).find(({ id }) => id === "noomi-basbehov"),
    ).toMatchObject({ name: "Kläder" });
  });
  it("is the chat's when it was changed there, whatever the file says then; and goes with its agency", () => {
    const kept = listed("noomi-basbehov")
      .done("change", { ...told, type: "klader_basbehov" }, anna)
      .done("approve", {}, bo);
    const found = services(kept).filter(({ id }) => id === "noomi-basbehov");
    expect(found).toEqual([expect.objectContaining({ name: "Stöd på kvällar", instance: "I1" })]);
    const without = { ...register, agencies: register.agencies.filter(({ id }) => id !== "noomi") };
    expect(services(kept, without).map(({ id }) => id)).not.toContain("noomi-basbehov");
  });
  it("stands under its own name, and what was offered in chat is not begun again", () => {
    const kept = laidOver(offered().done("approve", {}, bo));
    expect(directory.standing?.(kept)).toEqual(directory.standing?.(peopleWith()));
    expect(directory.standing?.(peopleWith())).toContainEqual(
      expect.objectContaining({
        instance: "service-noomi-stod",
        command: "list",
        values: { service: "noomi-stod" },
      }),
    );
  });
});

describe("half a year later", () => {
  it("whoever answers there is asked on a workday morning, then the lead each month; a yes is enough", () => {
    const asked = offered().done("approve", {}, bo).fires("remind");
    // A Monday: the 180th day is no workday.
    expect(asked.state.silence).toEqual([{ at: local("2027-05-24", "09:00"), n: 1, to: anna }]);
    const again = asked.fires("remind");
    expect(again.posts).toMatchObject({
      [`review:1:1:1:${anna}`]: `${anna} directory.review.title`,
      "review:1:1:2:noomi-chef": "noomi-chef directory.review.title",
    });
    const buttons = JSON.stringify(again.post(`review:1:1:1:${anna}`).message.actions);
    for (const command of ["confirm", "change", "end"])
      expect(buttons).toContain(`"command":"${command}"`);
    const yes = again.done("confirm", {}, "noomi-chef", local("2027-06-24", "10:00"));
    expect(yes.state.silence).toEqual([]);
    expect(Object.values(yes.timers)).toEqual([local("2027-12-21", "09:00")]);
  });
  it("of what nobody has looked at for long a start asks nobody at once", () => {
    expect(Object.values(listed("malmo-betanketid").timers)).toEqual([
      local("2026-12-23", "09:00"),
    ]);
  });
  it("and another of them is asked for a yes that does not come", () => {
    const waiting = offered().fires("remind");
    expect(waiting.posts).toMatchObject({ [`second:1:${bo}`]: `${bo} directory.asked.new` });
  });
  it("the region's coordinators see what is old, and nobody else has that list", () => {
    expect(given(directory).panel("late", anna)).toBeUndefined();
    expect(JSON.stringify(given(directory).panel("late", "regionkoordinator-1"))).toContain(
      "service-malmo-betanketid",
    );
    expect(JSON.stringify(given(directory).panel("late", "regionkoordinator-1"))).not.toContain(
      "service-noomi-stod",
    );
  });
});

describe("an agency's own entry", () => {
  const numbers = {
    phone: "040-628 04 70",
    days: ["1", "2"],
    from: "09:00",
    to: "15:00",
    note: "Ring helst före lunch",
  };
  it("is changed by one and confirmed by another; what is an operator's stays", () => {
    const kept = laidOver(
      entry().done("changeEntry", numbers).done("approve", { round: "1" }, bo),
    ).agencies.get("noomi");
    expect(kept).toMatchObject({
      phone: numbers.phone,
      hours: { days: [1, 2], from: "09:00", to: "15:00" },
      note: numbers.note,
      lead: "noomi-chef",
      legalRegime: "avtal_ideell",
    });
  });
  it("without a phone has none", () => {
    const { phone: _phone, ...rest } = numbers;
    expect(
      laidOver(entry().done("changeEntry", rest).done("approve", {}, bo)).agencies.get("noomi"),
    ).not.toHaveProperty("phone");
  });
  it("has hours on a workday, that open before they close", () => {
    entry()
      .when("changeEntry", { ...numbers, days: ["6", "7"] })
      .refused("directory.badDays", "days");
    entry()
      .when("changeEntry", { ...numbers, from: "15:00" })
      .refused("directory.badHours", "to");
  });
  it("has a number for each municipality, set and taken away", () => {
    const malmo = entry("socialtjansten-malmo");
    const [one, two] = ["socialtjansten-malmo-handlaggare", "socialtjansten-malmo-ersattare"];
    const set = malmo
      .done("changeOnCall", { municipality: "Malmö", phone: "040-628 04 29" }, one)
      .done("approve", {}, two);
    const onCall = laidOver(set).agencies.get("socialtjansten-malmo")?.onCall ?? [];
    expect(onCall.find(({ municipality }) => municipality === "Malmö")?.phone).toBe(
      "040-628 04 29",
    );
    expect(onCall).toHaveLength(3);
    const gone = malmo
      .done("changeOnCall", { municipality: "burlöv" }, one)
      .done("approve", {}, two);
    expect(
      laidOver(gone)
        .agencies.get("socialtjansten-malmo")
        ?.onCall.map(({ municipality }) => municipality),
    ).toEqual(["Malmö", "Vellinge"]);
    malmo
      .when("changeOnCall", { municipality: "Eslöv" }, one)
      .refused("directory.noOnCall", "phone");
  });
  it("is nobody else's to change", () => {
    entry().when("changeEntry", numbers, "regionkoordinator-1").denied("directory.keepersOnly");
    entry().done("changeEntry", numbers).when("confirm", {}, bo).denied("directory.pending");
  });
});

describe("what is shown", () => {
  it("to others is neither a proposal nor until when a licence holds; to a coordinator the licence", () => {
    const licensed = offered({ licence: "2027-03-01" }).done("approve", {}, bo);
    const now = licensed
      .in({ people: laidOver(licensed) })
      .done("change", { ...told, name: "Annat namn", licence: "2027-03-01" });
    const [other, coordinator, own] = ["polisen-syd-kontakt", "regionkoordinator-1", bo].map((by) =>
      JSON.stringify(now.panel("show", by)),
    );
    expect(other).not.toContain("2027-03-01");
    expect(other).not.toContain("Annat namn");
    expect(coordinator).toContain("2027-03-01");
    expect(own).toContain("Annat namn");
  });
  it("says in the table of all that a service is closed for now, as its row does", () => {
    const { world } = given(directory);
    const viewer = { member: memberOf(anna), now } as never as Viewer;
    const [one] = register.services as readonly Service[];
    const all = Array.from(
      { length: 16 },
      (_, n) =>
        ({ ...(one as Service), status: n === 0 ? "temporarily-closed" : "active" }) as Service,
    );
    const [first, , ...more] = foundRows(all, viewer, world);
    const table = more.at(-1) as { kind: string; rows: readonly unknown[] };
    const saysClosed = (what: unknown) =>
      JSON.stringify(what).includes("serviceStatus.temporarily-closed");
    expect(table.kind).toBe("table");
    expect([saysClosed(first), ...table.rows.slice(0, 2).map(saysClosed)]).toEqual([
      true,
      true,
      false,
    ]);
  });
  it("of a shelter is never what it calls its service", () => {
    const shelter = listed("boende-syd-plats");
    expect(JSON.stringify(shelter.panel("show", anna))).not.toContain("Plats i skyddat boende");
    expect(JSON.stringify(given(directory).panel("list", anna))).not.toContain(
      "Plats i skyddat boende",
    );
    expect(JSON.stringify(shelter.panel("show", "boende-syd-kontakt"))).toContain(
      "Plats i skyddat boende",
    );
  });
  it("leads to a referral of a case, and says how old it is", () => {
    const mine = {
      rows: {
        mine: [{ instance: "C1", workflow: "case", summary: { open: true, ref: "SYD-7KQ3-M9" } }],
      },
    };
    const shown = listed("boende-syd-plats")
      .in({ ...mine, people: peopleWith([], lookedUp) } as never)
      .panel("show", anna);
    expect(JSON.stringify(shown)).toContain(
      `"command":"draft","on":{"workflow":"referral"},"values":{"kase":"C1","to":"boende-syd","service":"skyddat_boende"}`,
    );
    expect(keysIn(shown)).toContain("directory.checked");
  });
  it("is marked where the day on which somebody checked it is an example, until somebody confirms it", () => {
    const example = { people: peopleWith([], register) };
    const service = listed("boende-syd-plats").in(example);
    expect(keysIn(service.panel("show", anna))).toContain("directory.invented");
    expect(keysIn(given(directory).in(example).panel("list", anna))).not.toContain(
      "directory.checked",
    );
    const confirmed = keysIn(service.done("confirm", {}, "boende-syd-kontakt").panel("show", anna));
    expect(confirmed).toContain("directory.checked");
    expect(confirmed).not.toContain("directory.invented");
  });
});

it("the register does not listen to anybody else", () => {
  const member = memberOf(anna);
  for (const by of [{ member }, "clock", { sender: "case", instance: "I1" }] as const)
    expect(
      people.commands.keepEntry?.access(people.initial, by as never, given(directory).world),
    ).toBe(false);
});
