// What a workflow can make for fetching, before it has bytes.
import type { Chart, Invitation, Paper, Phrase, Sheet } from "./ui.ts";

/** The cells of a sheet may be phrases: each is worded for the one who fetches it. */
export type Made = Paper | Invitation | Sheet<Phrase | string | number | null> | Chart;
