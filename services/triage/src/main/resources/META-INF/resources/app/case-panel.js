/** What is known of the selected case, and the verdict buttons. */

import { element } from "./list.js";
import {
  FINDINGS, NOT_TOLD, SCREENINGS, VERDICTS, ageOf, failureOf, moment, percent, sexOf, viewOf,
} from "./words.js";

export class CasePanel {
  #panel = document.getElementById("panel");
  #badge = document.getElementById("case-badge");
  #probability = document.getElementById("case-probability");
  #explanation = document.getElementById("case-explanation");
  #findings = document.getElementById("case-findings");
  #facts = document.getElementById("case-facts");
  #history = document.getElementById("history");
  #said = document.getElementById("said");
  #buttons = [];

  constructor(onVerdict) {
    const group = document.getElementById("verdicts");
    Object.entries(VERDICTS).forEach(([verdict, label], index) => {
      const button = element("button", "", label);
      button.type = "button";
      button.append(element("kbd", "", String(index + 1)));
      button.addEventListener("click", () => onVerdict(verdict));
      group.append(button);
      this.#buttons.push(button);
    });
  }

  show(found) {
    this.#panel.hidden = false;
    const isJudged = found.screening === "FLAGGED" || found.screening === "CLEAR";
    this.#badge.textContent = SCREENINGS[found.screening].label;
    this.#badge.dataset.screening = found.screening;
    this.#probability.textContent = isJudged ? percent(found.probability) : "";
    this.#probability.setAttribute("aria-label", isJudged ? "probability of pneumonia" : "");
    this.#explanation.textContent = explanationOf(found);
    const findings = isJudged ? found.findings : undefined;
    this.#findings.hidden = !findings;
    this.#findings.replaceChildren(...(findings ? barsOf(findings) : []));
    this.#facts.replaceChildren(...factsOf(found));
    this.#history.replaceChildren(...historyOf(found));
  }

  none() {
    this.#panel.hidden = true;
  }

  say(text, isRefused = false) {
    this.#said.textContent = text;
    this.#said.classList.toggle("refused", isRefused);
  }

  busy(isBusy) {
    this.#buttons.forEach((button) => (button.disabled = isBusy));
  }
}

function explanationOf(found) {
  const failure = found.failures[0];
  return found.screening === "FAILED" && failure
    ? `${failureOf(failure)} It needs to be read without the model.`
    : SCREENINGS[found.screening].explanation;
}

function barsOf(findings) {
  return Object.entries(FINDINGS).flatMap(([finding, label]) => {
    const bar = element("i");
    bar.style.width = `${100 * findings[finding]}%`;
    const track = element("dd", "track");
    track.setAttribute("aria-hidden", "true");
    track.append(bar);
    return [element("dt", "", label), track, element("dd", "", percent(findings[finding]))];
  });
}

function factsOf(found) {
  const patient = [ageOf(found.ageGroup), sexOf(found.sex)].filter(Boolean).join(", ");
  const facts = [
    ["Received", moment(found.receivedAt)],
    ["Due", moment(found.readBy)],
    ["Patient", patient || NOT_TOLD],
    ["View", viewOf(found.view) || (isOfAnotherView(found) ? "other" : NOT_TOLD)],
    ["Body part", found.origin.bodyPart ?? NOT_TOLD],
    ["Device", found.deviceId ?? NOT_TOLD],
    ["Image", found.imageId.slice(0, 12)],
  ];
  if (found.modelVersion) {
    facts.push(["Model", found.modelVersion], ["Threshold", percent(found.threshold)]);
  }
  return facts.flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]);
}

/** A view that is neither frontal nor lateral is told by the model's refusal alone. */
function isOfAnotherView(found) {
  return found.failures.some(({ reason, code }) => reason === "OUT_OF_SCOPE_VIEW" && !code);
}

function historyOf(found) {
  const reviews = found.reviews.map((review) => ({
    at: review.reviewedAt,
    text: VERDICTS[review.verdict],
    by: review.reader,
  }));
  const results = found.results
    .filter((result) => !result.shadow)
    .map((result) => ({
      at: result.screenedAt,
      text: SCREENINGS[result.decision].label,
      by: result.modelVersion,
    }));
  const failures = found.failures.map((failure) => ({
    at: failure.failedAt,
    text: failureOf(failure),
    by: failure.modelVersion,
  }));
  const received = { at: found.receivedAt, text: "Received", by: found.deviceId ?? "" };
  return [...reviews, ...results, ...failures, received]
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .map(({ at, text, by }) => {
      const line = element("li", "", text);
      line.append(element("small", "", [by, moment(at)].filter(Boolean).join(", ")));
      return line;
    });
}
