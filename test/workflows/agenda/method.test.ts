// Method questions without an answer stand under "cooperation and method": their themes for everybody, the questions for those who may read them.
import { describe, expect, it } from "vitest";
import type { Row } from "../../../src/rules/workflow.ts";
import { keysIn, local, row, type Story } from "../../support/given.ts";
import { draft, guest } from "./meetings.ts";

const asked = (id: string, theme: string, open = true): Row =>
  row(
    id,
    { open, ref: `M-${id}`, dueAt: local("2026-12-02", "15:00"), facts: { theme, step: "asked" } },
    "method",
  );
const collected = (methods: readonly Row[], convened: readonly Row[] = []): Story =>
  draft().in({ rows: { methods, convened } }).fires("build:0");
const show = (story: Story, method: readonly Row[]): unknown =>
  story.in({ rows: { method } }).panel("show", guest);

describe("method questions at a meeting", () => {
  it("are collected once, with nothing but their theme", () => {
    const story = collected(
      [asked("Q2", "barn"), asked("Q1", "barn")],
      [asked("Q2", "barn"), asked("Q3", "sekretess")],
    );
    expect(story.state.collected.methods).toEqual([
      { instance: "Q1", theme: "barn" },
      { instance: "Q2", theme: "barn" },
      { instance: "Q3", theme: "sekretess" },
    ]);
    expect(collected([]).state.collected).not.toHaveProperty("methods");
  });
  it("say their themes to everybody invited, and are opened by those who may read them", () => {
    const story = collected([asked("Q1", "barn"), asked("Q2", "sekretess")]);
    const none = show(story, []);
    expect(keysIn(none)).toEqual(
      expect.arrayContaining(["agenda.method.open", "theme.barn", "theme.sekretess"]),
    );
    expect(JSON.stringify(none)).not.toMatch(/M-Q|agenda\.method\.show/);
    const own = JSON.stringify(show(story, [asked("Q1", "barn")]));
    expect(own).toContain("M-Q1");
    expect(own).not.toContain("M-Q2");
  });
  it("are shown as they are today", () => {
    const story = collected([asked("Q1", "barn")]);
    expect(keysIn(show(story, [asked("Q1", "barn", false)]))).toContain("agenda.method.answered");
  });
});
