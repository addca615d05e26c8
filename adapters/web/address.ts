// Addresses of the web: `noomi/k3v9q2m7x4ta` is a person, `noomi/rum-samverkan` a place. The organisation is chosen by who writes the configuration.
import { addressForm } from "../platform.ts";

export const address = addressForm({
  organisation: "[a-z0-9][a-z0-9-]{0,39}",
  member: "[a-z0-9]{12,40}",
  space: "rum-[a-z0-9-]{1,40}",
});
