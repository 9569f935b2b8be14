// The machine's state after the step: what may happen next, the processes, what is on its way.

const MOST_PROCESSES = 60; // Rows of the table; of more processes those are shown that the step has to do with.
const MOST_LETTERS = 12;

class WorldPane {
  constructor(session) {
    this.session = session;
    this.root = byId("world-pane");
    this.root.append(el("h2", { text: "State" }));
    this.body = el("div", {});
    this.root.append(this.body);
    const redraw = () => this.draw();
    session.on("step", redraw);
    session.on("selection", redraw);
  }

  draw() {
    const { trace, step } = this.session;
    const state = trace.states.at(step);
    this.state = state;
    this.changed = changedBy(trace, step);
    this.body.replaceChildren(...[
      this.drawStep(trace, step),
      this.drawChoices(trace, state, step),
      this.drawProcesses(trace, state, step),
      this.drawChannels(trace, state),
      this.drawNotes(trace, state),
    ].filter((part) => part !== null));
  }

  drawStep(trace, step) {
    const signs = signsOf(trace, step);
    return el("div", { class: "card step", "data-step": step },
      el("h3", { text: step === 0 ? "The start" : `Step ${step}` }),
      ...trace.lines(step).map((line, i) => el("p", {}, el("b", { class: `who c${trace.processes[line.process]?.colour ?? 0}`, text: trace.label(line.process) }), ` ${line.text}${i === 0 ? this.delivered(trace, step) : ""}`)),
      ...signs.map((sign) => el("p", { class: `sign-line ${sign.kind}` }, el("span", { class: `sign ${sign.kind}`, text: sign.sign }), ` ${sign.kind === "decisive" ? decisiveSentence(trace.decisive) : sign.text}`)),
      step === trace.last ? el("p", { class: trace.failed ? "end bad" : "end", text: trace.data.verdict.sentence }) : null);
  }

  /** What the signal says that the step delivers. */
  delivered(trace, step) {
    const signal = trace.choice(step)?.kind === "deliver" ? trace.signalsAt[step].find((one) => one.arrived === step || one.lost === step) : undefined;
    return signal === undefined || signal.text === null ? "" : `, ${signalText(signal)}`;
  }

  /** The ready queue where there is one, else the open choices; what the run does next is marked. */
  drawChoices(trace, state, step) {
    const queue = listOf(state.machine, QUEUE);
    const enabled = listOf(state.machine, ENABLED);
    const next = step < trace.last ? trace.choice(step + 1) : null;
    const chips = queue.length > 0
      ? queue.map((process, i) => chip(trace.label(process), trace.processes[process].colour, { head: i === 0, next: next?.process === process && i === 0 }, `run ${trace.path(process)}`))
      : enabled.map((number, i) => {
        const choice = trace.choiceOf(number);
        return chip(this.choiceText(trace, state, choice), trace.processes[choice.process].colour, { head: i === numberOf(state.machine, DEFAULT), next: next?.number === number }, this.choiceKey(trace, choice));
      });
    const shown = chips.slice(0, 40);
    return el("div", { class: "card" },
      el("h3", { text: queue.length > 0 ? "Ready queue" : "May happen next" }),
      shown.length === 0
        ? el("p", { class: "soft", text: "nothing: the run is over" })
        : el("ul", { class: "chips", id: queue.length > 0 ? "queue" : "choices" }, ...shown, chips.length > shown.length ? el("li", { class: "soft", text: `and ${chips.length - shown.length} more` }) : null),
      queue.length > 0 ? null : el("p", { class: "legend soft", hidden: enabled.length === 0 }, "▸ what the run did next   ", "underlined: the default"));
  }

  choiceKey(trace, choice) {
    return choice.kind === "deliver" ? `deliver ${trace.path(choice.process)} ${trace.path(choice.other)}` : `${choice.kind} ${trace.path(choice.process)}`;
  }

