// Blocks in words → HTML. Nothing is decided here but where one card ends and the next begins.
import type { Tone, WordedBlock } from "../../port.ts";
import { actsOf, buttonsOf, type Place } from "./buttons.ts";
import { type Chrome, type Html, html, isLinkable, keyOf, parted, textOf } from "./chrome.ts";
import { barsOf, tableOf } from "./table.ts";

type Of<K extends WordedBlock["kind"]> = Extract<WordedBlock, { kind: K }>;

/** Whether there is nothing in it to draw. */
export const isEmpty = (b: WordedBlock): boolean => {
  switch (b.kind) {
    case "text":
    case "heading":
      return b.text === "";
    case "facts":
      return b.facts.length === 0;
    case "steps":
      return b.steps.length === 0;
    case "bars":
      return b.bars.length === 0;
    case "actions":
      return b.actions.length === 0;
    case "files":
      return b.files.length === 0;
    case "picture":
      return b.src === undefined && b.instead.every(isEmpty);
    case "table":
      return b.rows.length === 0 && b.instead.every(isEmpty);
    case "row":
    case "divider":
      return false;
  }
};

/** A tone is a colour; a reader who sees none gets a word. */
const saidTone = (tone: Tone, chrome: Chrome): Html | undefined =>
  tone === "plain" || tone === "quiet"
    ? undefined
    : html`<span class="unseen">${textOf(chrome, `tone.${tone}`)}: </span>`;

const text = ({ text: said, tone = "plain" }: Of<"text">, { chrome }: Place): Html => {
  if (tone === "plain") return html`<p>${said}</p>`;
  return html`<p class="${tone === "quiet" ? "quiet" : `note ${tone}`}">${saidTone(tone, chrome)}${said}</p>`;
};
/** A heading at the level of its place. */
export const headingOf = (said: string, level: Place["level"]): Html =>
  level === 2 ? html`<h2>${said}</h2>` : html`<h3>${said}</h3>`;
const facts = ({ facts: all }: Of<"facts">): Html =>
  html`<dl class="facts">${all.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value || "–"}</dd></div>`)}</dl>`;
const step = ({ text: said, state }: Of<"steps">["steps"][number], chrome: Chrome): Html => {
  const current = state === "now" && html` aria-current="step"`;
  return html`<li class="${state}"${current}><span class="unseen">${textOf(chrome, `step.${state}`)}: </span>${parted(said)}</li>`;
};
const steps = ({ steps: all }: Of<"steps">, { chrome }: Place): Html =>
  html`<ol class="course">${all.map((each) => step(each, chrome))}</ol>`;
const row = ({ text: said, detail, tone = "plain", actions = [] }: Of<"row">, place: Place): Html =>
  html`<li class="${tone === "quiet" ? "plain" : tone}" data-key="${keyOf(said)}"><div class="what"><p class="name">${parted(said)}</p>${
    detail !== undefined &&
    detail !== "" &&
    html`<p class="detail">${saidTone(tone, place.chrome)}${detail}</p>`
  }</div>${actions.length > 0 && actsOf(actions, place)}</li>`;
const file = ({ label, url }: Of<"files">["files"][number]): Html =>
  isLinkable(url)
    ? html`<li><a class="btn" href="${url}" rel="noreferrer">${label}</a></li>`
    : html`<li>${label}</li>`;
const files = ({ files: all }: Of<"files">): Html => html`<ul class="files">${all.map(file)}</ul>`;

/** The words of a drawing are its text: nothing of them is read twice. Its address is asked at the page's own origin: the same server has both. */
const picture = (b: Of<"picture">, place: Place): Html => {
  if (b.src === undefined || !isLinkable(b.src)) return html`${blocksOf(b.instead, place)}`;
  const links = files({ kind: "files", files: b.files });
  return html`<figure class="drawing"><img src="${new URL(b.src).pathname}" alt="${b.said}"><figcaption>${links}</figcaption></figure>`;
};

/** One block. Rows that follow each other are drawn together by `blocksOf`. */
const blockOf = (b: WordedBlock, place: Place): Html | undefined => {
  switch (b.kind) {
    case "text":
      return text(b, place);
    case "heading":
      return headingOf(b.text, place.level);
    case "facts":
      return facts(b);
    case "steps":
      return steps(b, place);
    case "row":
      return html`<ul class="rows">${row(b, place)}</ul>`;
    case "bars":
      return html`${headingOf(b.caption, place.level)}${barsOf(b)}`;
    case "table":
      return b.rows.length === 0 ? html`${blocksOf(b.instead, place)}` : tableOf(b);
    case "actions":
      return buttonsOf(b.actions, place);
    case "files":
      return files(b);
    case "picture":
      return picture(b, place);
    case "divider":
      return html`<hr>`;
  }
};
/** Blocks in their order, but for empty ones; rows that follow each other are one list. */
export const blocksOf = (all: readonly WordedBlock[], place: Place): readonly Html[] => {
  const blocks = all.filter((each) => !isEmpty(each));
  const drawn: Html[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.kind === "row") {
      const after = blocks.findIndex((each, i) => i > at && each.kind !== "row");
      const list = blocks
        .slice(at, after < 0 ? undefined : after)
        .filter((each) => each.kind === "row");
      drawn.push(html`<ul class="rows">${list.map((each) => row(each, place))}</ul>`);
      at += list.length - 1;
    } else {
      const one = block && blockOf(block, place);
      if (one) drawn.push(one);
    }
  }
  return drawn;
};
