// A case's address in a chat: the chat's servers fetch it, and show a title that says nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSlackStandIn } from "../../playground/slack/stand-in.ts";
import { textIn } from "../support/browser.ts";
import { browserOf, createWorld, sampleConfig, type World } from "../support/world.ts";

const bo = "noomi/bobobobobobo2";
const origin = "https://stafett.example.se";
const slackbot = "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)";
const servers = [
  slackbot,
  "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
  "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  "WhatsApp/2.23.20.0",
];
const chromium =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

let world: World;
let path: string;
let ref: string;
let words: string;
beforeAll(async () => {
  const sample = sampleConfig();
  const members = sample.members.map((member) =>
    member.id === "noomi-ersattare" ? { ...member, web: bo } : member,
  );
  world = await createWorld({ config: { ...sample, members }, web: true });
  const browser = browserOf(world, bo);
  await browser.post("/find", { words: "ärende" });
  await browser.submit({ risk: "high", child: "no" });
  await world.idle();
  path = browser.path;
  const [line] = await world.lines({ workflow: "case", limit: 1 });
  ({ ref = "", words = "" } = (line?.summary ?? {}) as { ref?: string; words?: string });
});
afterAll(() => world.close());

const visit = (to: string, headers: Readonly<Record<string, string>>): Promise<Response> =>
  world.stafett.adapters.get("web")?.pages?.visit(new Request(origin + to, { headers })) ??
  Promise.reject(new Error("no web"));
const titleIn = (html: string): string | undefined => /<title>([^<]*)<\/title>/.exec(html)?.[1];

test("a chat's server reads the kind of page, and nothing of the case, with a session or without", async () => {
  expect(path).toMatch(/^\/panel\/case\/\w+\/[\w-]+$/);
  expect([ref, words]).toEqual([
    expect.stringMatching(/^SYD-/),
    expect.stringMatching(/^\p{L}+ \p{L}+$/u),
  ]);
  const cookie = `as=${encodeURIComponent(bo)}`;
  const log = async () =>
    (await world.stafett.data.query("select count(*) as n from access_log"))[0]?.n;
  const before = await log();
  for (const server of servers)
    for (const more of [{}, { cookie }]) {
      const response = await visit(path, { "user-agent": server, ...more });
      const html = await response.text();
      expect([response.status, titleIn(html)]).toEqual([200, "Stafett · ärende"]);
      expect(html).not.toMatch(/og:|twitter:|name="description"/);
      expect(html).not.toContain(ref);
      expect(html).not.toContain(words);
      expect(
        textIn(html)
          .trim()
          .split(/\s*\n\s*/),
      ).toEqual([
        "Till innehållet",
        "Stafett",
        "Det här visas för den som har loggat in och får se det.",
        "[Logga in]",
      ]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
  expect(await log()).toBe(before);
});
test("an address of nothing has the same page, a form's has a form's title, and others lead to where one signs in", async () => {
  const read = async (to: string): Promise<string> =>
    (await visit(to, { "user-agent": slackbot })).text();
  expect(await read("/panel/case/show/nothing")).toBe(await read(path));
  expect(titleIn(await read("/form/case/checkIn/nothing"))).toBe("Stafett · formulär");
  for (const other of ["/", "/find", "/spaces"])
    expect((await visit(other, { "user-agent": slackbot })).status).toBe(303);
});
test("a person's browser goes on to where one signs in", async () => {
  const response = await visit(path, { "user-agent": chromium });
  expect([response.status, response.headers.get("location")]).toEqual([303, "/sign-in"]);
});
test("pasted into Slack, a case's address is shown as its kind, and other addresses are not fetched", async () => {
  const asked: string[] = [];
  const cloud = createSlackStandIn({
    now: () => world.clock.now(),
    signingSecret: "secret",
    botToken: "xoxb-test",
    team: { id: "T0STAFETT", name: "Stafett", domain: "stafett" },
    users: [{ id: "U0NOOMI01", name: "noomi-kontakt" }],
    channels: [{ id: "C0ROOM", name: "rum", kind: "public", members: ["U0NOOMI01", "U0STAFETT"] }],
    send: async () => new Response(null, { status: 503 }),
    expands: async (request) => {
      asked.push(request.headers.get("cookie") ?? "no cookie");
      return request.url.startsWith(`${origin}/`)
        ? await visit(new URL(request.url).pathname, Object.fromEntries(request.headers))
        : undefined;
    },
  });
  await cloud.as("U0NOOMI01").say("C0ROOM", `Se ${origin}${path} och https://example.se/a`);
  const [message] = cloud.messages("C0ROOM");
  const url = origin + path;
  expect(message?.attachments).toEqual([
    { from_url: url, title_link: url, title: "Stafett · ärende", fallback: "Stafett · ärende" },
  ]);
  expect(asked).toEqual(["no cookie", "no cookie"]);
});
