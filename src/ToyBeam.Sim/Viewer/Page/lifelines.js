// Lifelines: a column for each process, a row for each step, drawn only where they are seen.

const ROW = 30;
const GUTTER = 58;
const HEADER = 44;
const MARGIN = 40; // At the right, for the words beside the last line.
const OVERSCAN = 8; // Rows that are drawn beyond both ends of what is seen.

class Lifelines {
  /**
   * @param session the page's session
   * @param which gives the trace that is drawn and the step at which it stands: the one that is looked at, or the one it is compared with
   */
  constructor(session, which) {
    this.session = session;
    this.which = which;
    this.caption = el("div", { class: "caption" });
    this.corner = el("div", { class: "corner" });
    this.names = el("div", { class: "names" });
    this.drawing = svg("svg", { role: "img" });
    this.sheet = el("div", { class: "sheet" }, this.names, this.drawing);
    this.scroller = el("div", { class: "scroll lifelines", tabindex: "0", "aria-label": "Lifelines" }, this.sheet);
    this.root = el("div", { class: "lane" }, this.caption, this.scroller);
    this.redraw = onceAFrame(() => this.draw());
    this.scroller.addEventListener("scroll", this.redraw, { passive: true });
    this.drawing.addEventListener("click", (event) => this.clicked(event));
    whenShown(this.scroller, () => this.trace && (this.layOut(), this.follow()), () => this.layOut());
  }

  /** Other rows or another trace are to be shown. */
  reset() {
    const { trace } = this.which();
    this.trace = trace;
    this.rows = trace === this.session.trace ? this.session.rows : trace.visible(this.session.causalOnly);
    this.places = [];
    trace.columns.forEach((process, place) => (this.places[process] = place));
    this.scroller.setAttribute("aria-label", `Lifelines of ${trace.name}`);
    this.layOut();
  }

  layOut() {
    if (!this.trace) return;
    const room = this.scroller.clientWidth - GUTTER - MARGIN;
    this.column = clamp(room / this.trace.columns.length, 74, 190);
    this.letter = 6.1; // The width of one, on average.
    this.sheet.style.width = `${GUTTER + this.column * this.trace.columns.length + MARGIN}px`;
    this.sheet.style.height = `${HEADER + this.rows.length * ROW + ROW / 2}px`;
    this.draw();
  }

  x(process) {
    return GUTTER + (this.places[process] + 0.5) * this.column;
  }

  /** The middle of a step's row, in the drawing; of a step that is not shown, the next one's. */
  y(step) {
    return (rowOf(this.rows, step) + 0.5) * ROW - this.top;
  }

  get lastStep() {
    return this.rows.at(-1);
  }

