// Installing, files, whoever watches, the playground.
import { request } from "node:http";
import { calendar } from "../../src/calendar/index.ts";
import { createFileLinks } from "../../src/engine/files.ts";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import { rowsIn } from "../process/journals.ts";
import { commandBody, interactionBody, submitPayload } from "../support/signed.ts";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import { choice, noomi, sends } from "./slack-sent.ts";
import type { Running, Target } from "./target.ts";
import { fetchFresh, says, statusOf } from "./wire.ts";

type Headers = Readonly<Record<string, string>>;
const gets = async (
  port: number,
  path: string,
  headers: Headers = {},
  method = "GET",
): Promise<{ status: number; text: string; headers: globalThis.Headers }> => {
  const answer = await fetchFresh(`http://127.0.0.1:${port}${path}`, { method, headers });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
let installing: Promise<Running> | undefined;
const office = (target: Target): Promise<Running> => {
  installing ??= target.runs(target.env.installing);
  return installing;
};
const starts = async (port: number): Promise<{ state: string; cookie: string }> => {
  const page = await gets(port, "/slack/install");
  const state =
    new URL(
      (/href="([^"]+)"/.exec(page.text)?.[1] ?? "").replaceAll("&amp;", "&"),
    ).searchParams.get("state") ?? "";
  return { state, cookie: page.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
};
const back = (port: number, code: string, state: string, cookie: string) =>
  gets(
    port,
    `/slack/oauth_redirect?code=${encodeURIComponent(code)}&state=${encodeURIComponent(state)}`,
    { cookie },
  );
const states = async (target: Target): Promise<Held> => {
  const { port } = await office(target);
  const [own, other] = [await starts(port), await starts(port)];
  const code = target.workspaces.allows("T0STAFETT");
  const given = target.workspaces.given.length;
  const flipped = own.state.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  const tries: readonly (readonly [string, string, string])[] = [
    ["no state", "", own.cookie],
    ["no cookie", own.state, ""],
    ["a state of another browser", other.state, own.cookie],
    ["a changed state", flipped, `${own.cookie.split("=")[0]}=${flipped}`],
    [
      "alg none",
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.${own.state.split(".")[1]}.`,
      own.cookie,
    ],
  ];
  const wrong = await each(tries, async ([what, state, cookie]) => {
    const { status, text } = await back(port, code, state, cookie);
    return first(
      statusIn(status, [400, 403], what),
      text.includes(code) ? `${what}: the code came back` : undefined,
    );
  });
  if (wrong !== undefined || target.workspaces.given.length > given)
    return wrong ?? "a token was taken";
  const good = await back(port, code, own.state, own.cookie);
  const again = await back(port, target.workspaces.allows("T0STAFETT"), own.state, own.cookie);
  return first(
    statusIn(good.status, [200], "a good one"),
    statusIn(again.status, [400, 403], "the same state again"),
  );
};
const echoes = async (target: Target): Promise<Held> => {
  const { port } = await office(target);
  const mark = "<script>alert(1)</script>";
  const asked = [
    `?error=${encodeURIComponent(mark)}`,
    `?code=${encodeURIComponent(mark)}&state=x`,
    `?code=1&state=${encodeURIComponent(mark)}`,
    "?code=%00&state=%00",
    `?state=${"x".repeat(10_000)}`,
  ];
  return each(asked, async (query) => {
    const { status, text, headers } = await gets(port, `/slack/oauth_redirect${query}`);
    return first(
      statusIn(status, [200, 400, 403, 404, 431, 502], query.slice(0, 20)),
      text.includes(mark) ? "it came back" : undefined,
      headers.has("location") ? "it leads elsewhere" : undefined,
    );
  });
};
const manyStarts = async (target: Target): Promise<Held> => {
  const { port } = await office(target);
  const all = Array.from({ length: 300 }, () => gets(port, "/slack/install"));
  return each(await Promise.all(all), async ({ status }) => statusIn(status, [200], "a page"));
};

/** A meeting that a member has planned, whose invitation is a file. */
const meeting = async ({ both }: Target): Promise<string> => {
  // No holiday, on whichever day this is run.
  const day = calendar.day(calendar.addWorkdays(new Date().toISOString() as never, 20, "10:00"));
  const invited = {
    type: "multi_static_select",
    selected_options: [{ value: "socialtjansten-malmo" }, { value: "polisen-syd" }],
  };
  const values = {
    template: choice("arendekonferens"),
    time: choice("10:00"),
    rhythm: choice("once"),
    invited,
    day: { type: "datepicker", selected_date: day },
  };
  const answer = await sends(
    both.port,
    interactionBody(
      submitPayload(
        noomi,
        { w: "series", c: "plan", idempotencyKey: freshIdempotencyKey(Date.now()) },
        values,
      ),
    ),
  );
  const [found] = rowsIn(both.cwd, "select instance from instances where workflow = 'agenda'");
  if (!found) throw new Error(`no meeting was planned: ${answer.text}`);
  return String(found.instance);
};
const links = async (target: Target): Promise<Held> => {
  const { both } = target;
  const instance = await meeting(target);
  const made = createFileLinks(await both.root(), () => `http://127.0.0.1:${both.port}`);
  const foreign = createFileLinks(Buffer.alloc(32, 1), () => `http://127.0.0.1:${both.port}`);
  const ask = { member: "noomi-kontakt", workflow: "agenda", instance, file: "invitation" };
  const path = (from: typeof made, more: Partial<typeof ask>, at = Date.now()): string =>
    new URL(from.link({ ...ask, ...more }, at) ?? "").pathname;
  const good = path(made, {});
  const status = async (one: string, method = "GET"): Promise<number> =>
    (await gets(both.port, one, {}, method)).status;
  const bad: readonly (readonly [string, string, number])[] = [
    ["forged", path(foreign, {}), 404],
    ["over", path(made, {}, Date.now() - 601_000), 410],
    ["of somebody who is not invited", path(made, { member: "evonhuset-chef" }), 404],
    ["of nobody", path(made, { member: "constructor" }), 404],
    ["of what is not there", path(made, { instance: "0123456789ABCDEF" }), 404],
    ["another file", path(made, { file: "notesDocx" }), 404],
    ["a file of every object", path(made, { file: "constructor" }), 404],
    ["another workflow", path(made, { workflow: "case" }), 404],
    ["a letter more", `${good}A`, 404],
    ["a letter less", good.slice(0, -1), 404],
    ["a sign that the decoder overlooks", `${good}=`, 404],
    ["long", `/files/${"A".repeat(10_000)}`, 404],
    ["a path", "/files/..%2f..%2fdata%2fstafett.key", 404],
    ["nothing", "/files/%00", 404],
  ];
  return first(
    statusIn(await status(good), [200], "a good one"),
    statusIn(await status(good), [200], "within ten minutes once more"),
    await each(bad, async ([what, one, expected]) => statusIn(await status(one), [expected], what)),
    statusIn(await status(good, "POST"), [405], "POST"),
    statusIn(await status(good, "DELETE"), [405], "DELETE"),
  );
};
const manyFiles = async (target: Target): Promise<Held> => {
  const instance = await meeting(target);
  const made = createFileLinks(
    await target.both.root(),
    () => `http://127.0.0.1:${target.both.port}`,
  );
  const link =
    made.link(
      { member: "noomi-kontakt", workflow: "agenda", instance, file: "invitation" },
      Date.now(),
    ) ?? "";
  const all = Array.from({ length: 200 }, async () => (await fetchFresh(link)).arrayBuffer());
  await Promise.all(all);
  return undefined;
};

const nosy = async ({ both }: Target): Promise<Held> => {
  const health = await gets(both.port, "/healthz");
  const ready = await gets(both.port, "/readyz");
  const closed = [
    "/metrics",
    "/metrics/",
    "/%6detrics",
    "//metrics",
    "/",
    "/play/state",
    "/debug",
    "/slack/install",
    "/.env",
    "/data/stafett.key",
    "/healthz/..%2fmetrics",
  ];
  return first(
    health.text === '{"status":"ok"}' ? undefined : "/healthz says more than that it lives",
    /T0STAFETT|noomi|node|version|\/tmp/i.test(ready.text + [...ready.headers].join())
      ? "/readyz names something"
      : undefined,
    await each(closed, async (path) => statusIn((await gets(both.port, path)).status, [404], path)),
    await each(["PUT", "DELETE", "PATCH", "OPTIONS"], async (method) =>
      statusIn((await gets(both.port, "/slack/events", {}, method)).status, [404, 405], method),
    ),
    statusIn(
      statusOf(await says(both.port, "TRACE / HTTP/1.1\r\nhost: x\r\ncookie: a=b\r\n\r\n")),
      [404, 405],
      "TRACE",
    ),
    statusIn(statusOf(await says(both.port, "GET / HTTP/1.1\r\n\r\n")), [400], "no host"),
    statusIn(statusOf(await says(both.port, "\u0016\u0003\u0001\u0000")), [400], "TLS"),
    statusIn(
      statusOf(
        await says(both.port, `GET / HTTP/1.1\r\nhost: x\r\na: ${"b".repeat(40_000)}\r\n\r\n`),
      ),
      [431],
      "a header of 40 kB",
    ),
    statusIn(
      statusOf(
        await says(both.port, `GET / HTTP/1.1\r\nhost: x\r\n${"a: b\r\n".repeat(3_000)}\r\n`),
      ),
      [404, 431],
      "three thousand headers",
    ),
  );
};
const probing = async ({ both }: Target): Promise<Held> => {
  const all = Array.from({ length: 500 }, () => gets(both.port, "/readyz"));
  return each(await Promise.all(all), async ({ status }) =>
    statusIn(status, [200, 429, 503], "/readyz"),
  );
};
const counted = async ({ both }: Target): Promise<Held> => {
  const { status, text } = await gets(both.metricsPort, "/metrics");
  return first(
    statusIn(status, [200], "where it belongs"),
    /T0STAFETT|U0NOOMI|noomi|SYD-|xoxb|c0de0011/.test(text) ? "a count names somebody" : undefined,
    await each(["/", "/healthz", "/slack/events"], async (path) =>
      statusIn((await gets(both.metricsPort, path)).status, [404], path),
    ),
  );
};

let play: Promise<Running> | undefined;
const played = async (target: Target): Promise<Held> => {
  play ??= target.runs({});
  const { port } = await play;
  /** `fetch` does not let its caller say which host. */
  const named = (
    headers: Headers,
    method = "POST",
    body = "{}",
    path = "/play/language",
  ): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { host: "127.0.0.1", port, path, method, headers },
        (answer) => void answer.resume().once("end", () => resolve(answer.statusCode ?? 0)),
      );
      sent.once("error", reject).end(method === "POST" ? body : undefined);
    });
  const json = { "content-type": "application/json" };
  const evil: readonly (readonly [string, Promise<number>, readonly number[]])[] = [
    ["another host", named({ ...json, host: "evil.example" }), [403]],
    ["a host that begins like ours", named({ ...json, host: "127.0.0.1.evil.example" }), [403]],
    ["another origin", named({ ...json, origin: "https://evil.example" }), [403]],
    ["no origin that can be read", named({ ...json, origin: "null" }), [403]],
    ["another port of this machine", named({ ...json, origin: "http://127.0.0.1:1" }), [403]],
    ["from another site", named({ ...json, "sec-fetch-site": "cross-site" }), [403]],
    ["a form", named({ "content-type": "text/plain" }), [415]],
    ["too much", named(json, "POST", `"${"x".repeat(400_000)}"`), [413]],
    ["nested", named(json, "POST", "[".repeat(200_000)), [400]],
    ["read from elsewhere", named({ host: "evil.example" }, "GET", "", "/play/state"), [403]],
    [
      "unsigned at Slack's door",
      named(
        { "content-type": "application/x-www-form-urlencoded" },
        "POST",
        commandBody(noomi, "vem"),
        "/slack/events",
      ),
      [401],
    ],
    ["without a token at Teams' door", named(json, "POST", "{}", "/api/messages"), [400, 401]],
    ["its counts", named({}, "GET", "", "/metrics"), [404]],
  ];
  return each(evil, async ([what, answer, allowed]) => statusIn(await answer, allowed, what));
};

