// What the connector and the token service refuse, and with which words.
import { describe, expect, test } from "vitest";
import {
  ADA,
  attachment,
  BO,
  card,
  EVE,
  MALMO,
  message,
  OWN,
  POLICE,
  SECRET,
  SHARED,
  START,
  teamsWorld,
} from "./teams-world.ts";

const STRANGER = "c0de9999-0000-4000-8000-000000000099";

describe("tokens", () => {
  test("a client and its secret get one for an hour", async () => {
    const { token, api, clock } = teamsWorld();
    const { status, body } = await token();
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        token_type: "Bearer",
        expires_in: 3599,
        access_token: expect.any(String),
      }),
    ]);
    const bearer = String(body.access_token);
    expect((await api("GET", `/${OWN}/members`, undefined, bearer)).status).toBe(200);
    clock.ms = START + 3_598_999;
    expect((await api("GET", `/${OWN}/members`, undefined, bearer)).status).toBe(200);
    clock.ms = START + 3_599_000;
    expect((await api("GET", `/${OWN}/members`, undefined, bearer)).status).toBe(401);
  });
  test.each([
    [{ client_secret: "wrong" }, MALMO, 401, "invalid_client", "AADSTS7000215"],
    [{ client_id: "somebody" }, MALMO, 400, "unauthorized_client", "AADSTS700016"],
    [{ grant_type: "password" }, MALMO, 400, "unsupported_grant_type", "AADSTS70003"],
    [{ grant_type: "" }, MALMO, 400, "invalid_request", "AADSTS900144"],
    [{ scope: "https://graph.microsoft.com/.default" }, MALMO, 400, "invalid_scope", "AADSTS70011"],
    [{}, STRANGER, 400, "invalid_request", "AADSTS90002"],
  ] as const)("%o in %s: %i %s", async (form, tenant, status, error, number) => {
    const { token } = teamsWorld();
    const answer = await token(form, tenant);
    expect([answer.status, answer.body]).toEqual([
      status,
      expect.objectContaining({ error, error_description: expect.stringContaining(number) }),
    ]);
  });
  test("no made-up token opens the connector, and no secret is remembered", async () => {
    const { api, cloud, token } = teamsWorld();
    for (const bearer of ["", "x", cloud.sign()])
      expect(await api("POST", `/${OWN}/activities`, message(), bearer)).toMatchObject({
        status: 401,
        body: { error: { code: "Unauthorized" } },
      });
    await token();
    expect(JSON.stringify(cloud.calls)).not.toContain(SECRET);
  });
  test("the keys stand where the metadata says", async () => {
    const { cloud } = teamsWorld();
    const metadata = await (await cloud.web.request(cloud.urls().openIdMetadataUrl)).json();
    expect(metadata).toMatchObject({
      issuer: "https://api.botframework.com",
      jwks_uri: "http://teams.test/v1/.well-known/keys",
    });
    const { keys } = (await (
      await cloud.web.request((metadata as { jwks_uri: string }).jwks_uri)
    ).json()) as { keys: object[] };
    expect(keys).toEqual([
      expect.objectContaining({ kty: "RSA", kid: expect.any(String), endorsements: ["msteams"] }),
    ]);
    expect(keys[0]).not.toHaveProperty("d");
  });
  test("a page in a browser is turned away", async () => {
    const { cloud } = teamsWorld();
    const answer = await cloud.web.request(cloud.urls().openIdMetadataUrl, {
      headers: { origin: "https://evil.example" },
    });
    expect(answer.status).toBe(403);
  });
});

