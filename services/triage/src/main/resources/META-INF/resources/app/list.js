/** The list of cases on the left: one row for each, in the order of the server. */

import { SCREENINGS, VERDICTS, ageOf, clock, percent, span, viewOf } from "./words.js";

export class CaseList {
  #root = document.getElementById("cases");
  #blank = document.getElementById("list-blank");
  #rows = new Map();
  #entries = [];
  #selected = "";
  #clockOffset = 0;
  #onSelect;

  constructor(onSelect) {
    this.#onSelect = onSelect;
    this.#root.addEventListener("click", (event) => {
      const row = event.target.closest(".case");
      if (row) onSelect(row.dataset.imageId);
    });
    setInterval(() => this.#writeTimes(), 10_000);
  }

  get entries() {
    return this.#entries;
  }

  show(page, emptyText) {
    const isFirst = this.#root.getAttribute("aria-busy") === "true";
    this.#clockOffset = Date.parse(page.asOf) - Date.now();
    this.#entries = page.cases;
    const kept = new Set(page.cases.map((entry) => entry.imageId));
    for (const [imageId, row] of this.#rows) {
      if (!kept.has(imageId)) {
        row.remove();
        this.#rows.delete(imageId);
      }
    }
    let previous = null;
    for (const entry of page.cases) {
      const row = this.#row(entry, isFirst);
      const place = previous ? previous.nextSibling : this.#root.firstChild;
      if (row !== place) this.#root.insertBefore(row, place);
      previous = row;
    }
    this.#root.setAttribute("aria-busy", "false");
    this.#blank.hidden = page.cases.length > 0;
    this.#blank.textContent = emptyText;
    this.#writeTimes();
    this.#markSelected();
  }

  /** Another filter: rows that appear are not news. */
  clear() {
    this.#root.setAttribute("aria-busy", "true");
    this.#root.replaceChildren();
    this.#rows.clear();
    this.#blank.hidden = false;
    this.#blank.textContent = "Loading the reading list";
  }

  unavailable(text) {
    if (this.#entries.length > 0) return;
    this.#blank.hidden = false;
    this.#blank.textContent = text;
  }

  select(imageId) {
    this.#selected = imageId;
    this.#markSelected();
    this.#rows.get(imageId)?.scrollIntoView({ block: "nearest" });
  }

  /** The case so many places after the selected one; the first if none is selected. */
  step(places) {
    const at = this.#entries.findIndex((entry) => entry.imageId === this.#selected);
    const target = at < 0 ? 0 : Math.min(Math.max(at + places, 0), this.#entries.length - 1);
    const entry = this.#entries[target];
    if (entry) this.#onSelect(entry.imageId);
  }

  /** The neighbour that takes the place of a case when it leaves. */
  after(imageId) {
    const at = this.#entries.findIndex((entry) => entry.imageId === imageId);
    return this.#entries[at + 1] ?? this.#entries[at - 1];
  }

  #row(entry, isFirst) {
    let row = this.#rows.get(entry.imageId);
    if (!row) {
      row = document.createElement("li");
      row.id = `case-${entry.imageId.slice(0, 16)}`;
      row.className = isFirst ? "case" : "case arrived";
      row.setAttribute("role", "option");
      row.dataset.imageId = entry.imageId;
      this.#rows.set(entry.imageId, row);
    }
    const known = JSON.stringify(entry);
    if (row.dataset.known !== known) {
      row.dataset.known = known;
      row.replaceChildren(...this.#cells(entry));
    }
    return row;
  }

  #cells(entry) {
    const badge = element("span", "badge", SCREENINGS[entry.screening].label);
    badge.dataset.screening = entry.screening;
    const mark = element("span", "mark");
    mark.append(badge);
    if (entry.screening === "FLAGGED" || entry.screening === "CLEAR") {
      mark.append(element("small", "", `probability ${percent(entry.probability)}`));
    }
    const who = element("span", "who");
    const title = entry.verdict
      ? VERDICTS[entry.verdict]
      : [viewOf(entry.view), ageOf(entry.ageGroup)].filter(Boolean).join(", ") || "X-ray";
    const short = entry.imageId.slice(0, 8);
    who.append(
      element("span", "", title),
      element("small", "", entry.deviceId ? `${entry.deviceId}, ${short}` : short),
    );
    return [mark, who, element("span", "waiting"), element("span", "due")];
  }

  #writeTimes() {
    const now = Date.now() + this.#clockOffset;
    for (const entry of this.#entries) {
      const row = this.#rows.get(entry.imageId);
      const waiting = row.querySelector(".waiting");
      const due = row.querySelector(".due");
      if (entry.verdict) {
        waiting.textContent = "read";
        due.textContent = clock(entry.reviewedAt);
        continue;
      }
      const late = now - Date.parse(entry.readBy);
      waiting.textContent = span(now - Date.parse(entry.receivedAt));
      due.textContent = dueText(late, entry.readBy);
      due.classList.toggle("overdue", late > 0);
    }
  }

  #markSelected() {
    for (const [imageId, row] of this.#rows) {
      row.setAttribute("aria-selected", String(imageId === this.#selected));
    }
    const active = this.#rows.get(this.#selected);
    if (active) this.#root.setAttribute("aria-activedescendant", active.id);
    else this.#root.removeAttribute("aria-activedescendant");
  }
}

function dueText(late, readBy) {
  if (late <= 0) return clock(readBy);
  return late < 60_000 ? "due now" : `${span(late)} late`;
}

export function element(name, className, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