  draw() {
    if (!this.trace || this.scroller.clientHeight === 0) return;
    const { step } = this.which();
    const first = clamp(Math.floor((this.scroller.scrollTop - HEADER) / ROW) - OVERSCAN, 0, this.rows.length - 1);
    const last = clamp(Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / ROW) + OVERSCAN, 0, this.rows.length - 1);
    this.top = first * ROW;
    const width = this.sheet.clientWidth;
    const height = (last - first + 1) * ROW + ROW / 2;
    this.drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.drawing.setAttribute("width", width);
    this.drawing.setAttribute("height", height);
    this.drawing.setAttribute("aria-label", `Steps ${this.rows[first]} to ${this.rows[last]} of ${this.trace.name}; the log says the same in words`);
    this.drawing.style.transform = `translateY(${HEADER + this.top}px)`;
    const columns = this.seenColumns();
    this.drawing.replaceChildren(
      ...this.drawRows(first, last, step, width),
      ...columns.flatMap((process) => this.drawLine(process, first, last)),
      ...this.drawSignals(first, last),
      ...this.rows.slice(first, last + 1).flatMap((one) => drawStep(this, this.trace, one)),
      ...this.drawGutter(first, last, step, height),
      svg("rect", { class: "veil", x: 0, y: this.y(step) + ROW / 2, width, height: Math.max(0, height - this.y(step) - ROW / 2) }),
    );
    this.drawNames(columns, step);
  }

  seenColumns() {
    const from = Math.floor((this.scroller.scrollLeft - GUTTER) / this.column) - 1;
    const to = Math.ceil((this.scroller.scrollLeft + this.scroller.clientWidth - GUTTER) / this.column) + 1;
    return this.trace.columns.slice(Math.max(0, from), Math.max(0, to));
  }

  drawRows(first, last, step, width) {
    const different = this.session.compared === null ? -1 : this.session.trace.firstDifference(this.session.compared);
    const parts = [];
    if (step >= this.rows[first] && step <= this.rows[last]) parts.push(svg("rect", { class: "now", x: 0, y: this.y(step) - ROW / 2, width, height: ROW }));
    if (different >= this.rows[first] && different <= this.rows[last]) {
      const y = this.y(different) - ROW / 2;
      parts.push(svg("path", { class: "different", d: `M0 ${y} H${width}` }, svg("title", { text: "From here on the two runs differ." })));
    }
    return parts;
  }

  /** The numbers of the steps, with their signs; they stay at the left edge, over what is scrolled beneath them. */
  drawGutter(first, last, step, height) {
    const left = this.scroller.scrollLeft;
    const parts = [svg("rect", { class: "gutter", x: left, y: 0, width: GUTTER - 6, height })];
    for (let row = first; row <= last; row++) {
      const one = this.rows[row];
      const y = this.y(one);
      const signs = signsOf(this.trace, one);
      if (one === step) parts.push(svg("rect", { class: "now", x: left, y: y - ROW / 2, width: GUTTER - 6, height: ROW }));
      parts.push(svg("text", { class: one === step ? "number now" : "number", x: left + 36, y: y + 4, "text-anchor": "end", text: one === 0 ? "start" : String(one) }));
      if (signs.length > 0) parts.push(svg("text", { class: `sign ${signs[0].kind}`, x: left + 40, y: y + 4 }, svg("title", { text: signs.map((sign) => sign.text).join("; ") }), signs[0].sign));
    }
    return parts;
  }

  drawLine(process, first, last) {
    const { born, died, colour, number } = this.trace.processes[process];
    const from = Math.max(rowOf(this.rows, born), first);
    const to = Math.min(died < 0 ? this.rows.length - 1 : rowOf(this.rows, died), last);
    if (from > to) return [];
    const x = this.x(process);
    const start = from === first && born < this.rows[first] ? 0 : this.y(this.rows[from]);
    const end = to === last && (died < 0 || died > this.rows[last]) ? (last - first + 1) * ROW + ROW / 2 : this.y(this.rows[to]);
    const parts = [svg("path", { class: `line c${colour} ${number === this.session.selected ? "chosen" : ""}`, d: `M${x} ${start} V${end}` })];
    if (born === 0 && first === 0 && this.rows[0] === 0 && !this.trace.marks[0].some((mark) => mark.kind === "spawn" && mark.other === process)) parts.push(head(this, this.trace, process, this.y(0)));
    return parts;
  }

  /** The signals that begin or end where it is drawn; those that only pass by would hide the others. */
  drawSignals(first, last) {
    const seen = new Set();
    for (let row = first; row <= last; row++) {
      for (const signal of this.trace.signalsAt[this.rows[row]]) seen.add(signal);
    }
    return [...seen].flatMap((signal) => drawSignal(this, this.trace, signal));
  }

  drawNames(columns, step) {
    const state = this.trace.states.at(step);
    this.names.replaceChildren(this.corner, ...columns.map((process) => {
      const { path, name, colour, born } = this.trace.processes[process];
      const unborn = born > step;
      const standingNow = unborn ? "not yet" : standing(this.trace, state, process, step);
      const button = el("button", {
        type: "button",
        class: `name c${colour} ${unborn ? "unborn" : ""}`,
        "aria-pressed": String(process === this.session.selected && this.trace === this.session.trace),
        title: `${path}${name === null ? "" : ` ${name}`}: ${standingNow}`,
        onclick: () => this.session.select(process),
      }, el("b", { text: path }), el("span", { text: name ?? standingNow }));
      button.style.left = `${this.x(process) - this.column / 2 + 4}px`;
      button.style.width = `${this.column - 8}px`;
      return button;
    }));
  }

  clicked(event) {
    const row = Math.floor((event.clientY - this.drawing.getBoundingClientRect().top + this.top) / ROW);
    if (this.trace === this.session.trace && row >= 0 && row < this.rows.length) this.session.go(this.rows[row]);
  }

  /** Brings the step into sight, with some rows around it. */
  follow() {
    const { step } = this.which();
    const y = HEADER + rowOf(this.rows, step) * ROW;
    const { scrollTop, clientHeight } = this.scroller;
    if (y < scrollTop + HEADER + ROW) this.scroller.scrollTop = y - HEADER - 2 * ROW;
    else if (y > scrollTop + clientHeight - 3 * ROW) this.scroller.scrollTop = y - clientHeight + 4 * ROW;
    const actor = this.trace.actor(step);
    if (actor >= 0) {
      const x = this.x(actor);
      const { scrollLeft, clientWidth } = this.scroller;
      if (x < scrollLeft + GUTTER + 20 || x > scrollLeft + clientWidth - 60) this.scroller.scrollLeft = x - clientWidth / 2;
    }
    this.draw();
  }
}

/** What is special about a step: its signs, the weightiest first. */
function signsOf(trace, step) {
  const signs = [];
  if (step === trace.failure) signs.push({ kind: "failure", sign: "✖", text: "the claim broke here" });
  if (trace.decisive?.step === step) signs.push({ kind: "decisive", sign: "◆", text: "the decisive step" });
  if (trace.race.includes(step)) signs.push({ kind: "race", sign: "⇄", text: `races with step ${trace.race.find((other) => other !== step)}` });
  if (trace.deviates(step)) signs.push({ kind: "deviates", sign: "✱", text: "the default scheduler would have done something else" });
  return signs;
}
