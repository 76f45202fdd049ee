/** The reading list page: keeps the list, the X-ray and the case in step with the service. */

import * as api from "./api.js";
import { CaseList, element } from "./list.js";
import { CasePanel } from "./case-panel.js";
import { Viewer } from "./viewer.js";
import { watch } from "./live.js";
import { SCREENINGS, VERDICTS } from "./words.js";

const PAGE = 100;
const MOST = 500;
const REFRESH_PAUSE = 400;
const RECHECK = 30_000;

/** Whom the service lets read. */
const ROLE = "radiologist";

const FILTERS = [
  { label: "All unread", state: "unread", count: (unread) => sum(Object.values(unread)) },
  ...["FLAGGED", "INDETERMINATE", "FAILED", "UNSCREENED", "CLEAR"].map((screening) => ({
    label: SCREENINGS[screening].label,
    state: "unread",
    screening,
    count: (unread) => unread[screening],
  })),
  { label: "Read", state: "read", count: (unread, read) => read },
];

const byId = (id) => document.getElementById(id);
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const viewer = new Viewer();
const list = new CaseList(select);
const panel = new CasePanel(judge);

let filter = FILTERS[0];
let limit = PAGE;
let selected = "";
let shown = null;
let refreshing = null;
let isStale = false;
let isJudging = false;

// --- list

async function refresh() {
  if (refreshing) {
    isStale = true;
    return;
  }
  refreshing = reload();
  await refreshing;
  setTimeout(() => {
    refreshing = null;
    if (isStale) {
      isStale = false;
      refresh();
    }
  }, REFRESH_PAUSE);
}

async function reload() {
  const wanted = filter;
  try {
    const [page, numbers] = await Promise.all([
      api.readingList({ state: wanted.state, screening: wanted.screening, limit }),
      api.summary(),
    ]);
    outage("");
    countFilters(numbers);
    if (wanted !== filter) return;
    list.show(page, emptyText());
    byId("more").hidden = !page.next || limit >= MOST;
    if (!selected) list.step(0);
  } catch (refusal) {
    outage(`${refusal.message} The list may be out of date; trying again.`);
    list.unavailable("The reading list cannot be loaded");
  }
}

function emptyText() {
  if (filter.state === "read") return "No X-ray has been read yet";
  return filter.screening ? "No unread X-ray of this kind" : "No X-ray waits to be read";
}

function outage(text) {
  byId("outage").textContent = text;
  byId("outage").hidden = !text;
}

function buildFilters() {
  for (const choice of FILTERS) {
    const button = element("button", "", choice.label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(choice === filter));
    choice.number = element("b", "", "");
    button.append(choice.number);
    button.addEventListener("click", () => showOnly(choice));
    choice.button = button;
    byId("filters").append(button);
  }
}

function showOnly(choice) {
  filter = choice;
  limit = PAGE;
  FILTERS.forEach((each) => each.button.setAttribute("aria-pressed", String(each === choice)));
  list.clear();
  refresh();
}

function countFilters({ unread, read }) {
  FILTERS.forEach((each) => (each.number.textContent = each.count(unread, read)));
}

// --- case

async function select(imageId) {
  if (imageId !== selected) panel.say("");
  selected = imageId;
  list.select(imageId);
  viewer.show(imageId);
  await showCase();
}

async function showCase() {
  const wanted = selected;
  try {
    const found = await api.caseOf(wanted);
    if (wanted !== selected) return;
    shown = found;
    panel.show(found);
    viewer.overlay(found.results.find((result) => result.modelVersion === found.modelVersion)?.heatMap);
  } catch (refusal) {
    if (wanted === selected) panel.say(refusal.message, true);
  }
}

/** A key that is hit twice must not decide twice, nor the next case before its X-ray was seen. */
async function judge(verdict) {
  if (isJudging || viewer.isLoading || shown?.imageId !== selected) return;
  const { imageId, revision } = shown;
  isJudging = true;
  panel.busy(true);
  try {
    await api.review(imageId, verdict, revision);
    const next = filter.state === "unread" ? list.after(imageId) : null;
    announce(`${VERDICTS[verdict]} recorded for ${imageId.slice(0, 8)}.`);
    if (next) await select(next.imageId);
    else await showCase();
    panel.say(`${VERDICTS[verdict]} recorded for ${imageId.slice(0, 8)}.`);
    refresh();
  } catch (refusal) {
    panel.say(refusalText(refusal), true);
    if (refusal.status === 409) await showCase();
  } finally {
    isJudging = false;
    panel.busy(false);
  }
}

function refusalText(refusal) {
  return refusal.status === 409
    ? "Another radiologist has read this case meanwhile. Look at the history, then decide again."
    : `Not recorded. ${refusal.message}`;
}

function announce(text) {
  byId("announcer").textContent = text;
}

// --- live

function showConnection(state) {
  const words = { connecting: "Connecting", live: "Live", lost: "Connection lost" };
  byId("connection").dataset.state = state;
  byId("connection").textContent = words[state];
  if (state === "lost") outage("Connection lost. The list may be out of date; trying again.");
}

function noticeChange(change, imageId) {
  if (change === "flagged") announce(`Flagged: X-ray ${imageId.slice(0, 8)}.`);
  refresh();
  if (imageId === selected || change === "resumed") {
    if (selected) showCase();
  }
}

// --- keys

const KEYS = {
  j: () => list.step(1),
  ArrowDown: () => list.step(1),
  k: () => list.step(-1),
  ArrowUp: () => list.step(-1),
  h: () => viewer.toggleHeatMap(),
  i: () => viewer.toggleInvert(),
  "?": () => byId("help").showModal(),
  ...Object.fromEntries(
    Object.keys(VERDICTS).map((verdict, index) => [String(index + 1), () => judge(verdict)]),
  ),
};

function press(event) {
  const isTyping = event.target.matches("input");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  // A key held down must not give the next cases the same verdict.
  const isHeldVerdict = event.repeat && /\d/.test(event.key);
  if (!action || isHeldVerdict) return;
  event.preventDefault();
  action();
}

// --- start

const logOut = () => location.assign("/logout");

/** Who may not read is told so, and asks the service for nothing else. */
function shut({ name, roles }) {
  const has = roles.length > 0 ? `has the ${roles.length > 1 ? "roles" : "role"} ${roles.join(", ")}` : "has no role";
  byId("shut-why").textContent =
    `You are logged in as ${name}, who ${has}. Whoever gives out roles in your hospital can add “${ROLE}”.`;
  byId("shut").hidden = false;
  byId("room").hidden = true;
  byId("connection").hidden = true;
  byId("open-help").hidden = true;
}

function open() {
  byId("open-help").addEventListener("click", () => byId("help").showModal());
  byId("more").addEventListener("click", () => {
    limit = Math.min(limit + PAGE, MOST);
    refresh();
  });
  document.addEventListener("keydown", press);
  viewer.none();
  buildFilters();
  refresh();
  watch({ onState: showConnection, onChange: noticeChange });
  setInterval(refresh, RECHECK);
}

byId("logout").addEventListener("click", logOut);
byId("other-login").addEventListener("click", logOut);
// A service that is away is no reason to shut: the list says so itself, and tries again.
const who = await api.session().catch(() => ({ name: "", roles: [ROLE] }));
byId("reader").textContent = who.name;
if (who.roles.includes(ROLE)) open();
else shut(who);
