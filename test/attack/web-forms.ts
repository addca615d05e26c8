// Forms that no page of ours has drawn, and streams that nobody reads.
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { type Attack, each, first, type Held, statusIn } from "./attack.ts";
import type { Running, Target } from "./target.ts";
import { formType, type Headers, Visitor } from "./visitor.ts";
import { browserOf } from "./web-crawl.ts";
import { enters, isOut, web, writtenIn } from "./web-target.ts";
import { pause } from "./wire.ts";

const limitBytes = 300_000;
/** The form of a new case as it was drawn, with its hidden fields. */
const drawnForm = async (
  visitor: Visitor,
): Promise<{ readonly action: string; readonly hidden: string }> => {
  const browser = browserOf(visitor);
  await browser.post("/find", { words: "åtgärd" });
  const form = /<form[^>]*action="(\/form\/[^"]+)"[\s\S]*?<\/form>/.exec(browser.html);
  const fields = [
    ...(form?.[0] ?? "").matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g),
  ];
  if (!form?.[1] || fields.length < 3)
    throw new Error(`no form was drawn: ${browser.text().slice(0, 200)}`);
  return {
    action: form[1],
    hidden: new URLSearchParams(
      fields.map(([, name = "", value = ""]) => [name, value]),
    ).toString(),
  };
};
const many = (one: (n: number) => string, times: number): string =>
  Array.from({ length: times }, (_, n) => one(n)).join("&");
const bodies: readonly (readonly [what: string, body: string | Buffer])[] = [
  ["ten thousand fields", many((n) => `f.x${n}=1`, 10_000)],
  ["ten thousand times one field", many(() => "f.text=1", 10_000)],
  ["a list of ten thousand", many((n) => `f.groups[]=${n}`, 10_000)],
  ["a long text", `f.text=${"a".repeat(250_000)}`],
  [
    "a text that costs",
    `f.text=${encodeURIComponent("Zorkana och K*milla S a b i n e ".repeat(2_000))}`,
  ],
  ["a long name", `f.${"a".repeat(250_000)}=1`],
  ["broken signs", "f.text=%&f.%zz=%c3%28&f.text=%ed%a0%80&%=%%%&f.text=%u0041"],
  ["NUL", "f.text=a%00b&f.%00=1&%00=%00&f.text=\u0000"],
  [
    "fields of every object",
    many(
      (n) =>
        `f.${["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"][n % 5]}=${n}`,
      50,
    ),
  ],
  [
    "lists of every object",
    "f.__proto__[]=1&f.constructor[]=2&__proto__[x]=1&f.__proto__.x=1&constructor[prototype][x]=1",
  ],
  ["two keys and two tokens", "k=x&csrf=x&hidden=x&press=x&do=more&do=submit&more=1&sure=1"],
  ["nothing between", "&".repeat(200_000)],
  ["equals", "=".repeat(200_000)],
  ["line breaks", `f.text=${"%0d%0a".repeat(30_000)}`],
  ["a name backwards", `f.text=${encodeURIComponent("\u202e\u2066\u200b\ufeff")}%ed%a0%80`],
  ["bytes that are no text", Buffer.alloc(10_000, 0xff)],
];
const types = [
  formType,
  `${formType}; charset=utf-16`,
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "application/json",
  "text/plain",
  "a".repeat(200),
];
const sized = async (visitor: Visitor, path: string): Promise<Held> => {
  const sends = async (bytes: number, headers: Headers = {}): Promise<number> =>
    (await visitor.ask("POST", path, { body: "x".repeat(bytes), type: formType, headers })).status;
  return first(
    statusIn(await sends(limitBytes), [404], "300 kB"),
    statusIn(await sends(limitBytes + 1), [413], "more than 300 kB"),
    statusIn(
      await sends(limitBytes + 1, { "transfer-encoding": "chunked" }),
      [413],
      "more than 300 kB in pieces",
    ),
  );
};
const hostile = async (target: Target): Promise<Held> => {
  const visitor = await enters(target, "bo");
  const running = await web(target);
  const wrong = await each(bodies, async ([what, body]) => {
    // A form that was taken once is answered without being read again.
    const { action, hidden } = await drawnForm(visitor);
    const own = Buffer.concat([Buffer.from(`${hidden}&do=submit&`), Buffer.from(body)]);
    const words = `${new URLSearchParams(await visitor.ownFields())}&words=`;
    const all = await Promise.all([
      ...Array.from({ length: 6 }, () =>
        visitor.ask("POST", action, { body: own, type: formType }),
      ),
      visitor.ask("POST", "/press", { body: own, type: formType }),
      visitor.ask("POST", "/find", {
        body: Buffer.concat([Buffer.from(words), Buffer.from(body)]),
        type: formType,
      }),
      visitor.ask("POST", "/sessions/end", {
        body: Buffer.from(body).subarray(0, 19_000),
        type: formType,
      }),
      new Visitor(running).ask("POST", "/sign-in", {
        body: Buffer.from(body).subarray(0, 19_000),
        type: "application/json",
      }),
    ]);
    return each(all, async ({ status }) =>
      statusIn(status, [200, 303, 400, 403, 404, 409, 422, 429], what),
    );
  });
  const { action, hidden } = await drawnForm(visitor);
  const asTypes = await each(types, async (type) =>
    statusIn(
      (await visitor.ask("POST", action, { body: `${hidden}&do=submit&f.x=1`, type })).status,
      [200, 303, 404, 409, 422],
      type,
    ),
  );
  const nested = "[".repeat(9_000) + "]".repeat(9_000);
  return first(
    wrong,
    asTypes,
    await sized(visitor, "/press"),
    statusIn(
      (
        await new Visitor(running).ask("POST", "/sign-in", {
          body: nested,
          type: "application/json",
        })
      ).status,
      [400, 403],
      "nested",
    ),
    running.program.said().includes("web.failed") ? "a page failed" : undefined,
    statusIn((await visitor.get("/find")).status, [200], "the person afterwards"),
  );
};

