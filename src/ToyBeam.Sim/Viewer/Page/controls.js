// The row of controls: back and forward, play, the slider, the jumps, what it is compared with.

const SPEEDS = [1, 2, 5, 20];
const ICONS = {
  first: "M3 3h2v10H3z M13 3v10L6 8z",
  back: "M11 3v10L4 8z",
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 3h3v10H4z M9 3h3v10H9z",
  forward: "M5 3v10l7-5z",
  last: "M11 3h2v10h-2z M3 3v10l7-5z",
};

class Controls {
  constructor(session) {
    this.session = session;
    this.timer = null;
    this.speed = 1;
    const button = (name, title, action) => el("button", { type: "button", id: name, "aria-label": title, title, onclick: action }, icon(ICONS[name]));
    this.play = button("play", "Play (space)", () => this.toggle());
    this.slider = el("input", { type: "range", id: "slider", min: 0, "aria-label": "Step", oninput: () => session.go(session.rows[Number(this.slider.value)]) });
    this.position = el("span", { id: "position" });
    this.faster = el("button", { type: "button", id: "speed", title: "Speed", onclick: () => this.changeSpeed() });
    this.before = el("button", { type: "button", id: "along-back", onclick: () => session.goAlong(false) });
    this.after = el("button", { type: "button", id: "along-forward", onclick: () => session.goAlong(true) });
    this.failure = el("button", { type: "button", id: "to-failure", title: "To the failure (f)", text: "Failure", onclick: () => session.go(session.trace.failure) });
    this.decisive = el("button", { type: "button", id: "to-decisive", title: "To the decisive step (d)", text: "Decisive", onclick: () => session.go(session.trace.decisive.step) });
    this.causal = el("input", { type: "checkbox", id: "causal", onchange: () => session.showCausal(this.causal.checked) });
    this.compare = el("select", { id: "compare", "aria-label": "Compare with", onchange: () => session.compareWith(session.traces[Number(this.compare.value)] ?? null) });
    this.compareLabel = el("label", { title: "A second run beside this one" }, el("span", { class: "wide", text: "Compare with " }), this.compare);
    byId("controls").append(
      el("span", { class: "group" },
        button("first", "First (Home)", () => session.move(-Infinity)),
        button("back", "Back (←)", () => session.move(-1)),
        this.play,
        button("forward", "Forward (→)", () => session.move(1)),
        button("last", "Last (End)", () => session.move(Infinity)),
        this.faster),
      this.slider, this.position,
      el("span", { class: "group words" }, this.before, this.after, this.failure, this.decisive,
        el("label", { title: "Only what happened before the failure, or before the end (c)" }, this.causal, " causal only"),
        this.compareLabel));
    this.changeSpeed(0);
    session.on("trace", () => this.reset());
    session.on("step", () => this.draw());
    session.on("selection", () => this.nameSelected());
  }

  reset() {
    const { trace, traces, compared, rows } = this.session;
    this.slider.max = rows.length - 1;
    this.failure.hidden = trace.failure < 0;
    this.decisive.hidden = trace.decisive === null;
    this.causal.checked = this.session.causalOnly;
    this.compareLabel.hidden = traces.length < 2;
    this.compare.replaceChildren(el("option", { value: -1, text: "no other run" }), ...traces.filter((other) => other !== trace)
      .map((other) => el("option", { value: other.index, selected: other === compared, text: fullName(other, traces) })));
  }

  draw() {
    const { trace, step, rows } = this.session;
    this.slider.value = rowOf(rows, step);
    this.slider.setAttribute("aria-valuetext", `step ${step} of ${trace.last}`);
    this.position.textContent = `${step} / ${trace.last}`;
  }

  /** The buttons that go along the selected process are there when one is selected, and say which. */
  nameSelected() {
    const { trace, selected } = this.session;
    for (const [button, text, title] of [[this.before, (path) => `‹ ${path}`, "Previous event of"], [this.after, (path) => `${path} ›`, "Next event of"]]) {
      button.hidden = selected < 0;
      button.textContent = selected < 0 ? "" : text(trace.path(selected));
      button.title = `${title} ${selected < 0 ? "the selected process" : trace.label(selected)}`;
      button.setAttribute("aria-label", button.title);
    }
  }

  changeSpeed(by = 1) {
    this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + by) % SPEEDS.length];
    this.faster.textContent = `${this.speed}×`;
    this.faster.setAttribute("aria-label", `Speed ${this.speed}`);
    if (this.timer !== null) this.start();
  }

  toggle() {
    if (this.timer !== null) {
      this.stop();
    } else {
      if (this.session.atEnd) this.session.move(-Infinity);
      this.start();
    }
  }

  start() {
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      this.session.move(1);
      if (this.session.atEnd) this.stop();
    }, 700 / this.speed);
    this.showPlaying("Pause (space)", ICONS.pause);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.showPlaying("Play (space)", ICONS.play);
  }

  showPlaying(title, path) {
    this.play.title = title;
    this.play.setAttribute("aria-label", title);
    this.play.replaceChildren(icon(path));
  }
}

/** The name of a run, with its program's where there are several. */
function fullName(trace, traces) {
  return traces.some((other) => other.program !== trace.program) ? `${trace.program}, ${trace.name}` : trace.name;
}
