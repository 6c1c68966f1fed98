// The bar of a class at the foot of the window: a student's or the teacher's, with the vote above it.

import { setFoot } from "../browser/foot.js";
import { Student } from "./student.js";
import { Teacher } from "./teacher.js";

export function show({ data, parentElement, setStateValue }) {
  const host = parentElement.querySelector(".classroom");
  const Part = data.role === "teacher" ? Teacher : Student;
  if (
    host.member &&
    (!(host.member instanceof Part) || host.member.data.code !== data.code || host.member.data.aside !== data.aside)
  ) {
    host.member.close();
    host.member = null;
  }
  host.member ??= new Part(host, data);
  host.member.paint(data, (message) => setStateValue("change", { ...message, at: Date.now() }));
  host.dataset.version = data.version ?? "";
  host.high ??= new ResizeObserver(() => setFoot(high(host)));
  for (const part of parts(host)) host.high.observe(part);
  return () => {
    host.high.disconnect();
    host.high = null;
    setFoot(0);
    host.member?.close();
    host.member = null;
  };
}

// The rows at the foot that are always there; a vote comes and goes above them.
const parts = (host) => host.querySelectorAll(".bar, .strip");
const high = (host) => [...parts(host)].reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
