// Fields of a form as a browser sends them, and as somebody else does.
import { expect, test } from "vitest";
import { Asks, fieldsIn } from "../../adapters/web/asks.ts";
import { Seals } from "../../adapters/web/seals.ts";
import { boundCipher } from "../../src/engine/encryption.ts";

const asks = new Asks(
  new Seals(boundCipher(new Uint8Array(32).fill(7), "web", 32)),
  "noomi/annaannaanna1",
);
const valuesOf = (body: string) => {
  const form = fieldsIn(`hidden=${asks.seal("page", "{}")}&${body}`);
  return (
    form &&
    asks.filled(form, { workflow: "w", command: "c" } as Parameters<Asks["filled"]>[1])?.values
  );
};
test("a field has its first text that is not empty, a list all of them, and a line break is one sign", () => {
  expect(
    valuesOf("f.a=1&f.a=2&f.b=&f.b=3&f.c=&f.d[]=x&f.d[]=&f.d[]=y&f.e=a%0d%0ab&other=1"),
  ).toEqual({
    a: "1",
    b: "3",
    d: ["x", "y"],
    e: "a\nb",
  });
  expect(valuesOf("f.d[]=")).toEqual({ d: [] });
});
test("names that every object has are no fields", () => {
  const values = valuesOf("f.__proto__=1&f.__proto__[]=x&f.constructor=1&f.toString[]=x&f.a=1");
  expect(Object.getOwnPropertyNames(values)).toEqual(["a"]);
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
});
test("a form of more fields than any page has is not taken apart", () => {
  const many = (times: number): string =>
    Array.from({ length: times }, (_, n) => `f.x${n}=1`).join("&");
  expect(Object.keys(valuesOf(many(1_999)) ?? {})).toHaveLength(1_999);
  expect(valuesOf(many(2_000))).toBeUndefined();
  expect(fieldsIn("&".repeat(300_000))).toBeUndefined();
});
test("a text, a list and a name are as long as on the other platforms, and no longer", () => {
  const [text, list] = [
    "x".repeat(4_000),
    Array.from({ length: 100 }, () => `f.b[]=${"y".repeat(200)}`).join("&"),
  ];
  expect(valuesOf(`f.a=${text}&${list}&f.${"n".repeat(64)}=1`)).toMatchObject({ a: text });
  for (const body of [
    `f.a=${text}x`,
    `${list}&f.b[]=y`,
    `f.b[]=${"y".repeat(201)}`,
    `f.${"n".repeat(65)}=1`,
  ])
    expect(valuesOf(body)).toBeUndefined();
});
