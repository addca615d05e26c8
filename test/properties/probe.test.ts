// The police can take part without being able to ask who is known: the answer to a reference, in every field, is the same for known, refused and unknown.
import { probes } from "../support/probe-suite.ts";
import { Probe } from "../support/probing.ts";

probes("a file", (bounds) => Probe.begin(bounds));
