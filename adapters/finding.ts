// A line of `stafett doctor`, and how it asks over HTTP.

/** One line. `mend`: what helps, or why it could not be seen. */
export type Finding = {
  readonly how: "good" | "bad" | "unseen";
  readonly what: string;
  readonly mend?: string;
};
export const found = (what: string, mend: string | undefined): Finding =>
  mend === undefined ? { how: "good", what } : { how: "bad", what, mend };
export const unseen = (what: string, mend: string): Finding => ({ how: "unseen", what, mend });

const patienceMs = 10_000;
type Body = Readonly<Record<string, unknown>>;
/** `aheadMs`: how far this machine's clock is ahead of theirs, to a second. */
export type Answer = {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
  readonly aheadMs: number | undefined;
};
/** What somebody answers in JSON; or the word for why nobody did. Never throws. */
export const ask = async (url: string, init: RequestInit = {}): Promise<Answer | string> => {
  const asked = Date.now();
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      ...init,
    });
    const date = Date.parse(response.headers.get("date") ?? "");
    const body: unknown = await response.json();
    const aheadMs = Number.isNaN(date) ? undefined : (asked + Date.now()) / 2 - date;
    return {
      status: response.status,
      body: Object(body) as Body,
      headers: response.headers,
      aheadMs,
    };
  } catch (error) {
    return (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
  }
};
/** A code that a platform answers with; anything else is not repeated. */
export const codeIn = (body: Body): string =>
  /^\w{1,60}$/.test(String(body.error)) ? String(body.error) : "?";
