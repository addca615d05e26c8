// Link expanding: Slack's servers fetch an address that a person has written, without anybody's cookies, and show its title below the message.
import { type Attachment, type Core, changed, type Message } from "./state.ts";

const ADDRESS = /https?:\/\/[^\s<>|]+/g;
/** Of one message. */
const MOST = 3;
/** Slack asks for the beginning of a page, where its head is. */
const HEAD_BYTES = 32_768;

/** What somebody wrote, with its addresses as links, as Slack's client sends it. */
export const written = (
  text: string,
): ({ type: "text"; text: string } | { type: "link"; url: string })[] => {
  const words = text.split(ADDRESS);
  const urls = text.match(ADDRESS) ?? [];
  return words.flatMap((word, at) => [
    ...(word === "" ? [] : [{ type: "text" as const, text: word }]),
    ...(urls[at] === undefined ? [] : [{ type: "link" as const, url: urls[at] }]),
  ]);
};

const plain = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .trim();
const metaOf = (html: string, names: readonly string[]): string | undefined => {
  const tags = [...html.matchAll(/<meta\s[^>]*>/gi)].map(([tag]) => tag);
  const found = tags.find((tag) =>
    names.some((name) => new RegExp(`(?:name|property)="${name}"`, "i").test(tag)),
  );
  return found && plain(/content="([^"]*)"/i.exec(found)?.[1] ?? "");
};
/** What Slack makes of a page: its own words for other sites first, then its title. undefined: it has none. */
const attachmentOf = (url: string, html: string): Attachment | undefined => {
  const title =
    metaOf(html, ["og:title", "twitter:title"]) ??
    plain(/<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1] ?? "");
  const text = metaOf(html, ["og:description", "twitter:description", "description"]);
  return title === ""
    ? undefined
    : { from_url: url, title_link: url, title, fallback: title, ...(text ? { text } : {}) };
};
/** Shows below the message what its addresses are called. What does not answer is not shown. */
export const unfurl = async (core: Core, message: Message): Promise<void> => {
  const { expands } = core.options;
  if (!expands) return;
  const headers = {
    "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    Accept: "*/*",
    Range: `bytes=0-${HEAD_BYTES}`,
  };
  const urls = [...new Set(message.text.match(ADDRESS) ?? [])].slice(0, MOST);
  const answers = urls.map(async (url) => {
    const response = await expands(new Request(url, { headers })).catch(() => undefined);
    const isPage = response?.ok && response.headers.get("content-type")?.startsWith("text/html");
    return isPage ? attachmentOf(url, await response.text()) : undefined;
  });
  const attachments = (await Promise.all(answers)).filter((each) => each !== undefined);
  if (attachments.length === 0) return;
  message.attachments = attachments;
  changed(core);
};
