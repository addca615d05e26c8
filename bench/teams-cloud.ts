// Just enough of Teams' cloud to be fast: keys, tokens, and a connector that says yes. One signed token, as the connector uses one for a while.
import { createSign, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type TeamsCloudLite = { readonly url: string; readonly bearer: string; close(): void };
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The library reads the bot's own token too. Nobody checks this one. */
export const botToken = `${encoded({ alg: "none" })}.${encoded({ exp: Math.floor(Date.now() / 1_000) + 3_600 })}.x`;

export const teamsCloudLite = async (clientId: string): Promise<TeamsCloudLite> => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "bench", use: "sig", alg: "RS256" };
  let answered = 0;
  const server = createServer((asked, answer) => {
    asked.resume().on("end", () => {
      answered += 1;
      const path = asked.url ?? "";
      const said = path.endsWith("/keys")
        ? { keys: [key] }
        : path.endsWith("/token")
          ? { token_type: "Bearer", expires_in: 3_599, access_token: botToken }
          : { id: String(answered) };
      answer.setHeader("content-type", "application/json").end(JSON.stringify(said));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: "https://api.botframework.com",
    aud: clientId,
    serviceurl: `${url}/teams`,
    nbf: now - 10,
    iat: now - 10,
    exp: now + 3_600,
  };
  const body = `${encoded({ alg: "RS256", typ: "JWT", kid: "bench" })}.${encoded(claims)}`;
  const bearer = `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey, "base64url")}`;
  return { url, bearer, close: () => void server.close() };
};
