// Shapes: what a value out of the database must look like before a rule folds it. Written by a test out of the types (docs/write-a-workflow.md), read here.

/**
 * A primitive by its name; `{ one }`: one of these literals; `{ list }`; `{ map }`: a record by names that are not known; `{ any }`: one of several shapes;
 * `{ fields }`: an object with these and no others, `given?` where one may be missing; `{ use }`: the shape of that name in the list.
 */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | "unknown"
  | { readonly one: readonly (string | number | boolean | null)[] }
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly any: readonly Shape[] }
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly use: string };
/** Shapes that several events use, and by workflow the fields of each event by its type. */
export type EventShapes = {
  readonly shared: Readonly<Record<string, Shape>>;
  readonly events: Readonly<Record<string, Readonly<Record<string, Shape>>>>;
};

/** Where a value differs from its shape, as a path such as `answer.day`; undefined: nowhere. Never a value: it may be class B. */
type Fault = string | undefined;
type Check = (value: unknown) => Fault;
const within = (name: string, fault: Fault): Fault =>
  fault === undefined ? undefined : fault === "" ? name : `${name}.${fault}`;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const firstOf = <T>(all: readonly T[], check: (each: T, at: number) => Fault): Fault => {
  for (let at = 0; at < all.length; at++) {
    const fault = check(all[at] as T, at);
    if (fault !== undefined) return fault;
  }
  return undefined;
};
const fieldsCheck = (
  fields: Readonly<Record<string, Shape>>,
  checkOf: (shape: Shape) => Check,
): Check => {
  const known = Object.entries(fields).map(([name, shape]) => {
    const isOptional = name.endsWith("?");
    return { name: isOptional ? name.slice(0, -1) : name, isOptional, check: checkOf(shape) };
  });
  const names = new Set(known.map(({ name }) => name));
  return (value) => {
    if (!isRecord(value)) return "";
    let found = 0;
    for (const { name, isOptional, check } of known) {
      const own = value[name];
      // What is undefined is in no JSON.
      const fault = own === undefined ? (isOptional ? undefined : "") : check(own);
      if (fault !== undefined) return within(name, fault);
      if (own !== undefined) found++;
    }
    for (const name in value) if (value[name] !== undefined) found--;
    // Only where there are more than are known is it asked which one that is.
    return found === 0
      ? undefined
      : Object.keys(value).find((name) => !names.has(name) && value[name] !== undefined);
  };
};
/** Made once of a shape, and asked for every event that is read: closures, because a walk through the shape would cost more than reading the JSON. */
const compile = (shapes: EventShapes["shared"]): ((shape: Shape) => Check) => {
  const shared = new Map<string, Check>();
  const sharedOf = (name: string): Check => {
    const known = shared.get(name) ?? checkOf(shapes[name] ?? "unknown");
    shared.set(name, known);
    return known;
  };
  const checkOf = (shape: Shape): Check => {
    if (shape === "unknown") return () => undefined;
    if (typeof shape === "string") return (value) => (typeof value === shape ? undefined : "");
    if ("one" in shape) {
      const all: readonly unknown[] = shape.one;
      return (value) => (all.includes(value) ? undefined : "");
    }
    if ("list" in shape) {
      const each = checkOf(shape.list);
      return (value) =>
        Array.isArray(value) ? firstOf(value, (one, at) => within(String(at), each(one))) : "";
    }
    if ("map" in shape) {
      const each = checkOf(shape.map);
      return (value) =>
        isRecord(value) ? firstOf(Object.values(value), (one) => within("*", each(one))) : "";
    }
    if ("any" in shape) {
      const each = shape.any.map(checkOf);
      return (value) => (each.some((check) => check(value) === undefined) ? undefined : "");
    }
    if ("fields" in shape) return fieldsCheck(shape.fields, checkOf);
    return sharedOf(shape.use);
  };
  return checkOf;
};
/** Where an event of a workflow differs from what its type says; `type`: nobody there writes such an event. */
export type EventFault = (workflow: string, event: unknown) => Fault;
export const eventFaults = ({ shared, events }: EventShapes): EventFault => {
  const checkOf = compile(shared);
  const checks = new Map<string, ReadonlyMap<unknown, Check>>();
  const checksOf = (workflow: string): ReadonlyMap<unknown, Check> => {
    const known =
      checks.get(workflow) ??
      new Map(
        Object.entries(events[workflow] ?? {}).map(([type, shape]) => [type, checkOf(shape)]),
      );
    checks.set(workflow, known);
    return known;
  };
  return (workflow, event) => {
    const check = isRecord(event) ? checksOf(workflow).get(event.type) : undefined;
    return check ? check(event) : "type";
  };
};
