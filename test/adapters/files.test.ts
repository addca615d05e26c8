// Files on both platforms: a button that a browser opens, and that asks the bot for nothing.
import { describe, expect, test } from "vitest";
import { parseAction } from "../../adapters/slack/parse.ts";
import { limits as slackLimits, renderPanel as slackPanel } from "../../adapters/slack/render.ts";
import { renderPanel as teamsPanel } from "../../adapters/teams/render.ts";
import { limits as teamsLimits } from "../../adapters/teams/text.ts";
import { checkView } from "../../playground/slack/views.ts";
import { cardProblems } from "../../playground/teams/cards.ts";
import { everyAdapter } from "../contract/adapters.ts";
import { blocks, message, panel, press, show } from "../contract/samples.ts";

const long = "ö".repeat(200);
const many = {
  kind: "files",
  files: Array.from({ length: 40 }, (_, i) => ({
    label: `${i} ${long}`,
    url: `https://stafett.example.org/files/${i}`,
  })),
} as const;
type Node = { readonly [key: string]: unknown };
const nodes = (value: unknown): Node[] =>
  typeof value === "object" && value !== null
    ? [value as Node, ...Object.values(value).flatMap(nodes)]
    : [];
const urlsIn = (value: unknown): unknown[] =>
  nodes(value).flatMap(({ url }) => (url === undefined ? [] : [url]));
const given =
  blocks.files.block.kind === "files" ? blocks.files.block.files.map(({ url }) => url) : [];

describe("a panel with files", () => {
  test("in Slack: buttons with the URL and nothing to bring back", () => {
    const view = slackPanel(panel([blocks.files.block], [press("Gör det")]));
    expect(checkView(view)).toMatchObject({ ok: true });
    const linked = nodes(view).filter((node) => node.url !== undefined);
    expect(linked.map(({ type, url, value, action_id }) => [type, url, value, action_id])).toEqual(
      given.map((url, at) => ["button", url, undefined, `open:${at + 1}`]),
    );
  });
  test("in Teams: Action.OpenUrl, which a dialog takes", () => {
    const { content } = teamsPanel(panel([blocks.files.block], [press("Gör det")])).card as {
      content: unknown;
    };
    expect(cardProblems(content, "dialog")).toEqual([]);
    expect(
      nodes(content).flatMap(({ type, url }) => (url === undefined ? [] : [[type, url]])),
    ).toEqual(given.map((url) => ["Action.OpenUrl", url]));
  });
  test("with more files, and longer labels, than the platform takes: as many as it takes", () => {
    const view = slackPanel(panel([many]));
    expect(checkView(view)).toMatchObject({ ok: true });
    expect(urlsIn(view)).toHaveLength(slackLimits.actions);
    const { content } = teamsPanel(panel([many])).card as { content: unknown };
    expect(cardProblems(content, "dialog")).toEqual([]);
    expect(urlsIn(content)).toHaveLength(teamsLimits.actions);
  });
  test("with none: nothing, not an empty row that the platform would refuse", () => {
    const none = panel([{ kind: "files", files: [] }]);
    expect((slackPanel(none) as unknown as { blocks: unknown[] }).blocks).toEqual([]);
    expect((teamsPanel(none).card as { content: { body: unknown[] } }).content.body).toEqual([]);
  });
  test("a URL that is longer than Slack takes is left out: the rest of the panel still shows", () => {
    const url = `https://stafett.example.org/files/${"x".repeat(3_000)}`;
    expect(urlsIn(slackPanel(panel([{ kind: "files", files: [{ label: "Lång", url }] }])))).toEqual(
      [],
    );
  });
});

everyAdapter("files", (open) => {
  const shown = async () => {
    const b = await open();
    await b.adapter.deliver({
      outbox: "O",
      to: { platform: b.adapter.platform, id: b.member, kind: "member" },
      message: message([], [show("Visa")]),
      gone: false,
    });
    b.answers(() => ({ kind: "panel", panel: panel([blocks.files.block], [press("Gör det")]) }));
    return { b, seen: await b.presses("member", "Visa") };
  };
  test("stand in a panel as buttons", async () => {
    const { seen } = await shown();
    for (const text of [...blocks.files.shows, "[Gör det]"]) expect(seen.text).toContain(text);
  });
  test("to be opened by a browser: no other button is lost, and the core hears of it never", async () => {
    const { b } = await shown();
    const before = b.asked.length;
    if (b.adapter.platform === "slack") {
      // Slack sends an interaction for these too, and shows a warning where nobody acknowledges it.
      const seen = await b.pressesInside("Protokoll");
      expect([seen.status, seen.text]).toEqual([200, expect.stringContaining("[Protokoll]")]);
    } else await expect(b.pressesInside("Protokoll")).rejects.toThrow("no button");
    expect(b.asked).toHaveLength(before);
    await b.pressesInside("Gör det");
    expect(b.asked.length).toBeGreaterThan(before);
  });
});

describe("what Slack tells of a press on a link", () => {
  const told = {
    type: "block_actions",
    user: { id: "U0ADA", team_id: "T0HOME" },
    team: { id: "T0HOME" },
    trigger_id: "1.2.3",
    view: {
      id: "V1",
      type: "modal",
      private_metadata: '{"panel":{"workflow":"case","panel":"show"}}',
    },
    actions: [
      {
        type: "button",
        action_id: "open:1",
        block_id: "b",
        text: { type: "plain_text", text: "Protokoll" },
        url: given[0],
      },
    ],
  };
  test("means nothing", () => {
    expect(parseAction(told)).toBeUndefined();
  });
});
