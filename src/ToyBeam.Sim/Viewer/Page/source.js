// The program's text, with the statement at which each process stands.

const MOST_LINES = 400; // Of a longer text so many are shown, around the statement in question.

class SourcePane {
  constructor(session) {
    this.session = session;
    this.root = byId("source");
    this.pane = byId("source-pane");
    session.on("trace", () => this.reset());
    session.on("step", () => this.draw());
    session.on("selection", () => this.draw());
  }

  reset() {
    this.source = this.session.trace.data.source ?? null;
    this.lineStarts = this.source === null ? [] : lineStartsOf(this.source.text);
    this.pane.hidden = this.source === null;
    document.body.classList.toggle("sourceless", this.source === null);
  }

  draw() {
    if (this.source === null) return;
    const { trace, step, selected } = this.session;
    const state = trace.states.at(step);
    const at = new Map(); // Statement to the processes that stand there.
    for (const process of trace.columns) {
      const statement = numberOf(state.processes[process], STATEMENT);
      if (statement >= 0) at.set(statement, [...(at.get(statement) ?? []), process]);
    }
    const { text, places } = this.source;
    const focus = [selected, step < trace.last ? trace.actor(step + 1) : -1, trace.actor(step)].find((process) => process >= 0 && numberOf(state.processes[process], STATEMENT) >= 0) ?? -1;
    const [first, last] = this.window(focus < 0 ? 0 : places[numberOf(state.processes[focus], STATEMENT)][0]);
    const parts = first > 0 ? ["…\n"] : [];
    let from = first;
    for (const statement of [...at.keys()].sort((a, b) => places[a][0] - places[b][0])) {
      const [start, end] = places[statement];
      if (start < first || end > last) continue;
      parts.push(text.slice(from, start), this.mark(trace, text.slice(start, end), at.get(statement), focus));
      from = end;
    }
    this.root.replaceChildren(...parts, text.slice(from, last), last < text.length ? "…" : "");
    this.bringIntoSight(this.root.querySelector(".focus"));
  }

  /** The part of the text that is shown, so that the place is in it. */
  window(place) {
    const starts = this.lineStarts;
    if (starts.length <= MOST_LINES) return [0, this.source.text.length];
    const line = clamp(rowOf(starts, place + 1) - 1 - MOST_LINES / 2, 0, starts.length - MOST_LINES);
    return [starts[line], starts[line + MOST_LINES] ?? this.source.text.length];
  }

  mark(trace, text, processes, focus) {
    const kinds = `${processes.includes(this.session.selected) ? "chosen" : ""} ${processes.includes(focus) ? "focus" : ""}`;
    return el("mark", { class: `c${trace.processes[processes[0]].colour} ${kinds}`, "data-at": processes.map((process) => trace.path(process)).join(" ") },
      text,
      ...processes.slice(0, 6).map((process) => el("small", { class: `c${trace.processes[process].colour}`, text: trace.path(process) })),
      processes.length > 6 ? el("small", { text: `+${processes.length - 6}` }) : null);
  }

  bringIntoSight(mark) {
    if (mark === null) return;
    const top = mark.offsetTop - this.root.offsetTop;
    if (top < this.root.scrollTop || top > this.root.scrollTop + this.root.clientHeight - 40) this.root.scrollTop = top - this.root.clientHeight / 3;
  }
}

function lineStartsOf(text) {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
