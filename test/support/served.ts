// A server on loopback for issuers, and keys as they publish them.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";

/** It listens before anybody knows who answers. */
export const serve = async (
  answer: () => (request: IncomingMessage, response: ServerResponse) => void,
) => {
  const server = createServer((request, response) => answer()(request, response));
  server.listen(0, "localhost");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server, close };
};
/** A key pair as an issuer publishes it, with the private half. */
export const issuerKey = async (kid: string, alg = "RS256") => {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use: "sig" };
};
