// The directory in chat, as its people see it.

import { tell } from "./directory-acts.ts";
import { keeps } from "./kept.ts";

keeps("directory", "services and numbers that agencies keep themselves", tell);