const stranger = "a stranger";
const of = (
  area: Attack["area"],
  name: string,
  who: string,
  what: string,
  run: Attack["run"],
): Attack => ({ area, name, who, what, run });
export const otherAttacks: readonly Attack[] = [
  of(
    "installing",
    "states",
    "a sender of links",
    "a state missing, another browser's, changed, unsigned, used: no token is taken",
    states,
  ),
  of(
    "installing",
    "echoes",
    "a sender of links",
    "scripts in the address: nothing comes back or leads elsewhere",
    echoes,
  ),
  of("installing", "three hundred pages", stranger, "all at the same time", manyStarts),
  of(
    "files and links",
    "links",
    "a link's holder",
    "forged, expired, another's, changed by a letter: 404 or 410",
    links,
  ),
  of("files and links", "two hundred at once", "a link's holder", "one file", manyFiles),
  of(
    "who watches",
    "nosy",
    stranger,
    "`/metrics`, files, the playground, odd methods and headers: 404, 400 or 431",
    nosy,
  ),
  of("who watches", "five hundred probes", stranger, "`/readyz` at the same time", probing),
  of("who watches", "counts", "a watcher", "`/metrics` on its own address names nobody", counted),
  of(
    "playground",
    "a page elsewhere",
    "a malicious page",
    "another host, origin or site, a form, too much: 403, 415 or 413",
    played,
  ),
];
