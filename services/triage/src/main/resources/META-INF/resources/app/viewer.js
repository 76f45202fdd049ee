/** The X-ray and, over it, where the model looked. */

import { imageOf } from "./api.js";

const CELLS = 7;
const SIDE = 256;

/** Dark violet to yellow; also in the legend's style. Red, green, blue at 0, 1/3, 2/3 and 1. */
const COLOURS = [
  [43, 26, 92],
  [122, 42, 140],
  [232, 85, 63],
  [255, 211, 90],
];

export class Viewer {
  #xray = document.getElementById("xray");
  #canvas = document.getElementById("heat-map");
  #blank = document.getElementById("stage-blank");
  #legend = document.getElementById("legend");
  #toggle = document.getElementById("toggle-heat-map");
  #invert = document.getElementById("toggle-invert");
  #opacity = document.getElementById("opacity");
  #heatMap = [];
  #imageId = "";
  #isLoading = false;

  constructor() {
    this.#toggle.addEventListener("click", () => this.toggleHeatMap());
    this.#invert.addEventListener("click", () => this.toggleInvert());
    this.#opacity.addEventListener("input", () => this.#arrange());
    this.#xray.addEventListener("load", () => this.#loaded());
    this.#xray.addEventListener("error", () => this.#failed());
  }

  /** Whether it is not known yet what the X-ray shows, or that it cannot be shown. */
  get isLoading() {
    return this.#isLoading;
  }

  show(imageId) {
    if (imageId === this.#imageId) return;
    this.#imageId = imageId;
    this.#heatMap = [];
    this.#isLoading = true;
    this.#say("Loading the X-ray");
    this.#xray.alt = `Chest X-ray ${imageId.slice(0, 8)}`;
    this.#xray.src = imageOf(imageId);
  }

  /** 49 numbers, row by row from the top left, or none. */
  overlay(heatMap) {
    this.#heatMap = heatMap ?? [];
    this.#arrange();
  }

  none() {
    this.#imageId = "";
    this.#heatMap = [];
    this.#say("Select a case to see its X-ray");
  }

  toggleHeatMap() {
    press(this.#toggle);
    this.#arrange();
  }

  toggleInvert() {
    press(this.#invert);
    this.#xray.classList.toggle("inverted", isPressed(this.#invert));
  }

  #loaded() {
    this.#isLoading = false;
    this.#blank.hidden = true;
    this.#xray.hidden = false;
    this.#arrange();
  }

  #failed() {
    this.#isLoading = false;
    this.#say("The X-ray cannot be shown");
  }

  #say(text) {
    this.#xray.hidden = true;
    this.#blank.hidden = false;
    this.#blank.textContent = text;
    this.#arrange();
  }

  #arrange() {
    const isShown =
      isPressed(this.#toggle) && this.#heatMap.length === CELLS * CELLS && !this.#xray.hidden;
    this.#canvas.hidden = !isShown;
    this.#legend.hidden = !isShown;
    this.#toggle.disabled = this.#heatMap.length === 0;
    this.#opacity.disabled = !isShown;
    if (isShown) this.#paint();
  }

  /** As wide and high as the X-ray, so that both are fitted into the stage alike. */
  #paint() {
    const scale = 1024 / Math.max(this.#xray.naturalWidth, this.#xray.naturalHeight);
    this.#canvas.width = Math.round(this.#xray.naturalWidth * scale);
    this.#canvas.height = Math.round(this.#xray.naturalHeight * scale);
    const context = this.#canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    const { width, height } = this.#canvas;
    context.drawImage(coloured(this.#heatMap, this.#opacity.value / 100), 0, 0, width, height);
  }
}

/** Values are interpolated before they are coloured; the other way round makes false colours. */
function coloured(heatMap, opacity) {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(SIDE, SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const value = valueAt(heatMap, cellOf(x), cellOf(y));
      const at = 4 * (y * SIDE + x);
      colour(value).forEach((part, index) => (pixels.data[at + index] = part));
      pixels.data[at + 3] = 255 * opacity * ease(value);
    }
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** Position among the centres of the cells, held at the rim. */
function cellOf(pixel) {
  return Math.min(Math.max(((pixel + 0.5) * CELLS) / SIDE - 0.5, 0), CELLS - 1);
}

function valueAt(heatMap, x, y) {
  const left = Math.min(Math.floor(x), CELLS - 2);
  const top = Math.min(Math.floor(y), CELLS - 2);
  const right = x - left;
  const down = y - top;
  const row = (at) =>
    heatMap[at * CELLS + left] * (1 - right) + heatMap[at * CELLS + left + 1] * right;
  return row(top) * (1 - down) + row(top + 1) * down;
}

const ease = (part) => part * part * (3 - 2 * part);

function colour(value) {
  const place = Math.min(Math.max(value, 0), 1) * (COLOURS.length - 1);
  const from = Math.min(Math.floor(place), COLOURS.length - 2);
  return COLOURS[from].map((part, index) => part + (COLOURS[from + 1][index] - part) * (place - from));
}

const isPressed = (button) => button.getAttribute("aria-pressed") === "true";
const press = (button) => button.setAttribute("aria-pressed", String(!isPressed(button)));
