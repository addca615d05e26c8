// What the terminal says when the package for Teams is made, or cannot be. For the person who runs it.
import type { PackageProblem } from "./package.ts";

const usage =
  "npm run manifest -- --client-id=<id> --public-url=<https> [--website-url=<https>] [--privacy-url=<https>] [--terms-url=<https>]";
export const manifestTexts = {
  problem: (problem: PackageProblem): string => {
    switch (problem.kind) {
      case "noClientId":
        return "The bot's id is missing. Set CLIENT_ID to the application (client) id from Entra, or write --client-id=<id>. Nothing has been written.";
      case "badClientId":
        return "The bot's id is no GUID. Copy the application (client) id from Entra: 8-4-4-4-12 characters, digits and a–f. Nothing has been written.";
      case "noPublicUrl":
        return "The address is missing. Set STAFETT_PUBLIC_URL to your own, which begins with https://, or write --public-url=<address>. Nothing has been written.";
      case "badUrl":
        return `${problem.name} is no address that begins with https://. Nothing has been written.`;
      case "invalid":
        return `The manifest does not follow Microsoft's schema. Nothing has been written.\n${problem.places.map((place) => `  ${place}`).join("\n")}`;
    }
  },
  badArguments: `There is no such argument. Like this: ${usage}\nNothing has been written.`,
  notWritten: (path: string): string =>
    `${path} could not be written. Check the permissions and the space.`,
  written: (path: string): string =>
    `The app package for Teams is ready: ${path}\nUpload it in the Teams admin centre. It holds no secret.`,
};
