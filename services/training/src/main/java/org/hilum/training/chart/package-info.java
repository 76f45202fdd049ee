/**
 * Numbers come in, SVG documents leave: small drawings that a model card shows and any browser
 * opens. Written by hand, since a line, a box and a word are all that is needed. Learning curves
 * are drawn by one class, so that a report and a model card show them alike.
 */
package org.hilum.training.chart;
