// The rules of the directory one by one, each of which could be broken without anybody noticing.
import { describe, expect, it } from "vitest";
import { directory } from "../../workflows/directory/index.ts";
import { search } from "../../workflows/directory/search.ts";
import {
  given,
  hook,
  keysIn,
  local,
  lookedUp,
  memberOf,
  peopleWith,
  register,
  row,
  type Story,
  worldOf,
} from "../support/given.ts";
import { offered as told } from "../support/recorder-directory.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const offered = (values: object = {}) =>
  given(directory).done("offer", { ...told, ...values }, anna);
const kept = () => offered().done("approve", { round: "1" }, bo);
const entry = (agency = "noomi") =>
  given(directory).done("list", { entry: agency }, "configuration");
const without = (agency: string) => ({
  people: peopleWith([], {
    ...register,
    agencies: register.agencies.filter(({ id }) => id !== agency),
  }),
});
const hours = { days: ["1", "2"], from: "09:00", to: "16:00" };

describe("a search", () => {
  const searched = () => given(search).done("find", { words: "boende" }, anna);
  it("is thrown away the next day, and from then on is nobody's", () => {
    expect(searched().timers).toEqual({ forget: local("2026-11-26", "09:00") });
    expect(searched().view.readers).toEqual([{ member: anna }]);
    expect(searched().fires("forget").view.readers).toEqual([]);
  });
  it("is not by the own region, which is no area of anybody's", () => {
    expect(hook(search, "find", "choices")(search.initial, worldOf()).area).not.toContain("region");
  });
});
describe("what an agency keeps", () => {
  it("is waited for by nobody once its agency has left the configuration, or once it has ended", () => {
    const gone = offered().in(without("noomi"));
    expect(gone.view.posts).toEqual([]);
    expect(gone.view.summary.open).toBe(false);
    expect(gone.timers).toEqual({});
    const ended = kept().done("end", {}, anna).done("approve", { round: "2" }, bo);
    expect(ended.view.summary).toMatchObject({ open: false });
    expect(ended.view.summary.dueAt).toBeUndefined();
  });
  it("waits in lists since something was proposed, and else until it is looked at again", () => {
    const asked = kept().done(
      "change",
      { ...told, name: "Ny" },
      anna,
      local("2026-12-01", "10:00"),
    );
    expect(asked.view.summary.dueAt).toBe(local("2026-12-01", "10:00"));
    expect(kept().view.summary.dueAt).toBe(local("2027-05-24", "09:00"));
  });
  it("whoever wrote it reads why they cannot say yes; of another press they read that something waits", () => {
    offered().when("approve", { round: "1" }, anna).denied("directory.yours");
    offered().when("confirm", {}, anna).denied("directory.pending");
  });
  it("a second person is asked again every third workday", () => {
    expect(Object.values(offered().timers)).toEqual([local("2026-11-30", "09:00")]);
    expect(Object.values(offered().fires("remind").timers)).toEqual([local("2026-12-03", "09:00")]);
  });
  it("nobody says no to what they have not seen", () => {
    const changed = kept().done("change", { ...told, name: "En" }, anna);
    changed.when("decline", { round: "1" }, bo).refused("directory.changed");
  });
  it("is begun once: what is there already is not offered again", () => {
    const again = offered();
    expect(
      directory.commands.offer.decide(
        again.state,
        {
          type: "offer",
          values: told,
          by: { member: memberOf(anna) },
          at: local("2026-11-25", "10:00"),
        } as never,
        again.world,
      ),
    ).toMatchObject({
      refused: { key: "core.already" },
    });
  });
  it("a service is changed as a service, and an entry as an entry", () => {
    entry().when("change", told, anna).refused("core.absent");
    entry().when("end", {}, anna).refused("core.absent");
    kept().when("changeEntry", hours, anna).refused("core.absent");
  });
  it("what is changed keeps the rules of what is new: no area of a shelter below its region, no case", () => {
    const { eligibility: _who, opening: _hours, ...coded } = told as Record<string, unknown>;
    const shelter = given(directory).done(
      "offer",
      { ...coded, areas: ["region"] },
      "boende-syd-kontakt",
    );
    const held = shelter.done("approve", { round: "1" }, "boende-syd-forestandare");
    held
      .when("change", { ...told, areas: ["skane"] }, "boende-syd-kontakt")
      .refused("directory.shelterArea", "areas");
    kept()
      .when("change", { ...told, name: "Om SYD-7KQ3-M9" }, anna)
      .refused("directory.noReference", "name");
  });
  it("only who goes to meetings there is asked for a yes", () => {
    const audits = peopleWith([], {
      ...register,
      members: register.members.map((each) =>
        each.id === lead ? { ...each, roles: ["auditor" as const] } : each,
      ),
    });
    expect(
      Object.values(given(directory, [], { people: audits }).done("offer", told, anna).posts),
    ).toEqual([`${bo} directory.asked.new`]);
  });
  it("of those who could say yes somebody who is there is asked", () => {
    const members = register.members.toReversed().map(({ deputy: _none, ...each }) => each);
    const away = peopleWith(
      [{ type: "wentAway", member: lead, from: "2026-11-25", until: "2026-12-09" }],
      { ...register, members },
    );
    expect(
      Object.values(given(directory, [], { people: away }).done("offer", told, anna).posts),
    ).toEqual([`${bo} directory.asked.new`]);
  });
  it("where one is alone the coordinator of their own region is asked, and of no other", () => {
    const other = { id: "NORR", name: "Region Nord", counties: [], coordinator: "polisen-syd" };
    const alone = {
      ...register,
      regions: [other as never, ...register.regions],
      members: register.members.filter(({ id }) => id !== "advokat-ansvarig"),
    };
    const asked = given(directory, [], { people: peopleWith([], alone) }).done(
      "offer",
      told,
      "advokat-bitrade",
    );
    expect(Object.values(asked.posts)).toEqual(["regionkoordinator-1 directory.asked.new"]);
  });
});
describe("a form", () => {
  const when = (values: object): ReturnType<Story["when"]> =>
    given(directory).when("offer", { ...told, ...values }, anna);
  it("takes ten municipalities, each once, and the same age as youngest and oldest", () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, at) => `Ort${"abcdefghijk"[at]}`).join(", ");
    when({ municipalities: many(11) }).refused("directory.badPlaces", "municipalities");
    when({ municipalities: many(10) }).then({ type: "offered" });
    when({ areas: undefined, municipalities: "Lund, Lund" }).then({
      change: { service: { areas: ["Lund"] } },
    });
    when({ minimum: "18", maximum: "18" }).then({ type: "offered" });
  });
  it("of an entry and of a number names no case either", () => {
    entry()
      .when("changeEntry", { ...hours, note: "Som SYD-7KQ3-M9" }, anna)
      .refused("directory.noReference", "note");
    const number = { municipality: "Lund", phone: "040-628 04 99" };
    entry()
      .when("changeOnCall", { ...number, note: "Som SYD-7KQ3-M9" }, anna)
      .refused("directory.noReference", "note");
  });
  it.each([
    "https://example.org",
    "Se HTTP://EXAMPLE.ORG/a",
    "www.noomi.se",
    "mejla noomi@example.org",
    "mailto:noomi",
    "boka på noomi.se",
    "noomi.se/boka",
    "tel:040",
    "ｗｗｗ.noomi.ｓｅ",
  ])("takes no address that a client makes a link of: %s", (words) => {
    for (const field of ["name", "eligibility", "opening"])
      when({ [field]: words }).refused("directory.noLink", field);
    entry()
      .when("changeEntry", { ...hours, note: words }, anna)
      .refused("directory.noLink", "note");
    entry()
      .when("changeOnCall", { municipality: "Lund", phone: "040-628 04 99", note: words }, anna)
      .refused("directory.noLink", "note");
  });
  it.each([
    "Kl. 8.30–16.00, t.ex. måndagar",
    "Stöd m.m. Ring först.",
    "Barn t.o.m. 18 år",
    "Samtal: boka tid",
    "Bl.a. juridik @ kontoret",
  ])("takes what is no address: %s", (words) => {
    when({ eligibility: words, opening: words }).then({ type: "offered" });
  });
});
describe("what is said of it", () => {
  const listed = (id: string, world = {}) =>
    given(directory, [], world).done("list", { service: id }, "configuration");
  /** One agency more, of another region, whose service stands first in the file. */
  const far = (assured: string) =>
    peopleWith([], {
      ...register,
      regions: [
        ...register.regions,
        { id: "NORR", name: "Region Nord", counties: [], coordinator: "polisen-syd" } as never,
      ],
      agencies: [
        ...register.agencies,
        {
          ...register.agencies[0],
          id: "langt-bort",
          name: "Långt bort",
          regions: ["NORR"],
          shelter: false,
        } as never,
      ],
      services: [
        {
          id: "bort",
          agency: "langt-bort",
          type: "annat",
          name: "Borta",
          status: "active",
          assured,
        } as never,
        ...register.services,
      ],
    });
  const rows = (people: ReturnType<typeof far>, panel: string, by: string) =>
    [
      ...JSON.stringify(given(directory, [], { people }).panel(panel, by)).matchAll(
        /\{"agency":"([\w-]+)"\}/g,
      ),
    ].map(([, id]) => id);
  it("the own region stands first; coordinators see what nobody has checked in their own", () => {
    const seen = rows(far("2026-11-01"), "list", anna);
    expect(seen).toContain("noomi");
    expect(seen.indexOf("langt-bort")).not.toBe(0);
    expect(rows(far("2026-01-01"), "late", "regionkoordinator-1")).not.toContain("langt-bort");
  });
  it.each([
    ["2026-05-29", "directory.checked"],
    ["2026-05-28", "directory.unchecked"],
  ])("looked at last on %s it is %s", (assured, said) => {
    const services = lookedUp.services.map((each) =>
      each.id === "noomi-stod" ? { ...each, assured: assured as never } : each,
    );
    const people = peopleWith([], { ...register, services });
    expect(
      keysIn(
        given(directory, [], { people })
          .done("list", { service: "noomi-stod" }, "configuration")
          .panel("show", bo),
      ),
    ).toContain(said);
  });
  it("a press makes a referral to another agency's service that is open, and to no other", () => {
    const mine = { rows: { mine: [row("C1", { open: true, ref: "SYD-0001-00" })] } };
    const refers = (id: string, world: object = mine) =>
      keysIn(listed(id, world).panel("show", anna)).includes("directory.refer");
    expect(refers("malmo-bistand")).toBe(true);
    expect(refers("noomi-stod")).toBe(false);
    const services = register.services.map((each) =>
      each.id === "malmo-bistand" ? { ...each, status: "temporarily-closed" as never } : each,
    );
    expect(
      refers("malmo-bistand", { ...mine, people: peopleWith([], { ...register, services }) }),
    ).toBe(false);
  });
  it("a yes with one press stands in the list of the own only when it is time", () => {
    const own = (dueAt: string) => {
      const each = row(
        "service-noomi-stod",
        { open: true, agency: "noomi", dueAt, facts: { step: "current", kind: "SocialCare" } },
        "directory",
      );
      return keysIn(given(directory, [], { rows: { own: [each] } }).panel("own", anna));
    };
    expect(own(local("2026-11-24", "09:00"))).toContain("directory.confirm");
    expect(own(local("2026-11-26", "09:00"))).not.toContain("directory.confirm");
  });
  it("whoever is asked for a yes is not asked whether it is right besides; what has ended asks nobody", () => {
    const asked = kept()
      .done("change", { ...told, name: "Ny" }, anna)
      .fires("remind");
    expect(Object.keys(asked.posts).filter((key) => key.startsWith("review"))).toEqual([]);
    expect(asked.done("decline", { round: "2" }, bo).state.silence).toEqual([]);
    kept()
      .done("end", {}, anna)
      .done("approve", { round: "2" }, bo)
      .when("remind", {}, "clock")
      .then();
  });
  it("how it went is told to whoever wrote it, while they work there and have written nothing newer", () => {
    expect(Object.keys(kept().posts)).toEqual([`outcome:1:${anna}`]);
    expect(
      Object.keys(kept().done("change", { ...told, name: "Ny" }, anna).posts).filter((key) =>
        key.startsWith("outcome"),
      ),
    ).toEqual([]);
    const moved = register.members.map((each) =>
      each.id === anna ? { ...each, agency: "evonhuset" as never } : each,
    );
    expect(kept().in({ people: peopleWith([], { ...register, members: moved }) }).posts).toEqual(
      {},
    );
  });
  it("a yes to a change is a yes to all of it, from that day on", () => {
    const later = local("2026-12-03", "10:00");
    const changed = kept()
      .done("change", { ...told, name: "Ny" }, anna, later)
      .done("approve", { round: "2" }, bo, later);
    expect(changed.state.checkedAt).toBe(later);
  });
  it("a form of a shelter offers its region alone", () => {
    const member = (id: string) => ({ member: worldOf().people.members.get(id as never) });
    const areas = (id: string) =>
      hook(directory, "offer", "choices")(directory.initial, worldOf(), member(id)).areas;
    expect(areas("boende-syd-kontakt")).toEqual(["region"]);
    expect(areas(anna)).toBeUndefined();
  });
});
