// An agency's own issuer in the configuration, and the secrets that go with it in the environment.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { platforms } from "../../adapters/index.ts";
import { loadConfig, readEnvironment } from "../../src/config/index.ts";
import { pemOf } from "../support/organisation.ts";
import { temporary } from "../support/small-core.ts";
import { brief, edit } from "./edit.ts";

const good = {
  code: "K7PLM2QX",
  issuer: "https://login.example.se/realms/noomi",
  client: "stafett",
  acr: "http://id.elegnamnd.se/loa/1.0/loa3",
};
const written = (of: Readonly<Record<string, unknown>>): string =>
  `shelter: true\n    signIn: ${JSON.stringify(of)}`;
const said = (change: Readonly<Record<string, unknown>>): readonly string[] =>
  brief(edit(["shelter: true", written({ ...good, ...change })]));

describe("signIn", () => {
  it("is a code, an issuer to the letter, a client, and perhaps a level", () => {
    expect(said({})).toEqual([]);
    const read = loadConfig(edit(["shelter: true", written(good)]), "stafett.yaml");
    expect(
      read.ok && read.config.agencies.find(({ signIn }) => signIn !== undefined)?.signIn,
    ).toEqual(good);
    const { acr: _acr, ...less } = good;
    expect(brief(edit(["shelter: true", written(less)]))).toEqual([]);
    expect(said({ issuer: "http://localhost:4011" })).toEqual([]);
  });
  it.each([
    "http://login.example.se",
    "ftp://login.example.se",
    "https://a:b@login.example.se",
    "https://login.example.se?x",
    "https://login.example.se#x",
    "login.example.se",
    "http://localhost.example.se",
    "http://127.0.0.1:1",
    "",
  ])("has an issuer over TLS, on this computer alone without: %s", (issuer) => {
    expect(said({ issuer })).toEqual(["agencies[2].signIn.issuer issuer"]);
  });
  it.each(["KORT123", "K7PLM2QX-A", "k7plm2qx", "A".repeat(21), ""])(
    "has a code that can be said and is not guessed: %s",
    (code) => {
      expect(said({ code })).toEqual(["agencies[2].signIn.code sign-in-code"]);
    },
  );
  it.each(["", "two words", "å", "x".repeat(256)])(
    "has a client and a level as an issuer gives them: %j",
    (text) => {
      expect(said({ client: text })).toEqual(["agencies[2].signIn.client sign-in-text"]);
      expect(said({ acr: text })).toEqual(["agencies[2].signIn.acr sign-in-text"]);
    },
  );
  it("of two agencies has two codes", () => {
    const both = edit(
      ["shelter: true", written(good)],
      [
        "  - id: noomi\n",
        `  - id: noomi\n    signIn: ${JSON.stringify({ ...good, client: "other" })}\n`,
      ],
    );
    expect(brief(both)).toEqual([
      expect.stringMatching(/^agencies\[\d\]\.signIn\.code sign-in-codes$/),
    ]);
  });
});

describe("WEB_OIDC_KEY", () => {
  const problems = (env: Record<string, string>): readonly string[] => {
    const read = readEnvironment(env);
    return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
  };
  it("is PEM, in one line or several, one key or two, or a file that holds it", () => {
    const file = join(temporary(), "oidc.pem");
    writeFileSync(file, `${pemOf()}\n${pemOf("rsa")}`);
    for (const key of [
      pemOf(),
      pemOf().replaceAll("\n", "\\n"),
      pemOf("rsa"),
      `${pemOf()}${pemOf("rsa")}`,
      file,
    ])
      expect(problems({ WEB_OIDC_KEY: key })).toEqual([]);
  });
  it("is no key of another kind, no text, no file that is not there, and not more keys than a change needs", () => {
    const ed =
      "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----";
    const file = join(temporary(), "oidc.pem");
    writeFileSync(file, "hemligt");
    for (const key of [
      ed,
      "hemligt",
      "/nowhere/oidc.pem",
      file,
      temporary(),
      pemOf().slice(0, 60),
      pemOf().repeat(5),
      `${pemOf()}${"x".repeat(20_000)}`,
    ])
      expect(problems({ WEB_OIDC_KEY: key })).toEqual(["WEB_OIDC_KEY env-web-oidc-key"]);
  });
  it("may be a secret for each agency instead", () => {
    for (const secrets of ["noomi=hemligt-hemligt", "noomi=a=b=c+d/e== malmo=hemligt-hemligt"])
      expect(problems({ WEB_OIDC_SECRETS: secrets })).toEqual([]);
    for (const secrets of [
      "noomi",
      "noomi=kort",
      "=hemligt-hemligt",
      "Noomi=hemligt-hemligt",
      "noomi=hemligt-hemligt noomi=hemligt-hemlig2",
    ])
      expect(problems({ WEB_OIDC_SECRETS: secrets })).toEqual([
        "WEB_OIDC_SECRETS env-web-oidc-secrets",
      ]);
  });
});

describe("what the settings lack for issuers", () => {
  const lacks = (settings: Readonly<Record<string, string>>, agencies: readonly string[]) =>
    platforms.web.lacksForIssuers(settings, agencies);
  const WEB_ORIGIN = "https://stafett.example.se";
  it("is the web, a key or a secret for each, or the agency that a secret names", () => {
    expect(lacks({}, [])).toBeUndefined();
    expect(lacks({}, ["noomi"])).toEqual({ lacks: "connection", of: ["noomi"] });
    expect(lacks({ WEB_ORIGIN }, ["noomi", "lund"])).toEqual({
      lacks: "key",
      of: ["noomi", "lund"],
    });
    const WEB_OIDC_SECRETS = "noomi=hemligt-hemligt";
    expect(lacks({ WEB_ORIGIN, WEB_OIDC_SECRETS }, ["noomi", "lund"])).toEqual({
      lacks: "key",
      of: ["lund"],
    });
    expect(lacks({ WEB_ORIGIN, WEB_OIDC_KEY: pemOf() }, ["noomi", "lund"])).toBeUndefined();
    expect(lacks({ WEB_ORIGIN, WEB_OIDC_SECRETS }, ["noomi"])).toBeUndefined();
    expect(lacks({ WEB_ORIGIN, WEB_OIDC_SECRETS }, [])).toEqual({ lacks: "agency", of: ["noomi"] });
  });
});
