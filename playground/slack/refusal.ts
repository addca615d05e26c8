// How Slack says no: `ok: false`, a code, and for shapes the sentences that point into the request.
import type { Checked } from "./blocks.ts";

export class Refusal extends Error {
  readonly code: string;
  readonly extra: Record<string, unknown>;
  constructor(code: string, extra: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

export function refuse(code: string, problems: readonly string[] = []): never {
  if (problems.length === 0) throw new Refusal(code);
  const messages = problems.map((sentence) => `[ERROR] ${sentence}`);
  // Only the chat methods carry `errors`; both carry the messages.
  throw new Refusal(
    code,
    code === "invalid_blocks"
      ? { errors: problems, response_metadata: { messages } }
      : { response_metadata: { messages } },
  );
}

export function accepted<T>(checked: Checked<T>): T {
  return checked.ok ? checked.value : refuse(checked.error, checked.problems);
}
