// Everything the page itself says. What the bot says comes from the bot. Swedish is written first; English follows its shape.

import { en } from "./texts-en.ts";
import { sv, type Texts } from "./texts-sv.ts";

export type { Texts };

export type Lang = "sv" | "en";

export const texts: Record<Lang, Texts> = { sv, en };
