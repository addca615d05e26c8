// `stafett doctor` at an organisation's issuer: what it can see without a person, and what it says where something is wrong.
import { expect, test, vi } from "vitest";
import type { Finding } from "../../adapters/finding.ts";
import type { PinnedIssuer } from "../../adapters/inbox.ts";
import { examineIssuers } from "../../adapters/web/sign-in/oidc/doctor.ts";
import { texts } from "../../src/app/operate/texts.ts";
import { freePort } from "../support/free-port.ts";
import { type Lies, openLiar } from "../support/lying-issuer.ts";
import { client, clientKeys, code, withIssuer } from "../support/organisation.ts";
import { origin } from "../support/sign-in.ts";

/** Node writes the time of its answers by the machine's own clock. */
const withRealTime = async (options: Parameters<typeof withIssuer>[0]) => {
  const all = await withIssuer(options);
  vi.useRealTimers();
  return all;
};
const look = async (
  pinned: PinnedIssuer | undefined,
  more: {
    readonly keys?: undefined;
    readonly secrets?: ReadonlyMap<string, string>;
    readonly origin?: string;
  } = {},
) => {
  if (!pinned) throw new Error("not pinned");
  const asked = {
    origin,
    issuers: [pinned],
    keys: clientKeys,
    secrets: new Map<string, string>(),
    words: texts.doctor,
    ...more,
  };
  return (await examineIssuers(asked)).findings;
};
const wrongIn = (all: readonly Finding[]): readonly string[] =>
  all.filter(({ how }) => how !== "good").map(({ how, what, mend }) => `${how} ${what}: ${mend}`);

test("finds nothing wrong at an issuer that knows us, and leaves nothing there", async () => {
  const { world } = await withRealTime({ acr: "loa3", acrs: ["loa3"] });
  const all = await look(world.pinned[0]);
  expect(wrongIn(all)).toEqual([]);
  expect(all.map(({ what }) => what)).toEqual([
    "issuer of alfa",
    "issuer of alfa: its keys",
    "issuer of alfa: it knows Stafett",
    "issuer of alfa: the address that one comes back to",
    "issuer of alfa: the level of assurance (acr)",
    "issuer of alfa: it tells of sign-outs, where https://stafett.example.se/sign-in/back-channel is registered for them",
    expect.stringMatching(/^issuer of alfa: clock against this machine's, -?[01] s off$/),
  ]);
});
test("says which address is to be registered, which client it does not know, and which level it does not have", async () => {
  const { world } = await withRealTime({ acr: "loa3", acrs: ["loa3"] });
  const [pinned] = world.pinned;
  const other = wrongIn(
    await look(pinned && { ...pinned, acr: "loa4" }, { origin: "https://other.example.se" }),
  );
  expect(other).toEqual([
    expect.stringMatching(
      /comes back to: Let it be registered there, to the letter: https:\/\/other\.example\.se\/sign-in\/back\/[\w-]{22}$/,
    ),
    expect.stringContaining("It does not list that level"),
  ]);
  const stranger = wrongIn(await look(pinned && { ...pinned, client: "stranger" }));
  expect(stranger[0]).toMatch(
    /It says invalid_client\. Check client .* https:\/\/stafett\.example\.se\/sign-in\/keys or has/,
  );
  const secret = wrongIn(await look(pinned, { secrets: new Map([["alfa", "not-the-secret"]]) }));
  expect(secret[0]).toMatch(/It says invalid_client/);
});
const lies: Readonly<Record<string, readonly [Lies, string]>> = {
  "calls itself something else": [
    { metadata: { issuer: "https://login.example.se/" } },
    "It calls itself https://login.example.se/. Write that",
  ],
  "calls itself what is no address": [
    { metadata: { issuer: "\u001b[31m<b>" } },
    "There is no OpenID Connect at that address",
  ],
  "has no address to lead to": [
    { metadata: { authorization_endpoint: undefined } },
    "or not as Stafett can use it",
  ],
  "shows no keys": [{ metadata: { jwks_uri: "http://localhost:1/keys" } }, "It shows none"],
  "does not know us": [
    { token: { status: 401, body: '{"error":"invalid_client"}' } },
    "It says invalid_client",
  ],
  "says what is no word": [
    { token: { status: 400, body: '{"error":"\\u001b[31m<b>"}' } },
    "It says ?.",
  ],
};
test.each(Object.keys(lies))(
  "of one that %s says so in a sentence, and repeats nothing that is no word",
  async (name) => {
    const [lie, sentence] = lies[name] ?? [{}, ""];
    const liar = await openLiar(lie);
    const wrong = wrongIn(await look({ agency: "alfa", code, issuer: liar.url, client }));
    expect(wrong.join("\n")).toContain(sentence);
    expect(wrong.join("\n")).not.toContain("<b>");
  },
);
test("of one that is away, or for which there is no key, says so and asks no more", async () => {
  expect(
    wrongIn(
      await look({ agency: "alfa", code, issuer: `http://localhost:${await freePort()}`, client }),
    ),
  ).toEqual([expect.stringContaining("It cannot be reached (ECONNREFUSED)")]);
  const liar = await openLiar();
  const wrong = wrongIn(
    await look({ agency: "alfa", code, issuer: liar.url, client }, { keys: undefined }),
  );
  expect([wrong, liar.state.asked.length]).toEqual([
    [expect.stringContaining("Set WEB_OIDC_KEY")],
    1,
  ]);
});
