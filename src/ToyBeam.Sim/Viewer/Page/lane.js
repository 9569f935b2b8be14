// The signs of one step on the lifelines. Each takes the pen, which knows where rows and columns are, and gives SVG.

const DOT = 5.5;

/** What a step did by itself: a dot on its process's line, and its marks. */
function drawStep(pen, trace, step) {
  const actor = trace.actor(step);
  const parts = [];
  const sent = new Set(trace.signalsAt[step].filter((signal) => signal.sent === step).map((signal) => signal.kind));
  const dies = trace.marks[step].some((mark) => mark.kind === "death" && mark.process === actor);
  if (actor >= 0 && !dies) {
    const delivery = trace.choice(step).kind === "deliver";
    parts.push(svg("circle", { class: `dot c${trace.processes[actor].colour} ${delivery ? "hollow" : ""}`, cx: pen.x(actor), cy: pen.y(step), r: delivery ? 4 : DOT }));
  }
  const spawn = trace.marks[step].find((mark) => mark.kind === "spawn");
  for (const mark of trace.marks[step]) {
    if (sent.has(mark.kind)) continue; // A link that is under way is drawn as its signal.
    if (mark !== spawn && spawn?.other === mark.other) continue; // The arrow of the spawn says so.
    parts.push(...drawMark(pen, trace, step, mark));
  }
  return parts;
}

function drawMark(pen, trace, step, mark) {
  const x = pen.x(mark.process);
  const y = pen.y(step);
  switch (mark.kind) {
    case "spawn":
      return [arrow(pen, "spawn", x, y, pen.x(mark.other), y, spawnVerb(trace, step, mark)), head(pen, trace, mark.other, y)];
    case "link":
      return tie(pen, "link", mark, y, "link");
    case "unlink":
      return tie(pen, "unlink", mark, y, "unlink");
    case "monitor":
      return tie(pen, "monitor", mark, y, mark.text === null ? "monitors" : `monitors ${mark.text}`);
    case "demonitor":
      return tie(pen, "unlink", mark, y, "demonitors");
    case "refused":
      return [...tie(pen, "refused", mark, y, "link refused")];
    case "death":
      return [cross(x, y, mark.text === "normal" ? "death" : "death bad"), note(pen, mark.process, y, mark.text === "normal" ? "ends" : mark.text)];
    case "condemned":
      return [svg("circle", { class: "ring bad", cx: x, cy: y, r: DOT + 3.5 }), note(pen, mark.process, y, `must die: ${mark.text}`)];
    case "fail":
      return [note(pen, mark.process, y, `fails: ${mark.text}`, "bad")];
    case "work":
      return [note(pen, mark.process, y, `works ${mark.text}`)];
    case "timeout":
      return [note(pen, mark.process, y, `times out (${mark.text})`)];
    case "trap":
      return [note(pen, mark.process, y, `traps exits: ${mark.text}`)];
    case "register":
      return [note(pen, mark.process, y, `registers ${mark.text}`)];
    default:
      return [note(pen, mark.process, y, mark.text ?? "")];
  }
}

/** A spawn may link or monitor in the same step. */
function spawnVerb(trace, step, spawn) {
  const together = trace.marks[step].find((mark) => mark !== spawn && mark.other === spawn.other);
  return together?.kind === "link" ? "spawns, links" : together?.kind === "monitor" ? "spawns, monitors" : "spawns";
}

/** A signal: how it goes, then how it waits in the mailbox until it is taken. */
function drawSignal(pen, trace, signal) {
  const from = pen.x(signal.from);
  const y = pen.y(signal.sent);
  const kind = signal.kind === "message" ? "message" : signal.kind === "exit" || signal.kind === "down" ? "exit" : "plumbing";
  const text = signal.kind === "message" ? signal.text : signal.text === null ? signal.kind : signal.kind === "exit" && !signal.text.startsWith("EXIT") ? `exit: ${signal.text}` : signal.text;
  if (signal.to < 0 || (signal.arrived < 0 && signal.lost < 0)) {
    const to = signal.to < 0 ? from + 34 : from + (pen.x(signal.to) - from) * 0.45;
    return [arrow(pen, `${kind} flying`, from, y, to, y + (signal.to < 0 ? 0 : 12), text)];
  }
  const arrived = signal.arrived >= 0 ? signal.arrived : signal.lost;
  const to = pen.x(signal.to);
  const parts = [];
  const ends = signal.taken >= 0 ? signal.taken : signal.lost >= 0 ? signal.lost : pen.lastStep;
  if (signal.from === signal.to && arrived === signal.sent) parts.push(loop(pen, kind, from, y, text));
  else if (signal.from === signal.to) parts.push(bow(pen, kind, from, y, pen.y(arrived), text));
  else parts.push(arrow(pen, `${kind}${arrived > signal.sent ? " flying" : ""}${signal.arrived < 0 ? " dropped" : ""}`, from, y, to, pen.y(arrived), text));
  if (signal.letter && ends > arrived) {
    const x = to + 9 + (signal.id % 4) * 3.5;
    const end = pen.y(ends);
    parts.push(svg("path", { class: `wait ${kind}`, d: `M${to + 5} ${pen.y(arrived) + 3} Q${x} ${pen.y(arrived) + 4} ${x} ${pen.y(arrived) + 11} V${end - 11} Q${x} ${end - 4} ${to + 7} ${end - 3}` }));
    parts.push(svg("circle", { class: signal.taken >= 0 ? `take ${kind}` : `take left ${kind}`, cx: to + 5, cy: end - 3, r: 2.5 }));
  }
  return parts;
}

