import type { sv } from "./sv.ts";

export const en: Readonly<Record<keyof typeof sv, string>> = { "statistics.none": "–" };
