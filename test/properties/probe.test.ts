// The police can take part without being able to ask who is known: the answer to a reference, in every field, is the same for known, refused and unknown.

import { Probe } from "../support/probing.ts";
import { probes } from "./probe-suite.ts";

probes("a file", (bounds) => Probe.begin(bounds));
