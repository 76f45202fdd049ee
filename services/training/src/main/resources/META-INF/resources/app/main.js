/** The quarantine page: shows what readers disagree on, and records who decides what. */

import * as api from "./api.js";

const RECHECK = 15_000;

/** Whom the service lets decide. */
const ROLE = "trainer";

const VERDICTS = {
  NORMAL: "Normal",
  BACTERIAL_PNEUMONIA: "Bacterial pneumonia",
  VIRAL_PNEUMONIA: "Viral pneumonia",
  PNEUMONIA: "Pneumonia",
  UNREADABLE: "Unreadable",
};

const byId = (id) => document.getElementById(id);
const xray = byId("xray");
const buttons = [];

let cases = [];
let shown = null;

// --- list

async function refresh() {
  try {
    const [list, numbers] = await Promise.all([api.quarantine(), api.examples()]);
    byId("outage").hidden = true;
    cases = list.cases;
    byId("count").textContent = countText(list);
    byId("numbers").replaceChildren(...factsOf(numbers));
    const same = cases.find((each) => each.imageId === shown?.imageId);
    if (!same) show(cases[0] ?? null);
    else if (same.seen !== shown.seen) show(same);
    listCases();
  } catch (refusal) {
    byId("outage").textContent = `${refusal.message} The list may be out of date; trying again.`;
    byId("outage").hidden = false;
  }
}

function countText({ total, cases: listed }) {
  if (total === 0) return "No disagreement";
  const waiting = total === 1 ? "1 case waits" : `${total} cases wait`;
  return total > listed.length ? `${waiting}, the first ${listed.length} here` : waiting;
}

function listCases() {
  byId("cases").replaceChildren(...cases.map(rowOf));
}

function rowOf(each) {
  const row = element("li");
  const button = element("button", "case", each.imageId.slice(0, 12));
  button.type = "button";
  button.setAttribute("aria-pressed", String(each.imageId === shown?.imageId));
  const words = each.verdicts.map((word) => wordOf(word.verdict)).join(" / ");
  button.append(element("small", "", words));
  button.addEventListener("click", () => {
    show(each);
    listCases();
  });
  row.append(button);
  return row;
}

function factsOf(numbers) {
  const excluded = Object.entries(numbers.excluded)
    .filter(([, images]) => images > 0)
    .map(([reason, images]) => [reason.toLowerCase().replaceAll("_", " "), images]);
  return [["usable", numbers.examples], ["over a reader's share", numbers.waiting], ...excluded]
    .flatMap(([name, images]) => [element("dt", "", name), element("dd", "", String(images))]);
}

// --- case

function show(found) {
  shown = found;
  byId("panel").hidden = !found;
  xray.hidden = true;
  byId("blank").hidden = false;
  byId("blank").textContent = found ? "Loading the X-ray" : "Select a case to see its X-ray";
  say("");
  if (!found) return;
  xray.alt = `Chest X-ray ${found.imageId.slice(0, 8)}`;
  xray.src = api.imageOf(found.imageId);
  byId("image-id").textContent = found.imageId;
  byId("words").replaceChildren(
    ...found.verdicts.map((word) => lineOf(word.reader, word.verdict, word.saidAt)),
    ...found.decisions.map((each) => lineOf(`${each.reader}, decided`, each.verdict, each.resolvedAt)),
  );
}

function lineOf(who, verdict, at) {
  const line = element("tr");
  line.append(element("td", "", who), element("td", "", wordOf(verdict)), element("td", "", moment(at)));
  return line;
}

async function decide(verdict) {
  if (!shown) return;
  const { imageId, seen } = shown;
  busy(true);
  try {
    await api.resolve(imageId, verdict, seen);
    await refresh();
    say(`${VERDICTS[verdict]} recorded for ${imageId.slice(0, 8)}.`);
  } catch (refusal) {
    if (refusal.status === 409) await refresh();
    say(`Not recorded. ${refusal.message}`, true);
  } finally {
    busy(false);
  }
}

function say(text, isRefused = false) {
  byId("said").textContent = text;
  byId("said").classList.toggle("refused", isRefused);
}

function busy(isBusy) {
  buttons.forEach((button) => (button.disabled = isBusy));
}

// --- words

const wordOf = (verdict) => VERDICTS[verdict] ?? verdict;

function moment(instant) {
  return new Date(instant).toLocaleString([], { dateStyle: "medium", timeStyle: "short", hour12: false });
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

// --- start

for (const [verdict, label] of Object.entries(VERDICTS)) {
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", () => decide(verdict));
  byId("verdicts").append(button);
  buttons.push(button);
}
xray.addEventListener("load", () => {
  xray.hidden = false;
  byId("blank").hidden = true;
});
xray.addEventListener("error", () => (byId("blank").textContent = "The X-ray cannot be shown"));
const logOut = () => location.assign("/logout");

/** Who may not decide is told so, and asks the service for nothing else. */
function shut({ name, roles }) {
  const has = roles.length > 0 ? `has the ${roles.length > 1 ? "roles" : "role"} ${roles.join(", ")}` : "has no role";
  byId("shut-why").textContent =
    `You are logged in as ${name}, who ${has}. Whoever gives out roles in your hospital can add “${ROLE}”.`;
  byId("shut").hidden = false;
  byId("room").hidden = true;
}

byId("logout").addEventListener("click", logOut);
byId("other-login").addEventListener("click", logOut);
// A service that is away is no reason to shut: the list says so itself, and tries again.
const who = await api.session().catch(() => ({ name: "", roles: [ROLE] }));
byId("reader").textContent = who.name;
if (who.roles.includes(ROLE)) {
  refresh();
  setInterval(refresh, RECHECK);
} else {
  shut(who);
}