function arrow(pen, kind, x1, y1, x2, y2, text) {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const gap = Math.min(DOT + 1, length / 3);
  const [ax, ay, bx, by] = [x1 + dx * gap, y1 + dy * gap, x2 - dx * gap, y2 - dy * gap];
  const [cx, cy] = [bx - dx * 8, by - dy * 8];
  const group = svg("g", { class: `arrow ${kind}` },
    svg("path", { class: "shaft", d: `M${ax} ${ay} L${bx} ${by}` }),
    svg("path", { class: "point", d: `M${bx} ${by} L${cx - dy * 4} ${cy + dx * 4} L${cx + dy * 4} ${cy - dx * 4} Z` }));
  if (text !== null) group.append(label((ax + bx) / 2, (ay + by) / 2 - 5, "middle", text, Math.abs(x2 - x1) / pen.letter - 2));
  return group;
}

function loop(pen, kind, x, y, text) {
  return svg("g", { class: `arrow ${kind}` },
    svg("path", { class: "shaft", d: `M${x + DOT} ${y - 2} C${x + 26} ${y - 12} ${x + 26} ${y + 12} ${x + DOT} ${y + 3}` }),
    label(x + 24, y + 4, "start", text ?? "", pen.column / pen.letter - 6));
}

/** A signal to oneself that is on its way for a while. */
function bow(pen, kind, x, y1, y2, text) {
  return svg("g", { class: `arrow ${kind} flying` },
    svg("path", { class: "shaft", d: `M${x - DOT} ${y1 + 2} C${x - 30} ${y1 + 8} ${x - 30} ${y2 - 8} ${x - DOT - 3} ${y2 - 2}` }),
    svg("path", { class: "point", d: `M${x - DOT} ${y2 - 1} l-9 -3 l3 8 Z` }),
    label(x - 26, (y1 + y2) / 2 + 4, "end", text ?? "", pen.column / pen.letter - 6));
}

/** What two processes have with each other from here on, or no longer: nothing that travels. */
function tie(pen, kind, mark, y, text) {
  if (mark.other < 0 || mark.other === mark.process) return [note(pen, mark.process, y, text)];
  const [a, b] = [pen.x(mark.process), pen.x(mark.other)];
  return [svg("g", { class: `tie ${kind}` },
    svg("path", { class: "shaft", d: `M${a} ${y} H${b}` }),
    kind === "refused" ? cross(b, y, "bad") : svg("circle", { class: "end", cx: b, cy: y, r: 4 }),
    label((a + b) / 2, y - 5, "middle", text, Math.abs(b - a) / pen.letter - 2))];
}

function cross(x, y, kind) {
  return svg("path", { class: `cross ${kind}`, d: `M${x - 6} ${y - 6} L${x + 6} ${y + 6} M${x + 6} ${y - 6} L${x - 6} ${y + 6}` });
}

/** A word beside a dot. */
function note(pen, process, y, text, kind = "") {
  return svg("g", { class: `note ${kind}` }, label(pen.x(process) + 11, y + 4, "start", text, pen.column / pen.letter - 2));
}

/** Where a process begins. */
function head(pen, trace, process, y) {
  return svg("rect", { class: `born c${trace.processes[process].colour}`, x: pen.x(process) - 6, y: y - 6, width: 12, height: 12, rx: 3 });
}

function label(x, y, anchor, text, letters) {
  const short = shorten(text, Math.max(4, Math.floor(letters)));
  return svg("text", { x, y, "text-anchor": anchor }, short === text ? short : svg("title", { text }), short === text ? null : short);
}
