// Loaded by `--import` before a program that is attacked: its clock is ahead by the ms in the file `ahead` of its folder. The program asks `Date.now` for the time, and nothing else.
import { readFileSync } from "node:fs";

const machine = Date.now;
const aheadMs = Number(readFileSync("ahead", "utf8"));
Date.now = () => machine() + aheadMs;
