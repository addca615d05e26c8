// Reads a method's arguments, which come as JSON or as a form in which objects are JSON strings.
import { refuse } from "./refusal.ts";

export type Args = Record<string, unknown>;

export const text = (args: Args, name: string): string | undefined => {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === "object"
    ? refuse("invalid_arguments", [`must provide a string [json-pointer:/${name}]`])
    : String(value);
};
export const needed = (args: Args, name: string): string =>
  text(args, name) ||
  refuse("invalid_arguments", [`missing required field: ${name} [json-pointer:]`]);

export const flag = (args: Args, name: string): boolean =>
  ["true", "1"].includes(text(args, name) ?? "");

export function count(args: Args, name: string, standard: number, max: number): number {
  const given = text(args, name);
  if (given === undefined) return standard;
  const value = Number(given);
  return Number.isInteger(value) && value >= 1 && value <= max ? value : refuse("invalid_limit");
}

/** `undefined` when the argument is absent; `broken` is Slack's code for what is no JSON. */
export function json(args: Args, name: string, broken: string): unknown {
  const value = args[name];
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return refuse(broken);
  }
}
