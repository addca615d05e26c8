// A year's statistics from rows to release, as those who freeze, propose and approve it see them.
import { keeps } from "./kept.ts";
import { tell } from "./statistics-acts.ts";

keeps("statistics", "a year's statistics", tell);
