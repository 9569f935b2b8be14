// Puts the page together.

const PANES = [["lanes", "Lifelines"], ["world", "State"], ["log", "Log"], ["source", "Program"]];

function showHead(session) {
  const { trace, traces } = session;
  byId("title").textContent = trace.program;
  const verdict = byId("verdict");
  verdict.textContent = trace.data.verdict.sentence;
  verdict.className = trace.failed ? "bad" : trace.data.verdict.kind === "passed" ? "good" : "";
  byId("why").replaceChildren(...trace.data.why.map((sentence) => el("li", { text: sentence })));
  byId("about").textContent = [trace.data.description, `${count(trace.last, "step")}, ${count(trace.processes.length, "process", "processes")}; ${trace.data.conditions}.`].filter((text) => text !== "").join(" ");
  byId("command").hidden = trace.data.command === null;
  byId("command-line").textContent = abridged(trace.data.command ?? "");
  document.title = `${trace.program}: ${trace.name} - ToyBeam`;
  showSwitches(session, traces);
}

/** A switch of programs where there are several, and one of the shown program's runs. */
function showSwitches(session, traces) {
  const programs = [...new Set(traces.map((trace) => trace.program))];
  const group = (label, buttons) => el("div", { class: "switch", role: "group", "aria-label": label }, ...buttons);
  const option = (text, pressed, kind, trace) => el("button", { type: "button", class: kind, "aria-pressed": String(pressed), "data-run": trace.index + 1, onclick: () => session.open(trace.index, session.step), text });
  const parts = [];
  if (programs.length > 1) {
    parts.push(group("Program", programs.map((program) => {
      const sameName = traces.find((trace) => trace.program === program && trace.name === session.trace.name);
      return option(program, program === session.trace.program, "", sameName ?? traces.find((trace) => trace.program === program));
    })));
  }
  const runs = traces.filter((trace) => trace.program === session.trace.program);
  if (runs.length > 1) parts.push(group("Run", runs.map((trace) => option(trace.name, trace === session.trace, trace.failed ? "fails" : "", trace))));
  byId("switches").replaceChildren(...parts);
  byId("switches").hidden = parts.length === 0;
}

function showPane(name) {
  document.body.dataset.pane = name;
  for (const button of byId("panes").children) button.setAttribute("aria-pressed", String(button.dataset.pane === name));
}

function setUpTheme() {
  const button = byId("theme");
  button.append(icon("M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z M8 3v10A5 5 0 0 1 8 3z"));
  button.addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
  });
}

/** The token of a large program is long: its middle is left out, but not of what is copied. */
function abridged(command) {
  return command.length <= 400 ? command : `${command.slice(0, 200)} … ${command.length - 240} characters … ${command.slice(-40)}`;
}

function setUpCopy(session) {
  const button = byId("copy");
  button.addEventListener("click", async () => {
    const copied = await copyText(session.trace.data.command);
    button.textContent = copied ? "Copied" : "Not copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
}

/** By the clipboard's own interface; where a page from disk may not use that, by a selection. */
async function copyText(text) {
  if (await navigator.clipboard?.writeText(text).then(() => true, () => false)) return true;
  const field = el("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

function setUpLanes(session) {
  const main = new Lifelines(session, () => ({ trace: session.trace, step: session.step }));
  const other = new Lifelines(session, () => ({ trace: session.compared, step: session.comparedStep }));
  const lanes = byId("lanes");
  lanes.append(main.root);
  session.on("trace", () => {
    document.body.classList.toggle("comparing", session.compared !== null);
    lanes.replaceChildren(main.root, ...(session.compared === null ? [] : [other.root]));
    for (const lane of session.compared === null ? [main] : [main, other]) {
      lane.reset();
      lane.caption.hidden = session.compared === null;
      lane.caption.title = lane.trace.data.verdict.sentence;
      lane.caption.replaceChildren(el("b", { text: fullName(lane.trace, session.traces) }), el("span", { class: lane.trace.failed ? "bad" : "soft", text: ` ${lane.trace.data.verdict.sentence}` }));
    }
  });
  session.on("step", () => {
    main.follow();
    if (session.compared !== null) other.follow();
  });
  session.on("selection", () => main.redraw());
}

function setUpPanes() {
  byId("panes").append(...PANES.map(([name, text]) => el("button", { type: "button", "data-pane": name, onclick: () => showPane(name), text })));
  showPane("lanes");
}

/** What a screen reader says of a step; the address keeps it. */
function setUpEchoes(session) {
  session.on("step", onceAFrame(() => {
    const { trace, step } = session;
    byId("live").textContent = `Step ${step} of ${trace.last}. ${trace.lines(step).map((line) => `${trace.label(line.process)} ${line.text}`).join(". ")}`;
    if (location.hash !== `#${session.fragment}`) history.replaceState(null, "", `#${session.fragment}`);
  }));
  window.addEventListener("hashchange", () => session.follow(location.hash));
}

function begin() {
  const session = new Session(JSON.parse(byId("data").textContent));
  const help = byId("help");
  setUpTheme();
  setUpCopy(session);
  setUpPanes();
  fillHelp(help);
  byId("help-button").addEventListener("click", () => help.showModal());
  session.on("trace", () => showHead(session));
  new SourcePane(session);
  new Log(session);
  new WorldPane(session);
  setUpLanes(session);
  const controls = new Controls(session);
  new Keys(session, controls, help);
  setUpEchoes(session);
  const wanted = location.hash;
  session.open(0, 0);
  session.follow(wanted);
}

begin();
