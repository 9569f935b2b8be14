// The keys, and the page that tells them.

const KEYS = [
  [["←", "→"], "back, forward"],
  [["Home", "End"], "first, last"],
  [["space"], "play, pause"],
  [["f", "d"], "to the failure, to the decisive step"],
  [["c"], "causal only: what happened before the failure"],
  [["[", "]"], "previous, next event of the selected process; click on a process to select it"],
  [["/"], "search the log; Enter goes to the next line found, Escape ends it"],
  [["1 – 9"], "the runs on this page"],
  [["t"], "light or dark"],
  [["?"], "this help"],
];

const SIGNS = [
  ["✱", "deviates", "the schedule does something else than the default: keep running the same process, else the lowest path"],
  ["✖", "failure", "here the claim broke"],
  ["◆", "decisive", "the decisive step"],
  ["⇄", "race", "the two steps whose order decides"],
];

/** Keys that scroll a part of the page which has the focus, where it is not one that follows the steps. */
const SCROLLING = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown"]);

class Keys {
  constructor(session, controls, help) {
    this.session = session;
    this.controls = controls;
    this.help = help;
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.help.open) return;
    if (event.target.matches("input[type=search], select")) return;
    const onButton = event.target.matches("button, input[type=checkbox]");
    if (onButton && (event.key === " " || event.key === "Enter")) return;
    if (SCROLLING.has(event.key) && event.target.closest("#world-pane, #source")) return;
    const action = this.actionOf(event.key);
    if (action === null) return;
    event.preventDefault();
    action();
  }

  actionOf(key) {
    const { session } = this;
    switch (key) {
      case "ArrowRight": case "ArrowDown": return () => session.move(1);
      case "ArrowLeft": case "ArrowUp": return () => session.move(-1);
      case "PageDown": return () => session.move(20);
      case "PageUp": return () => session.move(-20);
      case "Home": return () => session.move(-Infinity);
      case "End": return () => session.move(Infinity);
      case " ": return () => this.controls.toggle();
      case "f": return session.trace.failure < 0 ? null : () => session.go(session.trace.failure);
      case "d": return session.trace.decisive === null ? null : () => session.go(session.trace.decisive.step);
      case "c": return () => session.showCausal(!session.causalOnly);
      case "[": case "]": return () => session.goAlong(key === "]");
      case "/": return () => { showPane("log"); byId("search").focus(); };
      case "t": return () => byId("theme").click();
      case "?": return () => this.help.showModal();
      default: return /^[1-9]$/.test(key) && Number(key) <= session.traces.length ? () => session.open(Number(key) - 1, session.step) : null;
    }
  }
}

function fillHelp(dialog) {
  dialog.append(
    el("h2", { id: "help-title", text: "Keys" }),
    el("table", {}, el("tbody", {}, ...KEYS.map(([keys, what]) => el("tr", {}, el("th", { scope: "row" }, ...keys.map((key) => el("kbd", { text: key }))), el("td", { text: what }))))),
    el("h2", { text: "Signs" }),
    el("ul", {},
      ...SIGNS.map(([sign, kind, text]) => el("li", {}, el("span", { class: `sign ${kind}`, text: sign }), ` ${text}`)),
      el("li", { text: "A solid arrow arrives at once; a dashed one is on its way; a dotted line waits in the mailbox." })),
    el("form", { method: "dialog" }, el("button", { text: "Close" })));
}
