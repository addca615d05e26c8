// npm run manifest: writes the app package for Teams, or says why not.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeDurably } from "../src/store/durable.ts";
import { packageFor, type Wanted } from "./package.ts";
import { manifestTexts as say } from "./texts.ts";

const path = resolve("data/stafett-teams.zip");

const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};
const option = { type: "string" } as const;
const options = {
  "client-id": option,
  "public-url": option,
  "website-url": option,
  "privacy-url": option,
  "terms-url": option,
};
const readArguments = (): Wanted => {
  try {
    const { values } = parseArgs({ options });
    return {
      clientId: values["client-id"] ?? process.env.CLIENT_ID?.trim(),
      publicUrl: values["public-url"] ?? process.env.STAFETT_PUBLIC_URL?.trim(),
      websiteUrl: values["website-url"],
      privacyUrl: values["privacy-url"],
      termsUrl: values["terms-url"],
    };
  } catch {
    // The error repeats what was written, and that may be a secret in the wrong place.
    return refuse(say.badArguments);
  }
};
const write = (bytes: Uint8Array): void => {
  try {
    writeDurably(path, bytes, "replace");
  } catch {
    refuse(say.notWritten(path));
  }
};

const made = packageFor(readArguments());
if (!made.ok) refuse(say.problem(made.problem));
else {
  write(made.value);
  process.stdout.write(`${say.written(path)}\n`);
}
