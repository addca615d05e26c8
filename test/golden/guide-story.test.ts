// What people see of the guide through the manual, word by word.

import { tell } from "./guide-acts.ts";
import { keeps } from "./kept.ts";

keeps("guide", "the guide of one case", tell);