type Stream = {
  readonly status: number;
  readonly sent: ClientRequest;
  readonly answer: IncomingMessage;
  said(): string;
};
const everyOne = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
const opens = ({ port }: Running, { cookie }: Visitor): Promise<Stream> =>
  new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path: "/events?seen=x", headers: { cookie }, agent: everyOne },
      (answer) => {
        let text = "";
        answer.on("data", (part: Buffer) => {
          text += part.toString();
        });
        answer.on("error", () => undefined);
        if (answer.statusCode !== 200) answer.resume();
        resolve({ status: answer.statusCode ?? 0, sent, answer, said: () => text });
      },
    );
    sent.once("error", reject).end();
  });
/** Until it is so, at most ten seconds. */
const becomes = async (isSo: () => boolean): Promise<boolean> => {
  for (let n = 0; n < 100 && !isSo(); n++) await pause(100);
  return isSo();
};
const streams = async (target: Target): Promise<Held> => {
  const [running, greedy, other] = [
    await web(target),
    await enters(target, "bo"),
    await enters(target, "lund"),
  ];
  const all: Stream[] = [];
  // As many at once as a browser would never ask for; a thousand in one moment are a thousand requests in one moment, of whatever kind.
  while (all.length < 1_000)
    all.push(...(await Promise.all(Array.from({ length: 50 }, () => opens(running, greedy)))));
  const [held, refused] = [
    all.filter(({ status }) => status === 200),
    all.filter(({ status }) => status === 503),
  ];
  const theirs = await opens(running, other);
  const isAlive = await becomes(() => theirs.said().includes("event: alive"));
  const page = await greedy.get("/");
  // A stream that is let go of makes room for another.
  for (const { sent } of held.slice(0, 4)) sent.destroy();
  let again: Stream | undefined;
  for (let n = 0; n < 50 && again?.status !== 200; n++) {
    again = await opens(running, greedy);
    if (again.status !== 200) await pause(100);
  }
  const before = writtenIn(running);
  await other.form("/sessions/end", { csrf: await other.csrf(), all: "1" });
  const isEnded = await becomes(
    () => theirs.said().includes("event: ended") && theirs.answer.complete,
  );
  for (const { sent } of [...all, ...(again ? [again] : [])]) sent.destroy();
  return first(
    held.length === 8 && refused.length === 992
      ? undefined
      : `${held.length} were opened, ${refused.length} refused`,
    statusIn(theirs.status, [200], "somebody else's stream"),
    isAlive ? undefined : "somebody else's stream is silent",
    statusIn(page.status, [200], "a page of the same person"),
    again?.status === 200 ? undefined : "none was opened when four were let go of",
    isEnded ? undefined : `a stream goes on after its session: ${theirs.said()}`,
    /[^\w\n: ]/.test(theirs.said())
      ? `a stream says more than that something changed: ${theirs.said()}`
      : undefined,
    await isOut(other, "who was signed out"),
    writtenIn(running) === before ? undefined : "something was written",
  );
};

const of = (name: string, what: string, run: Attack["run"]): Attack => ({
  area: "pages",
  name,
  who: "a member",
  what,
  run,
});
export const formAttacks: readonly Attack[] = [
  of("hostile forms", "ten thousand fields, 300 kB, NUL, odd names and types", hostile),
  of("a thousand streams", "of one person: eight are held, and end with their session", streams),
];