  choiceText(trace, state, choice) {
    if (choice.kind === "timeout") return `${trace.label(choice.process)} times out`;
    if (choice.kind === "run") return `${trace.label(choice.process)}: ${trace.text(numberOf(state.processes[choice.process], AT)) ?? ""}`;
    const channel = trace.data.channels.findIndex(([from, to]) => from === choice.process && to === choice.other);
    const first = listOf(state.channels, channel)[0];
    return `${trace.path(choice.process)} → ${trace.path(choice.other)}: ${first === undefined ? "" : signalText(trace.signals[first])}`;
  }

  drawProcesses(trace, state, step) {
    const shown = this.processesToShow(trace, step);
    const born = trace.processes.filter((process) => process.born <= step).length;
    return el("div", { class: "card" },
      el("h3", { text: "Processes" }),
      shown.length < born ? el("p", { class: "soft", text: `${shown.length} of ${born}: those that this step touched, and the first` }) : null,
      el("table", { id: "processes" },
        el("thead", {}, el("tr", {}, ...["process", "state", "at", "mailbox"].map((text) => el("th", { scope: "col", text })))),
        el("tbody", {}, ...shown.flatMap((process) => this.drawProcess(trace, state, process, step)))));
  }

  processesToShow(trace, step) {
    const alive = trace.columns.filter((process) => trace.processes[process].born <= step);
    if (alive.length <= MOST_PROCESSES) return alive;
    const first = new Set(trace.changes(step).map(([scope]) => scope));
    first.add(this.session.selected);
    if (step < trace.last) first.add(trace.actor(step + 1));
    const touched = alive.filter((process) => first.has(process)).slice(0, MOST_PROCESSES);
    const others = alive.filter((process) => !first.has(process)).slice(0, MOST_PROCESSES - touched.length);
    return [...touched, ...others];
  }

  drawProcess(trace, state, process, step) {
    const fields = state.processes[process];
    const { path, name, colour } = trace.processes[process];
    const word = standing(trace, state, process, step);
    const life = trace.text(numberOf(fields, LIFE));
    const why = life !== null && word !== "crashed" && life !== "normal" ? `: ${life}` : word === "dying" ? `: ${trace.text(numberOf(fields, DOOM))}` : "";
    const fresh = (...names) => (names.some((field) => this.changed.has(`${process} ${field}`)) ? "fresh" : "");
    const ties = this.drawTies(trace, fields, life === null ? fresh : () => "");
    const select = el("button", { type: "button", class: `who c${colour}`, "aria-pressed": String(process === this.session.selected), onclick: () => this.session.select(process) }, el("b", { text: path }), name === null ? null : el("span", { text: ` ${name}` }));
    return [
      el("tr", { "data-path": path, class: process === this.session.selected ? "chosen" : "" },
        el("th", { scope: "row" }, select),
        el("td", { class: `state ${word.replaceAll(" ", "-")} ${fresh(LIFE, DOOM)}`, text: word + why }),
        el("td", { class: `at ${life === null ? fresh(AT, STATEMENT) : ""}`, text: trace.text(numberOf(fields, AT)) ?? "" }),
        el("td", { class: `mail ${listOf(fields, MAILBOX).length > 0 ? fresh(MAILBOX, TAKE) : fresh(MAILBOX)}` }, this.drawMailbox(trace, fields))),
      ties === null ? null : el("tr", { class: "ties", "data-of": path }, el("td", { colspan: 4 }, ties)),
    ].filter((row) => row !== null);
  }

  drawMailbox(trace, fields) {
    const letters = listOf(fields, MAILBOX);
    const take = numberOf(fields, TAKE);
    const shown = letters.slice(0, MOST_LETTERS);
    return el("ol", { class: "letters", "data-count": letters.length },
      ...shown.map((id, i) => {
        const skipped = take !== -2 && (take === -1 || i < take);
        const kind = skipped ? "skipped" : i === take ? "taken" : "";
        return el("li", { class: kind, title: `from ${trace.label(trace.signals[id].from)}${skipped ? "; the receive passes it over" : i === take ? "; the receive takes it" : ""}`, text: signalText(trace.signals[id]) });
      }),
      letters.length > shown.length ? el("li", { class: "soft", text: `and ${letters.length - shown.length} more${take >= shown.length ? `, of which it takes ${signalText(trace.signals[letters[take]])}` : ""}` }) : null);
  }

