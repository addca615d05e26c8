// The floor of the pages: hono and node:sqlite by hand. Reads the session, reads the same rows, decrypts each, notes who was shown what, and answers with HTML of the same size.
import { createHash, randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { html } from "hono/html";
import { chainText, decrypt, digest, encrypt, freshKey } from "../src/engine/encryption.ts";
import { pragmas, storeRows } from "./raw.ts";

const {
  PORT,
  BENCH_DB: file = "",
  BENCH_POSTS,
  BENCH_ROWS,
  BENCH_PAGE,
  BENCH_PANEL,
  BENCH_COOKIE: cookie = "",
} = process.env;
const [posts, listed, pageBytes, panelBytes] = [
  BENCH_POSTS,
  BENCH_ROWS,
  BENCH_PAGE,
  BENCH_PANEL,
].map(Number) as [number, number, number, number];
const cases = storeRows(`${file}.written`, posts, "encrypted");
// The tables and their rows; what is read is not what is written, whose keys nobody has here.
storeRows(file, posts, "encrypted").close();
const db = new DatabaseSync(file);
db.exec(pragmas);
const key = freshKey();
const hashed = (text: string): string => createHash("sha256").update(text).digest("base64url");
const session = { identity: "noomi/annaannaanna1", csrf: "token", seenAt: 1 };
const insertSession = db.prepare(
  "insert into records (kind, id, owner, body, expires_at) values ('session', ?, 'o', ?, 9e15)",
);
insertSession.run(
  hashed(cookie),
  Buffer.from(encrypt(key, "session", JSON.stringify(session))).toString("base64"),
);

/** As what the program's rows say: a title, two lines, buttons. */
const message = JSON.stringify({
  title: "Du har fått ett ärende",
  body: ["SYD-AAAA-AA · plockad halsduk", "Nästa lägeskoll torsdag 26 november."],
  actions: ["Öppna"],
});
const summary = JSON.stringify({
  ref: "SYD-AAAA-AA",
  words: "plockad halsduk",
  dueAt: "2026-11-26T09:00:00Z",
  open: true,
});
const keys = new Map<string, Uint8Array>();
const instances = db.prepare("select instance from instances").all() as unknown as readonly {
  readonly instance: string;
}[];
const addPost = db.prepare(
  `insert into outbox (instance, name, destination, outbox, cipher, gone, newer, state, next_at, fence, attempts) values (?, ?, 'mine', ?, ?, 0, 0, 'stands', ?, 1, 0)`,
);
const setSummary = db.prepare("update instances set summary = ? where instance = ?");
const addEvent = db.prepare(
  "insert into events (instance, seq, at, cipher, hash) values (?, ?, 1, ?, ?)",
);
db.exec("begin");
for (const [n, { instance }] of instances.entries()) {
  const own = freshKey();
  keys.set(instance, own);
  addPost.run(instance, instance, instance, encrypt(own, `post:${instance}`, message), n);
  setSummary.run(encrypt(own, `summary:${instance}`, summary, 512), instance);
  for (const seq of [1, 2])
    addEvent.run(instance, seq, encrypt(own, `event:${instance}`, summary), randomBytes(32));
}
db.exec(
  "insert into destinations (destination, home, platform, busy, changes) values ('mine', 'h', 'web', 0, 7); commit",
);

type Row = { readonly instance: string; readonly cipher: Uint8Array };
const findSession = db.prepare(
  "select body from records where kind = ? and id = ? and expires_at > ?",
);
const changes = db.prepare(
  "select destination, changes from destinations where destination in (?, ?)",
);
const standing = db.prepare(
  "select instance, name, outbox, cipher, next_at as at from outbox where destination = ? and gone = 0 order by next_at desc limit ?",
);
const list = db.prepare(
  "select instance, revision, key_id, summary as cipher from instances where workflow = 'case' and erased_at is null and open = 1 and holder in (?, ?) order by due_at nulls first, instance limit ?",
);
const events = db.prepare("select instance, cipher from events where instance = ?");
const one = db.prepare("select instance, summary as cipher from instances where instance = ?");
const last = db.prepare("select seq, hash from access_log order by seq desc limit 1");
const addShowing = db.prepare(
  "insert into access_log (seq, at, about, month, cipher, digest, hash) values (?, ?, '', '2026-12', ?, ?, ?)",
);
const counting = db.prepare("update freshness set count = count + 1 where one = 1");

/** Encrypted, chained and durable before anything is shown. */
const noteShowing = (panel: string): void => {
  const line = encrypt(
    key,
    "access",
    JSON.stringify({
      member: "noomi-kontakt",
      agency: "noomi",
      workflow: "case",
      instance: "",
      panel,
    }),
  );
  db.exec("begin immediate");
  const before = last.get() as { readonly seq: number; readonly hash: Uint8Array } | undefined;
  const seq = (before?.seq ?? 0) + 1;
  const sum = digest(line);
  const at = Date.now();
  addShowing.run(
    seq,
    at,
    line,
    sum,
    chainText(
      before?.hash ?? new Uint8Array(32),
      `${seq}:${at}:${Buffer.from(sum).toString("hex")}`,
    ),
  );
  counting.run();
  db.exec("commit");
};
const signedIn = (header: string | undefined): typeof session | undefined => {
  const row = findSession.get("session", hashed(header ?? ""), Date.now()) as
    | { readonly body: string }
    | undefined;
  return (
    row && (JSON.parse(decrypt(key, "session", Buffer.from(row.body, "base64"))) as typeof session)
  );
};
const opened = (row: Row, what: string) =>
  JSON.parse(
    decrypt(keys.get(row.instance) as Uint8Array, `${what}:${row.instance}`, row.cipher),
  ) as {
    readonly title: string;
    readonly body: readonly string[];
    readonly actions: readonly string[];
    readonly ref: string;
    readonly words: string;
  };
/** What a page of ours has beside: tokens, navigation. In as many pieces as there are cards. */
const filling = (bytes: number, pieces: number, inEach: number): string =>
  "x".repeat(Math.max(0, Math.floor((bytes - 300) / pieces) - inEach));
const inboxFilling = filling(pageBytes, posts, 190 + (240 * listed) / posts);
const panelFilling = filling(panelBytes, 12, 90);

const app = new Hono();
app.get("/", (c) => {
  const who = signedIn(c.req.header("cookie"));
  if (!who) return c.text("", 403);
  const seen = changes.all("mine", "other");
  const all = (standing.all("mine", 201) as unknown as readonly Row[]).map((row) =>
    opened(row, "post"),
  );
  const mine = (list.all("m:noomi-kontakt", "m:other", 51) as unknown as readonly Row[])
    .map((row) => opened(row, "summary"))
    .slice(0, listed);
  noteShowing("home");
  const cards = all.map(
    (m) =>
      html`<article class="card"><h2>${m.title}</h2>${m.body.map((t) => html`<p>${t}</p>`)}${m.actions.map((a) => html`<a class="btn" href="/panel/case/${inboxFilling}">${a}</a>`)}</article>`,
  );
  const rows = mine.map(
    (m) =>
      html`<li><b>${m.ref}</b><span>${m.words}</span><form method="post" action="/press"><input type="hidden" name="csrf" value="${who.csrf}"><input type="hidden" name="k" value="k"><button>Kontakt</button></form></li>`,
  );
  return c.html(
    html`<!doctype html><html lang="sv" data-seen="${seen.length}"><body>${cards}<ul>${rows}</ul></body></html>`,
  );
});
app.get("/panel", (c) => {
  const who = signedIn(c.req.header("cookie"));
  const instance = instances[0]?.instance ?? "";
  if (!who) return c.text("", 403);
  const seen = changes.all("mine", "other");
  const about = opened(one.get(instance) as unknown as Row, "summary");
  const course = (events.all(instance) as unknown as readonly Row[]).map((row) =>
    opened(row, "event"),
  );
  noteShowing("show");
  const buttons = Array.from(
    { length: 12 },
    (_, n) =>
      html`<form method="post"><input type="hidden" name="press" value="${panelFilling}"><button>${n}</button></form>`,
  );
  return c.html(
    html`<!doctype html><html lang="sv" data-seen="${seen.length}"><body><h1>${about.ref}</h1>${course.map(({ ref }) => html`<li>${ref}</li>`)}${buttons}</body></html>`,
  );
});
let written = 0;
app.post("/press", async (c) => {
  const who = signedIn(c.req.header("cookie"));
  const form = new URLSearchParams(await c.req.text());
  if (!who || form.get("csrf") !== who.csrf) return c.text("", 403);
  await cases.write(written++);
  return c.redirect("/", 303);
});
serve({ fetch: app.fetch, port: Number(PORT), hostname: "127.0.0.1" });
process.once("SIGTERM", () => process.exit(0));