describe("posting", () => {
  test("a message stands as it was sent", async () => {
    const { api, cloud } = teamsWorld();
    const sent = message(card(), { text: "**Hej**", summary: "Något nytt" });
    const { status, body } = await api("POST", `/${OWN}/activities`, sent);
    expect(status).toBe(201);
    expect(cloud.activities(OWN)).toEqual([
      {
        id: body.id,
        conversation: OWN,
        at: new Date(START).toISOString(),
        text: "**Hej**",
        summary: "Något nytt",
        card: card(),
        edited: false,
        sent,
      },
    ]);
  });
  test("an answer in a thread needs the thread", async () => {
    const { api, cloud, posted } = teamsWorld();
    const root = await posted(OWN);
    expect((await api("POST", `/${OWN};messageid=${root}/activities`, message())).status).toBe(201);
    expect(cloud.activities(OWN).at(-1)).toMatchObject({ replyTo: root, text: "Hej" });
    expect(await api("POST", `/${OWN};messageid=1/activities`, message())).toMatchObject({
      status: 404,
      body: { error: { code: "ActivityNotFoundInConversation" } },
    });
  });
  test("typing leaves nothing behind", async () => {
    const { api, cloud } = teamsWorld();
    expect((await api("POST", `/${OWN}/activities`, { type: "typing" })).status).toBe(201);
    expect(cloud.activities(OWN)).toEqual([]);
  });
  test.each([
    ["nothing in it", { type: "message" }, 400, "BadSyntax"],
    ["another kind", { type: "event" }, 400, "BadSyntax"],
    [
      "two cards",
      message(undefined, { attachments: [attachment(card()), attachment(card())] }),
      400,
      "BadSyntax",
    ],
    [
      "another kind of card",
      message(undefined, {
        attachments: [{ contentType: "application/vnd.microsoft.card.hero", content: {} }],
      }),
      400,
      "BadSyntax",
    ],
    ["a card that Teams does not know", message(card([{ type: "Stepper" }])), 400, "BadSyntax"],
    [
      "over 80 KB in UTF-16",
      message(undefined, { text: "a".repeat(41_000) }),
      413,
      "MessageSizeTooBig",
    ],
    [
      "meant for one, sent to all",
      message(undefined, { recipient: { id: ADA, isTargeted: true } }),
      400,
      "Bad argument",
    ],
  ])("%s", async (_, body, status, code) => {
    const { api, cloud } = teamsWorld();
    expect(await api("POST", `/${OWN}/activities`, body)).toMatchObject({
      status,
      body: { error: { code, message: expect.any(String) } },
    });
    expect(cloud.activities(OWN)).toEqual([]);
  });
  test.each([undefined, 40, 28])(
    "what an organisation takes is taken, counted in UTF-16, and no sign more: %s KB",
    async (kb) => {
      const { api } = teamsWorld(
        () => undefined,
        kb === undefined ? {} : { messageBytes: kb * 1024 },
      );
      const most =
        ((kb ?? 80) * 1024) / 2 - JSON.stringify(message(undefined, { text: "" })).length;
      const posted = async (text: string): Promise<number> =>
        (await api("POST", `/${OWN}/activities`, message(undefined, { text }))).status;
      // One, two and three bytes of UTF-8; two of UTF-16 each. What lies outside the first plane has four.
      for (const sign of ["a", "å", "…"])
        expect([await posted(sign.repeat(most)), await posted(sign.repeat(most + 1))]).toEqual([
          201, 413,
        ]);
      expect([
        await posted("🚨".repeat(most / 2)),
        await posted("🚨".repeat(most / 2 + 1)),
      ]).toEqual([201, 413]);
    },
  );
  test("what is no JSON", async () => {
    const { cloud, token } = teamsWorld();
    const headers = { Authorization: `Bearer ${String((await token()).body.access_token)}` };
    const answer = await cloud.web.request(
      `${cloud.urls().serviceUrl}/v3/conversations/${OWN}/activities`,
      {
        method: "POST",
        headers,
        body: "{",
      },
    );
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: { code: "BadSyntax", message: "the body is not JSON" } },
    ]);
  });
});

