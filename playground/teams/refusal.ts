// How the connector says no: a status, a code and a sentence.
import type { ContentfulStatusCode } from "hono/utils/http-status";

export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly retryAfterS: number | undefined;
  constructor(status: ContentfulStatusCode, code: string, message: string, retryAfterS?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
  get body(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

export function refuse(status: ContentfulStatusCode, code: string, message: string): never {
  throw new Refusal(status, code, message);
}
