// Blocks of a screen → cards: where one ends, what stands beside the others, what is folded.
import type { WordedAction, WordedBlock } from "../../port.ts";
import { blocksOf, headingOf, isEmpty } from "./blocks.ts";
import { actsOf, buttonsOf, type Place } from "./buttons.ts";
import { type Html, html } from "./chrome.ts";

type Section = { readonly heading?: string; readonly blocks: readonly WordedBlock[] };

/** More buttons than this under a heading of their own are folded under it. [design] */
const mostOpen = 4;

const isFacts = ({ kind }: WordedBlock): boolean => kind === "facts";
/** So many facts in a row, under no heading, are a card of their own. [design] */
const leastFacts = 3;
/** Long lists of facts apart from what stands before and after them; a section with a heading stays whole. */
const apart = ({ heading, blocks }: Section): readonly Section[] => {
  if (heading !== undefined) return [{ heading, blocks }];
  const runs: WordedBlock[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    const belongs =
      isFacts(block) || (block.kind === "text" && block.tone === "quiet" && last !== undefined);
    if (last?.[0] && isFacts(last[0]) === (isFacts(last[0]) ? belongs : isFacts(block)))
      last.push(block);
    else runs.push([block]);
  }
  const isLong = (run: readonly WordedBlock[]): boolean =>
    run.reduce((sum, block) => sum + (block.kind === "facts" ? block.facts.length : 0), 0) >=
    leastFacts;
  const parts: WordedBlock[][] = [];
  for (const [at, run] of runs.entries()) {
    const joins = at > 0 && !isLong(run) && !isLong(runs[at - 1] ?? []);
    if (joins) parts.at(-1)?.push(...run);
    else parts.push([...run]);
  }
  return parts.map((part) => ({ blocks: part }));
};

/** A heading and a divider each begin a section; so do buttons after steps, which are about the whole screen. */
const sectionsOf = (blocks: readonly WordedBlock[]): readonly Section[] => {
  const sections: Section[] = [];
  let open: WordedBlock[] | undefined;
  const begin = (heading?: string): WordedBlock[] => {
    const list: WordedBlock[] = [];
    sections.push({ blocks: list, ...(heading !== undefined && { heading }) });
    return list;
  };
  for (const block of blocks) {
    if (block.kind === "divider") open = undefined;
    else if (block.kind === "heading") open = begin(block.text);
    else if (block.kind === "actions" && open?.at(-1)?.kind === "steps") {
      begin().push(block);
      open = undefined;
    } else {
      open ??= begin();
      open.push(block);
    }
  }
  return sections
    .filter(({ heading, blocks: list }) => heading !== undefined || list.length > 0)
    .flatMap(apart);
};

const isActions = (block: WordedBlock): block is Extract<WordedBlock, { kind: "actions" }> =>
  block.kind === "actions";
const onlyActions = ({ blocks }: Section): readonly WordedAction[] | undefined =>
  blocks.length > 0 && blocks.every(isActions)
    ? blocks.filter(isActions).flatMap(({ actions }) => actions)
    : undefined;
const isAside = ({ heading, blocks }: Section): boolean =>
  heading === undefined &&
  blocks[0]?.kind === "facts" &&
  blocks.every(({ kind }) => kind === "facts" || kind === "text");

const folded = (heading: string, actions: readonly WordedAction[], place: Place): Html =>
  html`<details class="card more"><summary>${headingOf(heading, place.level)}</summary>
<div class="fold">${actsOf(actions, place)}</div></details>`;
const drawn = (section: Section, place: Place, beside: boolean): Html => {
  const actions = onlyActions(section);
  if (actions && section.heading !== undefined && actions.length > mostOpen)
    return folded(section.heading, actions, place);
  if (actions && section.heading === undefined)
    return html`<div class="bare">${section.blocks.map((each) => blocksOf([each], place))}</div>`;
  const heading = section.heading !== undefined && headingOf(section.heading, place.level);
  return html`<section class="${beside && isAside(section) ? "card side" : "card"}">${heading}${blocksOf(section.blocks, place)}</section>`;
};
/** What can be done about the whole screen comes first: buttons that stand alone after its steps. */
const inOrder = (sections: readonly Section[]): readonly Section[] => {
  const isTurn = (each: Section, at: number): boolean =>
    each.heading === undefined &&
    onlyActions(each) !== undefined &&
    sections[at - 1]?.blocks.at(-1)?.kind === "steps";
  return [...sections.filter(isTurn), ...sections.filter((each, at) => !isTurn(each, at))];
};

/** The body of a panel: cards in their order, facts by themselves beside the others where there is room, and its own buttons last. */
export const bodyOf = (
  {
    body,
    actions,
  }: { readonly body: readonly WordedBlock[]; readonly actions: readonly WordedAction[] },
  place: Place,
): Html => {
  const sections = inOrder(sectionsOf(body.filter((each) => !isEmpty(each))));
  const beside = sections.filter((each) => !isAside(each)).length > 0 && sections.length > 2;
  const own = actions.length > 0 && html`<div class="bare">${buttonsOf(actions, place)}</div>`;
  return html`<div class="cards">${sections.map((each) => drawn(each, place, beside))}${own}</div>`;
};
