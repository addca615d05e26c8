// `stafett check` and `stafett doctor` of a mail server: as an operator runs them.
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { certified, mailServer } from "../support/mail-server.ts";
import { lacksOpenssl, type StandIn } from "../support/mail-servers.ts";
import { temporary } from "../support/small-core.ts";
import { command, freePort, withSample } from "./program.ts";

/** The sample, with a server of Noomi's, and somebody there who is told by mail alone. */
const folder = (server: string): string => {
  const cwd = withSample(temporary());
  const file = join(cwd, "stafett.yaml");
  const text = readFileSync(file, "utf8").replace(
    "    contact: noomi-passet\n",
    `    contact: noomi-passet\n    mail: { server: "${server}", from: stafett@noomi.example }\n`,
  );
  const from = text.indexOf("  - id: noomi-kontakt\n");
  const to = text.indexOf("  - id: ", from + 8);
  const own = text.slice(from, to).replace(/ {4}(?:slack|teams|preferred): .*\n/g, "");
  const person = `${own.trimEnd()}\n    web: noomi/k3v9q2m7x4ta\n    mail: jour@noomi.example\n`;
  writeFileSync(file, `${text.slice(0, from)}${person}${text.slice(to)}`);
  return cwd;
};
const env = async () => ({
  WEB_ORIGIN: "https://stafett.example.se",
  PORT: String(await freePort()),
  LOG_LEVEL: "error",
});

describe("check", () => {
  test("names who is told by mail alone, and an agency whose password is missing, and asks no server", async () => {
    const cwd = folder("smtps://stafett@127.0.0.1:1");
    const lacking = await command(cwd, ["check"], await env());
    expect(lacking).toMatchObject({
      code: 1,
      err: expect.stringContaining("mail server of: noomi."),
    });
    expect(lacking.out).toContain("Told by mail alone");
    const good = await command(cwd, ["check"], {
      ...(await env()),
      STAFETT_MAIL_PASSWORD: "hemligt",
    });
    expect(good).toMatchObject({ code: 0 });
    expect(good.out + good.err).not.toContain("hemligt");
    expect(good.out).toContain("No reverse proxy is trusted");
    const behind = await command(cwd, ["check"], {
      ...(await env()),
      STAFETT_MAIL_PASSWORD: "hemligt",
      STAFETT_TRUSTED_PROXIES: "127.0.0.1",
    });
    expect([behind.code, behind.out.includes("No reverse proxy")]).toEqual([0, false]);
    const passwords = join(cwd, "mail.txt");
    writeFileSync(passwords, "noomi: hemligt\n");
    chmodSync(passwords, 0o644);
    const open = await command(cwd, ["check"], {
      ...(await env()),
      STAFETT_MAIL_PASSWORDS: passwords,
    });
    expect(open).toMatchObject({
      code: 1,
      err: expect.stringContaining("only the user that runs Stafett may read"),
    });
  });
});
describe.skipIf(lacksOpenssl)("doctor", () => {
  const asked = async (
    server: StandIn,
    user: string,
    more: Readonly<Record<string, string>>,
  ): Promise<readonly string[]> => {
    const cwd = folder(`smtps://${user}127.0.0.1:${server.port}`);
    const { out } = await command(cwd, ["doctor"], { ...(await env()), ...more });
    const lines = out.split("\n");
    const at = lines.findIndex((line) => line.includes("mail server of noomi"));
    return lines.slice(at, at + 2);
  };
  test("signs in to the server and sends nothing; a certificate that does not fit and a wrong password are said in a sentence", async () => {
    const { issuer, key, cert } = certified("IP:127.0.0.1");
    const server = await mailServer({
      secure: true,
      key,
      cert,
      authOptional: false,
      onAuth: ({ password }, _session, done) =>
        password === "hemligt" ? done(null, { user: "stafett" }) : done(new Error("no")),
    });
    const trusted = join(temporary(), "issuer.pem");
    writeFileSync(trusted, issuer);
    const known = { NODE_EXTRA_CA_CERTS: trusted };
    const [bad, why] = await asked(server, "stafett@", { STAFETT_MAIL_PASSWORD: "hemligt" });
    expect([bad, why]).toEqual([
      expect.stringMatching(/^not good/),
      expect.stringContaining("certificate does not fit"),
    ]);
    const [wrong, login] = await asked(server, "stafett@", {
      ...known,
      STAFETT_MAIL_PASSWORD: "annat",
    });
    expect([wrong, login]).toEqual([
      expect.stringMatching(/^not good/),
      expect.stringContaining("does not let Stafett in"),
    ]);
    const [good] = await asked(server, "stafett@", { ...known, STAFETT_MAIL_PASSWORD: "hemligt" });
    expect(good).toMatch(/^good/);
    expect(server.mails).toEqual([]);
  });
});
