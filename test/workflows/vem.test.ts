// What stands in the list of who is on duty, of what agencies keep of themselves.
import { describe, expect, it } from "vitest";
import { people, read } from "../../workflows/people/index.ts";
import { everybody, given, register, type Story } from "../support/given.ts";

const current = (story: Story): Story => story.in({ people: read(story.state) });
const start = given(people, [{ type: "configured", register }]);

describe("who is on duty", () => {
  it("says what an agency has written of itself, and nothing that protected housing has", () => {
    const keeping = (agency: string) => {
      const holds = {
        hours: everybody.agencies.get(agency as never)?.hours,
        onCall: [],
        note: "Ring helst på förmiddagen",
      };
      return current(start.after({ type: "entryKept", instance: "E1", agency, holds }));
    };
    const said = (story: Story) => JSON.stringify(story.panel("who", "noomi-kontakt"));
    expect(said(current(start))).not.toContain("people.who.note");
    expect(said(keeping("evonhuset"))).toContain("Ring helst på förmiddagen");
    expect(said(keeping("boende-syd"))).not.toContain("Ring helst på förmiddagen");
  });
});
