// The configuration and the referrals each have their list of services: neither may import the other.
import { expect, test } from "vitest";
import { configSchema } from "../../src/config/schema.ts";
import { services } from "../../workflows/referral/codes.ts";

test("what can be asked for, an agency can offer", () => {
  const offered = configSchema.shape.services.unwrap().element.shape.type.options;
  for (const service of services) expect(offered, service).toContain(service);
});
