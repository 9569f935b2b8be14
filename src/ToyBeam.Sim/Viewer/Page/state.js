// The machine's state after each step, gained from what each step changed. The numbers of fields are those of Fields.cs.

const LIFE = 0, AT = 1, STATEMENT = 2, MAILBOX = 3, TAKE = 4, LINKS = 5, MONITORS = 6, WATCHERS = 7, REGISTERED = 8, TRAPS = 9, STEPS = 10, DOOM = 11;
const ENABLED = 0, DEFAULT = 1, QUEUE = 2, CLOCK = 3, NOTES = 4;
const MACHINE = -1, CHANNELS = -2;
const NO_STATE = Object.freeze({ processes: [], machine: [], channels: [] });

/** Steps between states that are kept: so many are gone through at most to show any. */
const DISTANCE = 256;

/** All that is in a state is shared with the one before it, as far as nothing changed: keeping one costs little. */
class States {
  constructor(trace) {
    this.trace = trace;
    this.kept = [];
    this.latest = { step: -1, state: NO_STATE };
  }

  at(step) {
    let from = this.latest;
    const nearest = Math.min(Math.floor(step / DISTANCE), this.kept.length - 1);
    if (from.step > step || (nearest >= 0 && nearest * DISTANCE > from.step)) {
      from = nearest < 0 ? { step: -1, state: NO_STATE } : { step: nearest * DISTANCE, state: this.kept[nearest] };
    }
    let state = from.state;
    for (let i = from.step + 1; i <= step; i++) {
      state = after(state, this.trace.changes(i));
      if (i % DISTANCE === 0) this.kept[i / DISTANCE] ??= state;
    }
    this.latest = { step, state };
    return state;
  }
}

function after(state, changes) {
  if (changes.length === 0) return state;
  const next = { processes: state.processes.slice(), machine: state.machine, channels: state.channels };
  for (const change of changes) {
    const [scope, field] = change;
    if (scope >= 0) next.processes[scope] = changed(next.processes[scope] ?? [], field, change);
    else if (scope === MACHINE) next.machine = changed(next.machine, field, change);
    else next.channels = changed(next.channels, field, change);
  }
  return next;
}

function changed(fields, field, change) {
  const copy = fields.slice();
  if (change.length === 3) {
    copy[field] = change[2];
  } else {
    const list = (copy[field] ?? []).slice();
    list.splice(change[2], change[3], ...change.slice(4));
    copy[field] = list;
  }
  return copy;
}

const numberOf = (fields, field) => fields?.[field] ?? -1;
const listOf = (fields, field) => fields?.[field] ?? [];

/** What is changed by a step, as a set of "scope field". */
function changedBy(trace, step) {
  return new Set(trace.changes(step).map(([scope, field]) => `${scope} ${field}`));
}

/** Whether a process can run, or time out, and what it is called otherwise. */
function standing(trace, state, process, step) {
  const fields = state.processes[process];
  const life = trace.text(numberOf(fields, LIFE));
  if (life !== null) return life === "crash" ? "crashed" : life === "normal" || life.startsWith("normal,") ? "ended" : "died";
  if (numberOf(fields, DOOM) >= 0) return "dying";
  const next = step < trace.last ? trace.choice(step + 1) : null;
  const queue = listOf(state.machine, QUEUE);
  if (queue.includes(process)) return queue[0] === process ? "runs next" : "in queue";
  if (next !== null && next.kind !== "deliver" && next.process === process) return "runs next";
  for (const number of listOf(state.machine, ENABLED)) {
    const choice = trace.choiceOf(number);
    if (choice.process === process && choice.kind === "run") return "ready";
    if (choice.process === process && choice.kind === "timeout") return "may time out";
  }
  return trace.data.verdict.kind === "steplimit" && step === trace.last ? "cut" : "waiting";
}