describe("where the bot may write", () => {
  test("not where there is nothing, where it is not, or where somebody has blocked it", async () => {
    const { api, cloud } = teamsWorld();
    const post = (conversation: string) => api("POST", `/${conversation}/activities`, message());
    expect(await post("19:nowhere@thread.tacv2")).toMatchObject({
      status: 404,
      body: { error: { code: "ConversationNotFound" } },
    });
    await cloud.as(ADA).block();
    expect(await post(cloud.personal(ADA))).toMatchObject({
      status: 403,
      body: { error: { code: "MessageWritesBlocked" } },
    });
    await cloud.as(ADA).unblock();
    expect((await post(cloud.personal(ADA))).status).toBe(201);
    await cloud.as(ADA).uninstall();
    expect(await post(cloud.personal(ADA))).toMatchObject({
      status: 403,
      body: { error: { code: "BotNotInConversationRoster" } },
    });
    await cloud.uninstallFromChannel(OWN);
    expect(await post(OWN)).toMatchObject({
      status: 403,
      body: { error: { code: "BotNotInConversationRoster" } },
    });
    await cloud.installInChannel(OWN);
    expect((await post(OWN)).status).toBe(201);
  });
  test("the conversation with one person", async () => {
    const { api, cloud } = teamsWorld();
    const open = (body: unknown) => api("POST", "", body);
    const ada = { members: [{ id: ADA }], tenantId: MALMO };
    expect(await open(ada)).toMatchObject({ status: 201, body: { id: cloud.personal(ADA) } });
    expect(
      await open({ ...ada, tenantId: undefined, channelData: { tenant: { id: MALMO } } }),
    ).toMatchObject({ status: 201 });
    expect(await open({ ...ada, activity: message() })).toMatchObject({
      status: 201,
      body: { activityId: expect.any(String) },
    });
    const [{ id }] = (await api("GET", `/${OWN}/members`)).body as unknown as [{ id: string }];
    expect(id).toMatch(/^29:1/);
    expect(await open({ ...ada, members: [{ id }] })).toMatchObject({
      status: 201,
      body: { id: cloud.personal(ADA) },
    });
    const refused = async (body: unknown) => {
      const { status, body: answer } = await open(body);
      return [status, answer.error?.code];
    };
    expect(await refused({ members: [{ id: ADA }] })).toEqual([400, "BadSyntax"]);
    expect(await refused({ ...ada, members: [] })).toEqual([400, "BadSyntax"]);
    expect(await refused({ ...ada, tenantId: POLICE })).toEqual([
      403,
      "BotNotInConversationRoster",
    ]);
    expect(await refused({ members: [{ id: STRANGER }], tenantId: MALMO })).toEqual([
      403,
      "BotNotInConversationRoster",
    ]);
    await cloud.as(ADA).uninstall();
    expect(await refused(ada)).toEqual([403, "ForbiddenOperationException"]);
  });
  test("nobody has the app where it was not set up", async () => {
    const { api, cloud } = teamsWorld(undefined, { installed: false });
    const open = () => api("POST", "", { members: [{ id: BO }], tenantId: MALMO });
    expect((await open()).status).toBe(403);
    await cloud.as(BO).install();
    expect((await open()).status).toBe(201);
  });
  test("members, and one of them", async () => {
    const { api } = teamsWorld();
    const { body } = await api("GET", `/${SHARED}/members`);
    expect(
      (body as unknown as { aadObjectId: string; tenantId: string }[]).map(
        ({ aadObjectId, tenantId }) => [aadObjectId, tenantId],
      ),
    ).toEqual([
      [ADA, MALMO],
      [BO, MALMO],
      [EVE, POLICE],
    ]);
    expect((await api("GET", `/${OWN}/members/${BO}`)).body).toMatchObject({
      aadObjectId: BO,
      name: "ersattare",
    });
    expect(await api("GET", `/${OWN}/members/${EVE}`)).toMatchObject({
      status: 404,
      body: { error: { code: "MemberNotFoundInConversation" } },
    });
  });
});