  /** Links, monitors, names: a row of its own, only where there is something. */
  drawTies(trace, fields, fresh) {
    const labels = (list) => list.map((other) => trace.path(other)).join(", ");
    const links = listOf(fields, LINKS);
    const monitors = listOf(fields, MONITORS);
    const watchers = listOf(fields, WATCHERS);
    const parts = [
      links.length === 0 && !fresh(LINKS) ? null : el("span", { class: `links ${fresh(LINKS)}`, text: `links ${links.length === 0 ? "none" : labels(links)}` }),
      monitors.length === 0 && !fresh(MONITORS) ? null : el("span", { class: `monitors ${fresh(MONITORS)}`, text: `monitors ${monitors.length === 0 ? "none" : monitors.map((text) => trace.text(text)).join(", ")}` }),
      watchers.length === 0 && !fresh(WATCHERS) ? null : el("span", { class: `watchers ${fresh(WATCHERS)}`, text: `monitored by ${watchers.length === 0 ? "nobody" : labels(watchers)}` }),
      numberOf(fields, REGISTERED) < 0 ? null : el("span", { class: `registered ${fresh(REGISTERED)}`, text: `@${trace.text(numberOf(fields, REGISTERED))}` }),
      numberOf(fields, TRAPS) < 0 ? null : el("span", { class: `traps ${fresh(TRAPS)}`, text: "traps exits" }),
    ].filter((part) => part !== null);
    return parts.length === 0 ? null : el("div", {}, ...parts);
  }

  drawChannels(trace, state) {
    if (trace.data.channels.length === 0) return null;
    const rows = trace.data.channels.flatMap(([from, to], channel) => {
      const signals = listOf(state.channels, channel);
      const fresh = this.changed.has(`${CHANNELS} ${channel}`);
      if (signals.length === 0 && !fresh) return [];
      return [el("li", { class: `channel ${fresh ? "fresh" : ""}`, "data-channel": `${trace.path(from)} ${trace.path(to)}` },
        el("span", { class: "soft", text: `${trace.path(from)} → ${trace.path(to)}` }),
        el("ol", { class: "letters", "data-count": signals.length }, ...signals.slice(0, MOST_LETTERS).map((id) => el("li", { text: signalText(trace.signals[id]) })), signals.length > MOST_LETTERS ? el("li", { class: "soft", text: `and ${signals.length - MOST_LETTERS} more` }) : null))];
    });
    return el("div", { class: "card" }, el("h3", { text: "On their way" }), rows.length === 0 ? el("p", { class: "soft", text: "nothing" }) : el("ul", { id: "channels" }, ...rows));
  }

  drawNotes(trace, state) {
    const notes = listOf(state.machine, NOTES);
    const clock = numberOf(state.machine, CLOCK);
    if (notes.length === 0 && clock < 0) return null;
    return el("div", { class: "card" },
      el("h3", { text: "Noted" }),
      clock < 0 ? null : el("p", { class: this.changed.has(`${MACHINE} ${CLOCK}`) ? "fresh" : "", text: `the clock: ${clock} ms` }),
      el("ul", { id: "notes", class: this.changed.has(`${MACHINE} ${NOTES}`) ? "fresh" : "" }, ...notes.map((note) => el("li", { text: trace.text(note) }))));
  }
}

function chip(text, colour, { head, next }, key) {
  return el("li", { class: `chip ${head ? "head" : ""} ${next ? "next" : ""}`, "data-choice": key, "data-head": head, title: `${head ? "the default; " : ""}${next ? "what the run did next" : ""}` }, el("span", { class: `swatch c${colour}` }), text);
}

/** What a signal says: a message its text, any other also what it is. */
function signalText(signal) {
  if (signal.text === null) return signal.kind;
  return signal.kind === "exit" && !signal.text.startsWith("EXIT") ? `exit ${signal.text}` : signal.text;
}

function decisiveSentence({ before, after, exhaustive }) {
  const percent = (share) => `${Math.round(share * 1000) / 10} %`;
  return `the decisive step: it takes the chance of this failure from ${percent(before)} to ${percent(after)} (${exhaustive ? "all continuations counted" : "sampled"})`;
}
