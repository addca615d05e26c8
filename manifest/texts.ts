// What the terminal says when the package for Teams is made, or cannot be. For the person who runs it.
import type { PackageProblem } from "./package.ts";

type Texts = {
  problem(problem: PackageProblem): string;
  readonly badArguments: string;
  notWritten(path: string): string;
  written(path: string): string;
};

const usage =
  "npm run manifest -- --client-id=<id> --public-url=<https> [--website-url=<https>] [--privacy-url=<https>] [--terms-url=<https>]";
const sv: Texts = {
  problem: (problem) => {
    switch (problem.kind) {
      case "noClientId":
        return "Botens id saknas. Sätt CLIENT_ID till appens (klientens) id ur Entra, eller skriv --client-id=<id>. Inget har skrivits.";
      case "badClientId":
        return "Botens id är inget GUID. Kopiera appens (klientens) id ur Entra: 8-4-4-4-12 tecken, siffror och a–f. Inget har skrivits.";
      case "noPublicUrl":
        return "Adressen saknas. Sätt STAFETT_PUBLIC_URL till er egen, som börjar med https://, eller skriv --public-url=<adress>. Inget har skrivits.";
      case "badUrl":
        return `${problem.name} är ingen adress som börjar med https://. Inget har skrivits.`;
      case "invalid":
        return `Manifestet följer inte Microsofts schema. Inget har skrivits.\n${problem.places.map((place) => `  ${place}`).join("\n")}`;
    }
  },
  badArguments: `Det argumentet finns inte. Så här: ${usage}\nInget har skrivits.`,
  notWritten: (path) => `Det gick inte att skriva ${path}. Kontrollera rättigheterna och utrymmet.`,
  written: (path) =>
    `Appaketet för Teams är klart: ${path}\nLadda upp det i administrationscentret för Teams. Det innehåller ingen hemlighet.`,
};
const en: Texts = {
  problem: (problem) => {
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
  notWritten: (path) => `${path} could not be written. Check the permissions and the space.`,
  written: (path) => `The app package for Teams is ready: ${path}\nUpload it in the Teams admin centre. It holds no secret.`,
};
/** In the language of the terminal, as when the program itself starts. */
export const manifestTexts = (language: "sv" | "en"): Texts => (language === "sv" ? sv : en);