describe("changing and taking away", () => {
  test("a message is replaced, and marked", async () => {
    const { api, cloud, posted } = teamsWorld();
    const id = await posted(OWN);
    expect(await api("PUT", `/${OWN}/activities/${id}`, message())).toMatchObject({
      status: 200,
      body: { id },
    });
    expect(cloud.activities(OWN)).toEqual([
      expect.objectContaining({ id, text: "Hej", edited: true }),
    ]);
    expect(cloud.activities(OWN)[0]).not.toHaveProperty("card");
    expect((await api("DELETE", `/${OWN}/activities/${id}`)).status).toBe(200);
    expect(cloud.activities(OWN)).toEqual([]);
  });
  test("not what is not there, not elsewhere, and not what a person wrote", async () => {
    const { api, cloud, posted } = teamsWorld();
    const id = await posted(OWN);
    for (const path of [`/${OWN}/activities/1`, `/${SHARED}/activities/${id}`])
      for (const method of ["PUT", "DELETE"])
        expect(await api(method, path, method === "PUT" ? message() : undefined)).toMatchObject({
          status: 404,
          body: { error: { code: "ActivityNotFoundInConversation" } },
        });
    await cloud.as(ADA).say(OWN, "hej");
    const said = cloud.activities(OWN).at(-1)?.id;
    expect(await api("PUT", `/${OWN}/activities/${said}`, message())).toMatchObject({
      status: 403,
      body: { error: { code: "NotEnoughPermissions" } },
    });
  });
  test("a message for one person", async () => {
    const { api, cloud, clock } = teamsWorld();
    const to = (recipient?: unknown) =>
      api(
        "POST",
        `/${OWN}/activities?isTargetedActivity=true`,
        message(undefined, recipient ? { recipient } : {}),
      );
    expect(await to()).toMatchObject({ status: 400, body: { error: { code: "Bad argument" } } });
    expect(await to({ id: EVE })).toMatchObject({
      status: 400,
      body: { error: { code: "Bad argument" } },
    });
    const { id } = (await to({ id: ADA, isTargeted: true })).body;
    expect([ADA, BO].map((user) => cloud.as(user).see().targeted.length)).toEqual([1, 0]);
    const alone = message(undefined, { recipient: { id: ADA, isTargeted: true } });
    expect(
      (await api("POST", `/${cloud.personal(ADA)}/activities?isTargetedActivity=true`, alone))
        .status,
    ).toBe(201);
    const strict = teamsWorld(() => undefined, { untargetedInChats: true });
    const refused = await strict.api(
      "POST",
      `/${strict.cloud.personal(ADA)}/activities?isTargetedActivity=true`,
      alone,
    );
    expect(refused).toMatchObject({ status: 400, body: { error: { code: "Bad argument" } } });
    const path = `/${OWN}/activities/${id}`;
    expect((await api("PUT", path, message())).status).toBe(404);
    expect(
      (
        await api(
          "PUT",
          `${path}?isTargetedActivity=true`,
          message(undefined, { recipient: { id: ADA } }),
        )
      ).status,
    ).toBe(400);
    expect((await api("PUT", `${path}?isTargetedActivity=true`, message())).status).toBe(200);
    clock.ms += 24 * 3_600_000;
    expect(cloud.as(ADA).see().targeted).toEqual([]);
  });
});

describe("rates", () => {
  test("seven in a second, for each conversation; Retry-After says how long", async () => {
    const { api, cloud, clock, token } = teamsWorld();
    cloud.limitRate(true);
    const bearer = String((await token()).body.access_token);
    const post = async (conversation: string = OWN) => {
      const { status, headers } = await api(
        "POST",
        `/${conversation}/activities`,
        message(),
        bearer,
      );
      return [status, headers.get("retry-after")];
    };
    for (let nth = 0; nth < 7; nth += 1) expect(await post()).toEqual([201, null]);
    expect(await post()).toEqual([429, "1"]);
    expect(await post(SHARED)).toEqual([201, null]);
    clock.ms += 1_000;
    expect(await post()).toEqual([201, null]);
    expect(await post()).toEqual([429, "1"]);
    cloud.limitRate(false);
    expect(await post()).toEqual([201, null]);
  });
});
