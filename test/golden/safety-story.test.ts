// What keeps people safe, point by point, as they see it.
import { keeps } from "./kept.ts";
import { tell } from "./safety-acts.ts";

keeps("safety", "what keeps people safe", tell);
