// The shapes of events, read out of their types by the compiler: workflows/events.json is made of these.
import { join } from "node:path";
import {
  API,
  type Checker,
  type Type,
  TypeFlags,
  type UnionOrIntersectionType,
} from "typescript/unstable/sync";
import type { EventShapes, Shape } from "../../src/rules/shape.ts";
import { filesIn, root } from "./source.ts";

/** A shape that is longer than this as JSON, and is used more than once, has a name. */
const inlineChars = 60;
const optional = 16_777_216;

const partsOf = (type: Type): readonly Type[] => (type as UnionOrIntersectionType).getTypes();
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : 1;
class Reader {
  readonly #checker: Checker;
  readonly #open = new Set<number>();
  constructor(checker: Checker) {
    this.#checker = checker;
  }
  shapeOf(type: Type): Shape {
    const { flags } = type;
    if (flags & TypeFlags.AnyOrUnknown) return "unknown";
    if (flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral | TypeFlags.BooleanLiteral))
      return { one: [this.#literal(type)] };
    if (flags & TypeFlags.Null) return { one: [null] };
    if (flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) return "string";
    if (flags & TypeFlags.Number) return "number";
    if (flags & TypeFlags.Boolean) return "boolean";
    if (flags & TypeFlags.Union) return this.#union(partsOf(type));
    if (flags & TypeFlags.Intersection) return this.#intersection(type);
    if (flags & TypeFlags.Object) return this.#object(type);
    throw new Error(`no shape for ${this.#checker.typeToString(type)}`);
  }
  #literal(type: Type): string | number | boolean {
    const text = this.#checker.typeToString(type);
    return text === "true"
      ? true
      : text === "false"
        ? false
        : (JSON.parse(text) as string | number);
  }
  #union(types: readonly Type[]): Shape {
    const shapes = types
      .filter(({ flags }) => !(flags & TypeFlags.Undefined))
      .map((each) => this.shapeOf(each));
    const literals = shapes.flatMap((shape) =>
      typeof shape === "object" && "one" in shape ? shape.one : [],
    );
    const others = [
      ...new Map(
        shapes
          .filter((shape) => !(typeof shape === "object" && "one" in shape))
          .map((each) => [JSON.stringify(each), each]),
      ).values(),
    ];
    const isBoolean = literals.includes(true) && literals.includes(false);
    const rest = isBoolean ? literals.filter((each) => typeof each !== "boolean") : literals;
    const all: Shape[] = [
      ...(rest.length > 0 ? [{ one: rest.toSorted() }] : []),
      ...(isBoolean ? (["boolean"] as const) : []),
      ...others,
    ];
    const [first, ...more] = all;
    if (first === undefined) throw new Error("a union of nothing");
    return more.length === 0 ? first : { any: all };
  }
  /** `Open<string>`, an id: the primitive that it is; of objects, the fields of all. */
  #intersection(type: Type): Shape {
    const primitive = partsOf(type).find(({ flags }) => !(flags & TypeFlags.Object));
    return primitive ? this.shapeOf(primitive) : this.#object(type);
  }
  #object(type: Type): Shape {
    const checker = this.#checker;
    if (checker.isArrayLikeType(type)) {
      const elements = checker.getTypeArguments(type as never);
      const [first, ...more] = elements.map((each) => this.shapeOf(each));
      if (first === undefined) return { list: "unknown" };
      return {
        list: more.some((each) => JSON.stringify(each) !== JSON.stringify(first))
          ? { any: [first, ...more] }
          : first,
      };
    }
    const properties = checker.getPropertiesOfType(type);
    const sealed = properties.find(({ name, escapedName }) =>
      `${escapedName} ${name}`.includes("@sealed"),
    );
    if (sealed) return this.shapeOf(checker.getTypeOfSymbol(sealed) as Type);
    const [index] = checker.getIndexInfosOfType(type);
    if (index && properties.length === 0) return { map: this.shapeOf(index.valueType) };
    if (this.#open.has(type.id))
      throw new Error(`a type that holds itself: ${checker.typeToString(type)}`);
    this.#open.add(type.id);
    const fields = properties
      .filter(({ name }) => !name.startsWith("__@"))
      .map((each) => [each, checker.getTypeOfSymbol(each) as Type] as const)
      // What is never there: of one of several kinds of an event, a field that another has.
      .filter(([, own]) => !(own.flags & TypeFlags.Undefined))
      .map(([each, own]): readonly [string, Shape] => {
        // What is undefined is in no JSON, whether its type says `?` or not.
        const mayLack =
          each.flags & optional ||
          (own.flags & TypeFlags.Union &&
            partsOf(own).some(({ flags }) => flags & TypeFlags.Undefined));
        return [mayLack ? `${each.name}?` : each.name, this.shapeOf(own)];
      })
      .toSorted(byName);
    this.#open.delete(type.id);
    return { fields: Object.fromEntries(fields) };
  }
}
/** The same long shape in several places is written once. */
const sharing = (events: EventShapes["events"]): EventShapes => {
  const counts = new Map<string, number>();
  const walk = (shape: unknown): void => {
    if (typeof shape !== "object" || shape === null) return;
    const text = JSON.stringify(shape);
    const kinds = Object.keys(shape);
    if (
      kinds.length === 1 &&
      ["one", "fields", "any"].includes(kinds[0] ?? "") &&
      text.length > inlineChars
    ) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if ((counts.get(text) ?? 0) > 1) return;
    }
    for (const each of Object.values(shape)) walk(each);
  };
  for (const byType of Object.values(events))
    for (const shape of Object.values(byType)) walk(shape);
  const often = [...counts].filter(([, n]) => n > 1).map(([text]) => text);
  const names = new Map(often.map((text, n) => [text, `s${n + 1}`]));
  const replaced = (shape: unknown, top = false): unknown => {
    if (Array.isArray(shape)) return shape.map((each) => replaced(each));
    if (typeof shape !== "object" || shape === null) return shape;
    const name = top ? undefined : names.get(JSON.stringify(shape));
    if (name !== undefined) return { use: name };
    return Object.fromEntries(Object.entries(shape).map(([key, each]) => [key, replaced(each)]));
  };
  return {
    shared: Object.fromEntries(
      [...names].map(([text, name]) => [name, replaced(JSON.parse(text), true)]),
    ) as EventShapes["shared"],
    events: replaced(events) as EventShapes["events"],
  };
};
/** A shape under each type that it is a form of. */
const namedOf = (shape: Shape): readonly (readonly [string, Shape])[] => {
  const type = typeof shape === "object" && "fields" in shape ? shape.fields.type : undefined;
  const names = typeof type === "object" && "one" in type ? type.one.map(String) : [];
  if (names.length === 0)
    throw new Error(`an event without a type of its own: ${JSON.stringify(shape).slice(0, 200)}`);
  return names.map((name) => [name, shape]);
};
/** What every workflow writes, as workflows/events.json has it. Asks the compiler, which takes some seconds. */
export const eventShapes = async (): Promise<EventShapes> => {
  const api = new API({ cwd: root });
  const project = api
    .updateSnapshot({ openProjects: [join(root, "tsconfig.json")] })
    .getProjects()[0];
  if (!project) throw new Error("no project");
  const { program, checker } = project;
  const reader = new Reader(checker);
  const found: Record<string, Readonly<Record<string, Shape>>> = {};
  for (const path of filesIn("workflows", [".ts"]).filter((each) => each.split("/").length > 2)) {
    const source = program.getSourceFile(join(root, path));
    const module = source && checker.getSymbolAtLocation(source);
    for (const exported of module ? checker.getExportsOfModule(module) : []) {
      const type = checker.getTypeOfSymbol(exported);
      if (type?.getSymbol()?.name !== "Workflow") continue;
      const event = checker.getTypeArguments(type as never)[1] as Type;
      const types = event.flags & TypeFlags.Union ? partsOf(event) : [event];
      const { name } = (
        (await import(join(root, path))) as Readonly<Record<string, { readonly name: string }>>
      )[exported.name] ?? {
        name: "",
      };
      // One type may have several forms.
      const byType = Map.groupBy(
        types.flatMap((each) => namedOf(reader.shapeOf(each))).toSorted(byName),
        ([type]) => type,
      );
      found[name] = Object.fromEntries(
        [...byType].map(([type, all]) => {
          const [first, ...more] = all.map(([, shape]) => shape) as [Shape, ...Shape[]];
          return [type, more.length === 0 ? first : { any: [first, ...more] }];
        }),
      );
    }
  }
  api.close();
  return sharing(Object.fromEntries(Object.entries(found).toSorted(byName)));
};
