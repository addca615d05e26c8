// As much of oidc-provider as the tests use: it has no types of its own.
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };
  type Details = {
    readonly uid: string;
    readonly params: Readonly<Record<string, string>>;
    readonly session?: { readonly accountId: string };
  };
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly Grant: new (of: {
      readonly accountId: string;
      readonly clientId: string | undefined;
    }) => Grant;
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Details>;
    interactionResult(
      request: IncomingMessage,
      response: ServerResponse,
      result: unknown,
    ): Promise<string>;
  }
}
