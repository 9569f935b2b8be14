// One recorded run, as TraceJson.cs writes it, with what the page wants to look up.

const COLOURS = 8;

class Trace {
  constructor(data, index) {
    this.data = data;
    this.index = index;
    this.name = data.name;
    this.program = data.program;
    this.last = data.steps.length - 1;
    this.failed = data.verdict.kind === "failed";
    this.failure = this.failed ? data.verdict.step : -1;
    this.decisive = data.decisive ?? null;
    this.race = data.race ?? [];
    this.processes = data.processes.map(([path, name], number) => ({
      number, path, name, label: name === null ? path : `${path} ${name}`, born: 0, died: -1, colour: number % COLOURS,
    }));
    this.columns = this.processes.map((process) => process.number).sort((a, b) => comparePaths(this.processes[a].path, this.processes[b].path));
    this.signals = data.signals.map(([kind, from, to, text, sent, arrived, taken, lost, letter], id) => ({
      id, kind, from, to, text: this.text(text), sent, arrived, taken, lost, letter: letter === 1,
    }));
    this.signalsAt = this.data.steps.map(() => []); // Those that are sent, arrive, are taken or lost there.
    for (const signal of this.signals) {
      for (const step of new Set([signal.sent, signal.arrived, signal.taken, signal.lost])) {
        if (step >= 0) this.signalsAt[step].push(signal);
      }
    }
    this.stepsOf = this.processes.map(() => []);
    this.marks = data.steps.map((step) => step[3].map(([kind, process, other, text]) => ({ kind, process, other, text: this.text(text) })));
    this.readLives();
    this.states = new States(this);
  }

  text(number) {
    return number < 0 ? null : this.data.strings[number];
  }

  label(process) {
    return process < 0 ? "nobody" : this.processes[process].label;
  }

  path(process) {
    return process < 0 ? "nobody" : this.processes[process].path;
  }

  /** The choice that made a step; null for the start. */
  choice(step) {
    return step === 0 ? null : this.choiceOf(this.data.steps[step][0]);
  }

  choiceOf(number) {
    const [kind, process, other] = this.data.choices[number];
    return { number, kind, process, other };
  }

  /** Who took a step: the process that ran, or the one that a signal was delivered to; -1 for the start. */
  actor(step) {
    const choice = this.choice(step);
    return choice === null ? -1 : choice.kind === "deliver" ? choice.other : choice.process;
  }

  deviates(step) {
    return this.data.steps[step][1] === 1;
  }

  /** The sentences of a step: whose, and what it did. */
  lines(step) {
    const flat = this.data.steps[step][2];
    const lines = [];
    for (let i = 0; i < flat.length; i += 2) lines.push({ process: flat[i], text: this.text(flat[i + 1]) });
    return lines;
  }

  changes(step) {
    return this.data.steps[step][4];
  }

  /** What a choice is called so that it can be compared with those of another run. */
  choiceKey(step) {
    const choice = this.choice(step);
    return choice === null ? "" : `${choice.kind} ${this.path(choice.process)} ${choice.kind === "deliver" ? this.path(choice.other) : ""}`;
  }

  /** The first step that another run took otherwise; -1 when there is none. */
  firstDifference(other) {
    const common = Math.min(this.last, other.last);
    for (let step = 1; step <= common; step++) {
      if (this.choiceKey(step) !== other.choiceKey(step)) return step;
    }
    return this.last === other.last ? -1 : common + 1;
  }

  readLives() {
    for (let step = 0; step <= this.last; step++) {
      const actor = this.actor(step);
      const concerned = new Set(actor < 0 ? [] : [actor]);
      for (const mark of this.marks[step]) {
        if (mark.kind === "spawn") this.processes[mark.other].born = step;
        if (mark.kind === "death") this.processes[mark.process].died = step;
        if (mark.kind === "death" || mark.kind === "condemned" || mark.kind === "spawn") concerned.add(mark.kind === "spawn" ? mark.other : mark.process);
      }
      for (const process of concerned) this.stepsOf[process].push(step);
    }
    for (const { number, born } of this.processes) {
      if (born === 0 && this.stepsOf[number][0] !== 0) this.stepsOf[number].unshift(0); // It exists from the start.
    }
  }

  /** The step of a process next to another step, in a direction; -1 for none. */
  neighbour(process, step, forward) {
    const steps = this.stepsOf[process];
    return (forward ? steps.find((one) => one > step) : steps.findLast((one) => one < step)) ?? -1;
  }

  /** All steps, or those that happened before the failure, or before the end of a run without one. */
  visible(causalOnly) {
    if (causalOnly) return this.data.past;
    return (this.all ??= Array.from({ length: this.last + 1 }, (_, step) => step));
  }
}

/** P.2 before P.10, a parent before its children; roots P, Q, … Z, P1, Q1, …. */
function comparePaths(a, b) {
  const left = keysOf(a);
  const right = keysOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    if (left[i] !== right[i]) return left[i] - right[i];
  }
  return left.length - right.length;
}

function keysOf(path) {
  const [root, ...rest] = path.split(".");
  return [Number(root.slice(1)) * 100 + root.charCodeAt(0), ...rest.map(Number)];
}
