/**
 * The runs of a study come in, with the split behind them and what an audit found in the data; a
 * page for people and a file of figures for machines leave, both written from the same figures so
 * that they cannot disagree. The page needs no other file and shows only what there is.
 */
package org.hilum.training.report;
