// Whether two places say the same: by letters and figures alone, because each place has marks and breaks of its own.
import type { Reply, WordedAction, WordedBlock } from "../../adapters/port.ts";
import { shownBy } from "../../adapters/port.ts";
import { textIn } from "../support/browser.ts";
import { cardText } from "../support/teams.ts";
import { textOf, type World } from "../support/world.ts";

/** The line is there already. */
const again = "\u0000";
/** On a page drawn now, of somebody whom a post of before has by name. */
const left = /någonsomintelängreärmed|someonewhohasleft/;
/** Letters and figures, in one case. */
export const letters = (text: string): string =>
  text
    .replaceAll(/<tel:[^|>]*\|([^>]*)>/g, "$1")
    .replaceAll(/:[a-z_]+:/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();

const labelsIn = (actions: readonly WordedAction[]): readonly string[] =>
  actions.map(({ label }) => label);
const inBlock = (block: WordedBlock): readonly string[] => {
  switch (block.kind) {
    case "text":
    case "heading":
      return [block.text];
    case "facts":
      return block.facts.flat();
    case "steps":
      return block.steps.map(({ text }) => text);
    case "row":
      return [block.text, block.detail ?? "", ...labelsIn(block.actions ?? [])];
    case "bars":
      return [block.caption, ...block.bars.flatMap(({ label, shown }) => [label, shown])];
    case "table":
      return block.rows.length === 0
        ? block.instead.flatMap(inBlock)
        : [block.caption, ...block.head, ...block.rows.flat().map(({ text }) => text)];
    case "actions":
      return labelsIn(block.actions);
    case "files":
      return block.files.map(({ label }) => label);
    case "picture":
      // On a page its words are the drawing's.
      return block.files.map(({ label }) => label);
    case "divider":
      return [];
  }
};
/** Everything that a reply gives somebody to read. */
export const wordsIn = (reply: Reply): readonly string[] => {
  const shown = shownBy(reply);
  const said = reply.kind === "done" || reply.kind === "refused" ? [reply.said ?? ""] : [];
  if (shown === undefined) return reply.kind === "refused" ? [...said, reply.title] : said;
  // What waits stands over home, under a title of its own.
  if (!("fields" in shown))
    return [
      ...said,
      reply.kind === "home" ? "" : shown.title,
      ...shown.body.flatMap(inBlock),
      ...labelsIn(shown.actions),
    ];
  const fields = shown.fields.flatMap(({ label, hint, error, input }) => [
    label,
    hint ?? "",
    error ?? "",
    ...("options" in input ? input.options.map((each) => each.label) : []),
  ]);
  return [
    ...said,
    shown.title,
    shown.submit,
    shown.cancel,
    shown.more ?? "",
    shown.sure ?? "",
    ...shown.intro.flatMap(inBlock),
    ...fields,
  ];
};

/** What the bot has written to somebody alone, a text for each message. */
export const chatOf = ({ cloud, teams }: World, member: string): readonly string[] => {
  const user = cloud.users().find(({ name }) => name === member)?.id;
  const slack = cloud
    .channels()
    .filter(({ kind, members }) => kind === "im" && user !== undefined && members.includes(user))
    .flatMap(({ id }) => cloud.messages(id).map(({ blocks }) => textOf(blocks)));
  const theirs = (teams?.conversations() ?? []).filter(
    ({ kind, members }) => kind === "personal" && members[0]?.name === member,
  );
  return [
    ...slack,
    ...theirs.flatMap(({ id }) => (teams?.activities(id) ?? []).map(({ card }) => cardText(card))),
  ];
};
/** Posts that chat does not have as they are on the web: each says all that its message does, and nothing else. */
export const differencesIn = (
  posts: readonly string[],
  messages: readonly string[],
): readonly string[] => {
  const chat = messages.map(letters);
  return posts.flatMap((html) => {
    const lines = textIn(html).split("\n").map(letters);
    const parts = lines.flatMap((each) => each.split(left));
    const chars = parts.join("").length;
    const isIt = (message: string): boolean =>
      parts.every((part) => message.includes(part)) &&
      (message.length === chars || parts.length > lines.length);
    return chat.some(isIt) ? [] : [`chat has no message as this post: ${textIn(html)}`];
  });
};
const showing = /^(?:kl\. \d\d\.\d\d|\d\d:\d\d) · /;
/**
 * A story as it is told wherever its people are: the place where a text was written has no name, a word is typed alone, and showings that the log has again
 * within a minute are there once, because a browser that is led to a panel after a press asks for it anew.
 */
export const toldAlike = (story: string): string => {
  const lines = story
    .replaceAll(/(kvar i |remain in )(?:Slack|Teams|webbläsaren|the browser)\b/g, "$1…")
    .replaceAll(/(?:@Stafett|\/stafett) (?:och (?=något av)|and (?=one of))?(?=\p{L})/gu, "")
    .split("\n");
  const once: string[] = [];
  for (const [at, line] of lines.entries()) {
    const what = lines[at + 1] ?? "";
    if (showing.test(line) && once.at(-2) === line && once.at(-1) === what) lines[at + 1] = again;
    else if (line !== again) once.push(line);
  }
  return once.join("\n");
};
