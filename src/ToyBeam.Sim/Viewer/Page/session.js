// What is being looked at: which run, which step, which process. Everything that shows something listens here.

class Session {
  constructor(page) {
    this.title = page.title;
    this.traces = page.traces.map((data, index) => new Trace(data, index));
    this.trace = this.traces[0];
    this.step = 0;
    this.selected = -1;
    this.causalOnly = false;
    this.compared = null;
    this.listeners = { trace: [], step: [], selection: [] };
  }

  /** Events: "trace" when other steps are to be shown, "step", "selection". */
  on(event, listener) {
    this.listeners[event].push(listener);
  }

  tell(event) {
    for (const listener of this.listeners[event]) listener();
  }

  /** The steps that are shown, in order. */
  get rows() {
    return this.trace.visible(this.causalOnly);
  }

  open(index, step) {
    this.trace = this.traces[clamp(index, 0, this.traces.length - 1)];
    if (this.compared === this.trace) this.compared = null;
    this.selected = -1;
    this.step = nearestIn(this.rows, clamp(step, 0, this.trace.last));
    this.tell("trace");
    this.tell("step");
    this.tell("selection");
  }

  go(step) {
    const next = nearestIn(this.rows, clamp(step, 0, this.trace.last));
    if (next === this.step) return;
    this.step = next;
    this.tell("step");
  }

  /** Goes some rows on, or back. */
  move(by) {
    const rows = this.rows;
    this.go(rows[clamp(rowOf(rows, this.step) + by, 0, rows.length - 1)]);
  }

  get atEnd() {
    return this.step === this.rows.at(-1);
  }

  /** Goes to the next step of the selected process, or the one before; without one, of the one that took this step. */
  goAlong(forward) {
    const process = this.selected >= 0 ? this.selected : this.trace.actor(this.step);
    let step = process < 0 ? -1 : this.trace.neighbour(process, this.step, forward);
    while (step >= 0 && this.rows[rowOf(this.rows, step)] !== step) step = this.trace.neighbour(process, step, forward);
    if (step >= 0) this.go(step);
  }

  select(process) {
    this.selected = this.selected === process ? -1 : process;
    this.tell("selection");
  }

  showCausal(only) {
    this.causalOnly = only;
    this.step = nearestIn(this.rows, this.step);
    this.tell("trace");
    this.tell("step");
  }

  compareWith(trace) {
    this.compared = trace;
    this.tell("trace");
    this.tell("step");
  }

  /** The step at which the compared run stands: the same one, as far as it goes. */
  get comparedStep() {
    return Math.min(this.step, this.compared.last);
  }

  /** The part of the address behind the #. */
  get fragment() {
    return `${this.trace.index === 0 ? "" : `run=${this.trace.index + 1}&`}step=${this.step}`;
  }

  /** Goes where a fragment says; what it does not say, or says wrongly, stays as it is. */
  follow(fragment) {
    const wanted = new URLSearchParams(fragment.replace(/^#/, ""));
    const run = wholeNumber(wanted.get("run") ?? "1") ?? this.trace.index + 1;
    const step = wholeNumber(wanted.get("step"));
    if (run - 1 !== this.trace.index && run >= 1 && run <= this.traces.length) this.open(run - 1, step ?? 0);
    else if (step !== null) this.go(step);
  }
}

const wholeNumber = (text) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : null);

/** The index of a step among those that are shown, or of the next one. */
function rowOf(rows, step) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle] < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

const nearestIn = (rows, step) => rows[Math.min(rowOf(rows, step), rows.length - 1)];
