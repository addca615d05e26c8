// Slack's mrkdwn, the subset the bot writes. Everything becomes text nodes and known elements, so nothing in it can become markup.
import type { ComponentChildren } from "preact";
import type { RichInline, RichPart, TextObject } from "./blocks.ts";
import {
  AlertIcon,
  BellIcon,
  CheckIcon,
  ClockIcon,
  EyeIcon,
  HomeIcon,
  PhoneIcon,
} from "./icons.tsx";
import { useUi } from "./store.ts";

const TOKEN =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)([^\n]*?\S)\4(?![\p{L}\p{N}*_~])|:([a-z0-9_+-]+):|(\n)|(https?:\/\/[^\s<>|]+)/gu;
const EMOJI: Record<string, () => ComponentChildren> = {
  white_check_mark: CheckIcon,
  heavy_check_mark: CheckIcon,
  warning: AlertIcon,
  rotating_light: AlertIcon,
  telephone_receiver: PhoneIcon,
  phone: PhoneIcon,
  clock8: ClockIcon,
  hourglass_flowing_sand: ClockIcon,
  bell: BellIcon,
  red_circle: Dot,
  large_green_circle: Dot,
  large_yellow_circle: Dot,
  eyes: EyeIcon,
  house: HomeIcon,
};
function Dot() {
  return <>●</>;
}
function emoji(name: string): ComponentChildren {
  const Drawn = EMOJI[name];
  return (
    Drawn && (
      <span class={`emoji emoji-${name}`} aria-hidden="true">
        <Drawn />
      </span>
    )
  );
}
const decoded = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const SAFE = /^(https?:\/\/|tel:|mailto:)/i;

type Names = (id: string) => string;

function Anchor({ url, children }: { url: string; children: ComponentChildren }) {
  const away = /^https?:/i.test(url);
  return SAFE.test(url) ? (
    <a
      href={url}
      class={url.startsWith("tel:") ? "tel" : undefined}
      {...(away ? { target: "_blank", rel: "noopener noreferrer" } : {})}
    >
      {children}
    </a>
  ) : (
    children
  );
}

function reference(token: string, names: Names): ComponentChildren {
  const [target = "", label] = token.split("|");
  if (/^[@#]/.test(target))
    return (
      <span class="mention">
        {label ?? (target[0] === "#" ? "#" : "") + names(target.slice(1))}
      </span>
    );
  if (target.startsWith("!"))
    return <span>{decoded(label ?? target.slice(1).split("^")[0]!)}</span>;
  return (
    <Anchor url={decoded(target)}>{decoded(label ?? target.replace(/^(tel|mailto):/, ""))}</Anchor>
  );
}

function inline(text: string, names: Names): ComponentChildren[] {
  const out: ComponentChildren[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    out.push(decoded(text.slice(last, match.index)));
    const [all, pre, code, token, mark, marked, name, , bare] = match;
    if (pre) out.push(<pre>{decoded(pre)}</pre>);
    else if (code) out.push(<code>{decoded(code)}</code>);
    else if (token) out.push(reference(token, names));
    else if (mark === "*") out.push(<strong>{inline(marked!, names)}</strong>);
    else if (mark === "_") out.push(<em>{inline(marked!, names)}</em>);
    else if (mark === "~") out.push(<s>{inline(marked!, names)}</s>);
    else if (name) out.push(emoji(name) ?? all);
    // Slack makes a link of an address that stands bare.
    else if (bare) out.push(<Anchor url={decoded(bare)}>{decoded(bare)}</Anchor>);
    else out.push(<br />);
    last = match.index + all.length;
  }
  out.push(decoded(text.slice(last)));
  return out.filter((part) => part !== "");
}

function paragraphs(text: string, names: Names): ComponentChildren[] {
  const runs: { quote: boolean; lines: string[] }[] = [];
  for (const raw of text.split("\n")) {
    const quote = /^(&gt;|>)\s?/.test(raw);
    const line = quote ? raw.replace(/^(&gt;|>)\s?/, "") : raw;
    const run = runs.at(-1);
    if (run?.quote === quote) run.lines.push(line);
    else runs.push({ quote, lines: [line] });
  }
  return runs.map(({ quote, lines }) => {
    const content = inline(lines.join("\n"), names);
    return quote ? <blockquote>{content}</blockquote> : content;
  });
}

function useNames(): Names {
  const state = useUi((u) => u.state);
  return (id) =>
    state?.users.find((u) => u.id === id)?.name ??
    state?.channels.find((c) => c.id === id)?.name ??
    id;
}
export function Mrkdwn({ text }: { text: string }) {
  return <>{paragraphs(text, useNames())}</>;
}
export function Words({ text }: { text: TextObject }) {
  return text.type === "mrkdwn" ? <Mrkdwn text={text.text} /> : plain(text.text);
}
/** plain_text keeps its line breaks and its emoji names, and nothing else means anything in it. */
export function plain(text: string): ComponentChildren[] {
  return text
    .split(/(\n|:[a-z0-9_+-]+:)/)
    .map((part) =>
      part === "\n" ? <br /> : (part.startsWith(":") && emoji(part.slice(1, -1))) || part,
    );
}

function richInline(item: RichInline, names: Names): ComponentChildren {
  if (item.type === "emoji") return emoji(item.name) ?? `:${item.name}:`;
  if (item.type === "user") return <span class="mention">{names(item.user_id)}</span>;
  if (item.type === "channel") return <span class="mention">#{names(item.channel_id)}</span>;
  let node: ComponentChildren =
    item.type === "link" ? (
      <Anchor url={item.url}>{item.text ?? item.url}</Anchor>
    ) : (
      plain(item.text)
    );
  if (item.style?.code) node = <code>{node}</code>;
  if (item.style?.bold) node = <strong>{node}</strong>;
  if (item.style?.italic) node = <em>{node}</em>;
  if (item.style?.strike) node = <s>{node}</s>;
  return node;
}
export function Rich({ parts }: { parts: RichPart[] }) {
  const names = useNames();
  const all = (items: RichInline[]) => items.map((item) => richInline(item, names));
  return (
    <>
      {parts.map((part) => {
        if (part.type === "rich_text_list") {
          const items = part.elements.map((item) => <li>{all(item.elements)}</li>);
          return part.style === "ordered" ? <ol>{items}</ol> : <ul>{items}</ul>;
        }
        if (part.type === "rich_text_quote") return <blockquote>{all(part.elements)}</blockquote>;
        if (part.type === "rich_text_preformatted") return <pre>{all(part.elements)}</pre>;
        return <p>{all(part.elements)}</p>;
      })}
    </>
  );
}
