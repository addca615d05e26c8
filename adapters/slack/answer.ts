// Which HTTP answers are Slack's. A proxy's page, a network's sign-in page and a cut answer can all come with the status 200.

/** Slack names an error in one word; what is longer could be a page, or anybody's text. */
export const isErrorName = (name: unknown): name is string =>
  typeof name === "string" && /^\w{1,80}$/.test(name);

/** JSON with `ok: true`, or with `ok: false` and the name of an error. The type of the content says nothing: proxies set it, too. */
const isSlacks = (text: string): boolean => {
  try {
    const { ok, error } = JSON.parse(text) as { readonly ok?: unknown; readonly error?: unknown };
    return ok === true || (ok === false && isErrorName(error));
  } catch {
    return false;
  }
};

/**
 * `fetch` for Slack's client, which itself would take a page that it cannot read for an error that Slack names, and so for "not taken". Throws as `fetch` does,
 * and where a 200 is no answer of Slack's: then it is not known what became of the request.
 */
export const slackFetch = async (
  url: string | URL | Request,
  init?: RequestInit,
): Promise<Response> => {
  const response = await fetch(url, init);
  if (response.status !== 200) return response;
  const text = await response.text();
  if (!isSlacks(text)) throw new Error("not an answer of Slack's");
  const headers = new Headers(response.headers);
  for (const gone of ["content-encoding", "content-length"]) headers.delete(gone);
  headers.set("content-type", "application/json");
  return new Response(text, { headers });
};
