// Small mistakes that somebody could make in a file of rules. A test that covers the file should notice each of them.
import { parseFile } from "../shape/product.ts";
import { isNode, type Node } from "../support/source.ts";

/** One mistake: what stands between two offsets of the file's text is replaced. */
export type Mutant = {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly from: string;
  readonly to: string;
};
type Change = { readonly at: Node; readonly to: string };

const comparisons: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
};
const junctions: Readonly<Record<string, string>> = { "&&": "||", "||": "&&" };

/** Expressions inside of types say nothing at run time; these are types around an expression. */
const wrappers = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"]);
const children = (node: Node): readonly Node[] => {
  if (wrappers.has(node.type)) return [node.expression as Node];
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .filter((child) => !child.type.startsWith("TS") || wrappers.has(child.type));
};

/** The expressions that a function may give back, through `?:` and what only tells the compiler something. */
const results = (node: unknown): readonly Node[] => {
  if (!isNode(node)) return [];
  if (node.type === "ConditionalExpression")
    return [...results(node.consequent), ...results(node.alternate)];
  if (wrappers.has(node.type)) return results(node.expression);
  return [node];
};
const returned = (node: Node): readonly Node[] => {
  if (node.type === "ReturnStatement") return results(node.argument);
  return node.type === "ArrowFunctionExpression" && (node.body as Node).type !== "BlockStatement"
    ? results(node.body)
    : [];
};

type Source = { readonly text: string };
const said = ({ text }: Source, node: Node): string => text.slice(node.start, node.end);

const ofOperator = (source: Source, node: Node): readonly Change[] => {
  const operator = String(node.operator);
  const other =
    node.type === "BinaryExpression"
      ? comparisons[operator]
      : node.type === "LogicalExpression"
        ? junctions[operator]
        : undefined;
  return other === undefined
    ? []
    : [
        {
          at: node,
          to: `${said(source, node.left as Node)} ${other} ${said(source, node.right as Node)}`,
        },
      ];
};
/** `a === b` negated is `a !== b`, which is made anyway. */
const ofCondition = (source: Source, node: Node): readonly Change[] => {
  const test = node.test as Node;
  const isMadeAnyway =
    test.type === "BinaryExpression" && ["===", "!=="].includes(String(test.operator));
  return isMadeAnyway ? [] : [{ at: test, to: `!(${said(source, test)})` }];
};
const ofResult = (source: Source, node: Node): readonly Change[] =>
  returned(node)
    .filter((one) => one.type === "ArrayExpression")
    .flatMap((list) => {
      const elements = list.elements as readonly Node[];
      const without = (gone: Node): Change => ({
        at: list,
        to: `[${elements
          .filter((one) => one !== gone)
          .map((one) => said(source, one))
          .join(", ")}]`,
      });
      if (elements.length === 0) return [];
      return elements.length === 1
        ? [{ at: list, to: "[]" }]
        : [{ at: list, to: "[]" }, ...elements.map(without)];
    });
const ofLiteral = (node: Node, parent: Node | undefined): readonly Change[] => {
  if (typeof node.value === "boolean") return [{ at: node, to: String(!node.value) }];
  const isKey = parent?.type === "Property" && parent.key === node;
  // A millisecond more is nobody's mistake; a time twice as long is one.
  const wrong = (value: number): number => (value < 1_000 ? value + 1 : value * 2);
  return typeof node.value === "number" && !isKey
    ? [{ at: node, to: String(wrong(node.value)) }]
    : [];
};
const isCall = (node: Node): boolean =>
  node.type === "CallExpression" ||
  (node.type === "AwaitExpression" && isCall(node.argument as Node));

const changesAt = (source: Source, node: Node, parent: Node | undefined): readonly Change[] => {
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
      return ofOperator(source, node);
    case "IfStatement":
    case "ConditionalExpression":
      return ofCondition(source, node);
    case "ReturnStatement":
    case "ArrowFunctionExpression":
      return ofResult(source, node);
    case "ExpressionStatement":
      return isCall(node.expression as Node) ? [{ at: node, to: ";" }] : [];
    case "Literal":
      return ofLiteral(node, parent);
    case "SpreadElement":
      return [{ at: node, to: parent?.type === "ObjectExpression" ? "...{}" : "...[]" }];
    default:
      return [];
  }
};

/**
 * Every mistake of the known kinds in a file, in the order of its text: conditions negated, comparisons and junctions turned, results
 * emptied or short of one element, calls left out, numbers off by one (from a thousand on: doubled), true and false exchanged, spreads dropped.
 */
export const mutantsOf = (path: string, text: string): readonly Mutant[] => {
  const found: Mutant[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    for (const { at, to } of changesAt({ text }, node, parent)) {
      const line = text.slice(0, at.start).split("\n").length;
      found.push({
        path,
        line,
        start: at.start,
        end: at.end,
        from: text.slice(at.start, at.end),
        to,
      });
    }
    for (const child of children(node)) visit(child, node);
  };
  visit(parseFile(path, text).program, undefined);
  return found;
};
export const applied = (text: string, { start, end, to }: Mutant): string =>
  text.slice(0, start) + to + text.slice(end);

/** `count` of them, chosen by a seed: the same seed chooses the same. All of them where there are fewer. */
export const sample = <T>(all: readonly T[], count: number, seed: number): readonly T[] => {
  let state = seed >>> 0;
  // mulberry32: 32 bits are plenty for a choice, and a seed can be written in a report.
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return all
    .map((one) => ({ one, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ one }) => one);
};
