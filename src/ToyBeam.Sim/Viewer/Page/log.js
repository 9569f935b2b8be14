// The log: the run in words, a line for each sentence. Only the lines in sight exist as elements.

const LINE = 24;

class Log {
  constructor(session) {
    this.session = session;
    this.scroller = byId("log");
    this.search = byId("search");
    this.found = byId("found");
    this.sheet = el("div", { class: "sheet" });
    this.scroller.append(this.sheet);
    this.redraw = onceAFrame(() => this.draw());
    this.scroller.addEventListener("scroll", this.redraw, { passive: true });
    whenShown(this.scroller, () => this.lines && this.follow(), this.redraw);
    this.search.addEventListener("input", () => this.filter());
    this.search.addEventListener("keydown", (event) => this.searchKey(event));
    session.on("trace", () => this.reset());
    session.on("step", () => this.follow());
    session.on("selection", this.redraw);
  }

  reset() {
    const { trace, rows } = this.session;
    this.all = rows.flatMap((step) => {
      const lines = trace.lines(step);
      return lines.length === 0 ? [{ step, first: true, process: trace.actor(step), text: step === 0 ? "start" : "" }] : lines.map((line, i) => ({ step, first: i === 0, ...line }));
    });
    this.filter();
  }

  /** Keeps the lines that hold what is searched for, in any case. */
  filter() {
    const { trace } = this.session;
    const wanted = this.search.value.trim().toLowerCase();
    this.wanted = wanted;
    this.lines = wanted === "" ? this.all : this.all.filter((line) => `${line.step} ${trace.label(line.process)} ${line.text}`.toLowerCase().includes(wanted));
    this.found.textContent = wanted === "" ? "" : count(this.lines.length, "line");
    this.sheet.style.height = `${this.lines.length * LINE}px`;
    this.follow();
  }

  searchKey(event) {
    if (event.key === "Enter" && this.lines.length > 0) {
      const next = event.shiftKey
        ? this.lines.findLast((line) => line.step < this.session.step) ?? this.lines.at(-1)
        : this.lines.find((line) => line.step > this.session.step) ?? this.lines[0];
      this.session.go(next.step);
    } else if (event.key === "Escape") {
      this.search.value = "";
      this.filter();
      this.scroller.focus();
    }
  }

  draw() {
    if (!this.lines) return;
    const first = clamp(Math.floor(this.scroller.scrollTop / LINE) - 6, 0, this.lines.length);
    const last = clamp(Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / LINE) + 6, 0, this.lines.length);
    this.sheet.replaceChildren(...this.lines.slice(first, last).map((line, i) => this.drawLine(line, first + i)));
  }

  drawLine(line, place) {
    const { trace, step, selected } = this.session;
    const signs = line.first || this.wanted !== "" ? signsOf(trace, line.step) : [];
    const process = trace.processes[line.process];
    const row = el("button", {
      type: "button",
      tabindex: "-1",
      class: `entry ${line.step === step ? "now" : ""} ${line.step > step ? "later" : ""} ${line.first ? "" : "more"} ${line.process === selected ? "chosen" : ""}`,
      "aria-current": line.step === step ? "step" : null,
      title: `${line.step === 0 ? "start" : `step ${line.step}`}: ${trace.label(line.process)} ${line.text}`,
      onclick: () => this.session.go(line.step),
    },
    el("span", { class: "number", text: line.first || this.wanted !== "" ? String(line.step) : "" }),
    el("span", { class: `sign ${signs[0]?.kind ?? ""}`, title: signs.map((sign) => sign.text).join("; "), text: signs[0]?.sign ?? "" }),
    el("span", { class: `who c${process?.colour ?? 0}`, text: process?.path ?? "" }),
    el("span", { class: "what", text: line.text }));
    row.style.top = `${place * LINE}px`;
    return row;
  }

  follow() {
    const { step } = this.session;
    let place = this.lines.findIndex((line) => line.step >= step);
    if (place < 0) place = this.lines.length - 1;
    const y = place * LINE;
    if (y < this.scroller.scrollTop + LINE) this.scroller.scrollTop = y - 2 * LINE;
    else if (y > this.scroller.scrollTop + this.scroller.clientHeight - 3 * LINE) this.scroller.scrollTop = y - this.scroller.clientHeight + 4 * LINE;
    this.draw();
  }
}
