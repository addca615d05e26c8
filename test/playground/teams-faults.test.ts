// What goes wrong on purpose.
import { describe, expect, test } from "vitest";
import { message, OWN, teamsWorld } from "./teams-world.ts";

describe("faults", () => {
  test.each([
    ["429", "Throttled"],
    ["412", "PreconditionFailed"],
    ["500", "ServiceError"],
    ["502", "ServiceError"],
    ["503", "ServiceUnavailable"],
    ["504", "GatewayTimeout"],
  ] as const)("%s: nothing is stored", async (kind, code) => {
    const { api, cloud } = teamsWorld();
    cloud.faults.next({ kind, method: "create" });
    const post = () => api("POST", `/${OWN}/activities`, message());
    const answer = await post();
    expect(answer).toMatchObject({ status: Number(kind), body: { error: { code } } });
    expect(answer.headers.get("retry-after")).toBeNull();
    expect(cloud.activities(OWN)).toEqual([]);
    expect((await post()).status).toBe(201);
  });
  test("429 says how long only when it is told to", async () => {
    const { api, cloud } = teamsWorld();
    cloud.faults.next({ kind: "429", method: "update", retryAfterS: 7 });
    expect((await api("PUT", `/${OWN}/activities/1`, message())).headers.get("retry-after")).toBe(
      "7",
    );
  });
  test("lost: stored, and no answer worth the name", async () => {
    const { api, cloud } = teamsWorld();
    cloud.faults.next({ kind: "lost", method: "create" });
    expect(await api("POST", `/${OWN}/activities`, message())).toMatchObject({
      status: 500,
      body: {},
    });
    expect(cloud.activities(OWN)).toHaveLength(1);
  });
  test.each([
    [false, 0],
    [true, 1],
  ])("timeout, carried out: %s", async (carriedOut, stored) => {
    const { api, cloud } = teamsWorld();
    cloud.hangsFor(1);
    cloud.faults.next({ kind: "timeout", carriedOut });
    // The token's own request must not take it.
    const bearer = "unknown";
    expect((await api("POST", `/${OWN}/activities`, message(), bearer)).status).toBe(500);
    cloud.faults.next({ kind: "timeout", method: "create", carriedOut });
    expect((await api("POST", `/${OWN}/activities`, message())).status).toBe(500);
    expect(cloud.activities(OWN)).toHaveLength(stored);
  });
  test("each has its method, its times, and can be taken back", async () => {
    const { api, cloud, token } = teamsWorld();
    cloud.faults.next({ kind: "503", method: "conversation" });
    cloud.faults.next({ kind: "500", method: "token", times: 2 });
    expect([(await token()).status, (await token()).status, (await token()).status]).toEqual([
      500, 500, 200,
    ]);
    expect((await api("POST", `/${OWN}/activities`, message())).status).toBe(201);
    cloud.faults.drop({ kind: "503", method: "conversation" });
    expect((await api("POST", "", {})).status).toBe(400);
    cloud.faults.next({ kind: "504", method: "keys" });
    expect((await cloud.web.request("http://teams.test/v1/.well-known/keys")).status).toBe(504);
    cloud.faults.next({ kind: "500" });
    cloud.faults.clear();
    expect((await token()).status).toBe(200);
  });
});
