// Where an address can be written to: said once, kept for good.
import { expect, test } from "vitest";
import { placesIn } from "../../src/store/places.ts";
import type { Database } from "../../src/store/port.ts";
import { everyEngine, type Place } from "./engines.ts";

const url = "https://smba.trafficmanager.net/emea/";
const other = "https://smba.trafficmanager.net/uk/";
const opened = async (place: () => Promise<Place>) => {
  const another = await place();
  const open = async () => {
    const db = await another();
    let writes = 0;
    const counted: Database = {
      ...db,
      transaction: (work) => {
        writes += 1;
        return db.transaction(work);
      },
    };
    return { db, counted, places: placesIn(counted, "teams", () => 1_000), writes: () => writes };
  };
  return { open };
};

everyEngine("places", ({ place }) => {
  const fresh = async () => (await opened(place)).open();
  test("what was learnt is found, and nothing else", async () => {
    const { places } = await fresh();
    expect(await places.find("t/a")).toBeUndefined();
    await places.learn("t/a", { serviceUrl: url, conversation: "a:1" });
    await places.learn("t/19:x", { serviceUrl: url, team: "19:t" });
    await places.learn("t", { serviceUrl: url });
    expect(await places.find("t/a")).toEqual({ serviceUrl: url, conversation: "a:1" });
    expect(await places.find("t/19:x")).toEqual({ serviceUrl: url, team: "19:t" });
    expect(await places.find("t")).toEqual({ serviceUrl: url });
    expect(await places.find("t/b")).toBeUndefined();
  });
  test("what is learnt later is joined to it: a conversation is not forgotten because somebody spoke without one", async () => {
    const { places } = await fresh();
    await places.learn("t/a", { serviceUrl: url, conversation: "a:1", team: "19:t" });
    await places.learn("t/a", { serviceUrl: other });
    expect(await places.find("t/a")).toEqual({
      serviceUrl: other,
      conversation: "a:1",
      team: "19:t",
    });
    await places.learn("t/a", { serviceUrl: other, conversation: "a:2" });
    expect(await places.find("t/a")).toEqual({
      serviceUrl: other,
      conversation: "a:2",
      team: "19:t",
    });
  });
  test("the same once more writes nothing: an address speaks often", async () => {
    const { places, writes } = await fresh();
    const place = { serviceUrl: url, conversation: "a:1" };
    for (let i = 0; i < 5; i++) await places.learn("t/a", place);
    await places.learn("t/a", { serviceUrl: url });
    expect(writes()).toBe(1);
  });
  test("the addresses of a team", async () => {
    const { places } = await fresh();
    await places.learn("t/19:x", { serviceUrl: url, team: "19:t" });
    await places.learn("t/19:y", { serviceUrl: url, team: "19:t" });
    await places.learn("t/19:z", { serviceUrl: url, team: "19:u" });
    await places.learn("t/a", { serviceUrl: url });
    expect((await places.ofTeam("19:t")).toSorted()).toEqual(["t/19:x", "t/19:y"]);
    expect(await places.ofTeam("19:nobody")).toEqual([]);
  });
  test("another start of the program still knows, without being told again", async () => {
    const { open } = await opened(place);
    const first = await open();
    await first.places.learn("t/a", { serviceUrl: url, conversation: "a:1" });
    await first.places.learn("t/19:x", { serviceUrl: url, team: "19:t" });
    await first.db.close();
    const second = await open();
    expect(await second.places.find("t/a")).toEqual({ serviceUrl: url, conversation: "a:1" });
    expect(await second.places.ofTeam("19:t")).toEqual(["t/19:x"]);
    await second.places.learn("t/a", { serviceUrl: url });
    expect(second.writes()).toBe(0);
    expect(await second.places.find("t/a")).toEqual({ serviceUrl: url, conversation: "a:1" });
  });
  test("one platform's addresses are not another's", async () => {
    const { places, db } = await fresh();
    const slack = placesIn(db, "slack", () => 1_000);
    await places.learn("t/a", { serviceUrl: url, team: "19:t" });
    expect([await slack.find("t/a"), await slack.ofTeam("19:t")]).toEqual([undefined, []]);
  });
  test("what could not be written is not remembered as if it had been", async () => {
    const { db } = await fresh();
    let full = true;
    const places = placesIn(
      {
        ...db,
        transaction: (work) => (full ? Promise.reject(new Error("full")) : db.transaction(work)),
      },
      "teams",
      () => 1,
    );
    await expect(places.learn("t/a", { serviceUrl: url, conversation: "a:1" })).rejects.toThrow(
      "full",
    );
    expect(await places.find("t/a")).toBeUndefined();
    full = false;
    await places.learn("t/a", { serviceUrl: url, conversation: "a:1" });
    expect(await db.query("select address, conversation, seen from places")).toEqual([
      { address: "t/a", conversation: "a:1", seen: 1 },
    ]);
  });
  test("two who learn of the same address at once take nothing from each other on the disk", async () => {
    const { places, db } = await fresh();
    await Promise.all([
      places.learn("t/a", { serviceUrl: url, conversation: "a:1" }),
      places.learn("t/a", { serviceUrl: url, team: "19:t" }),
    ]);
    expect(await db.query("select conversation, team from places")).toEqual([
      { conversation: "a:1", team: "19:t" },
    ]);
  });
});
