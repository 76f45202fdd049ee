/**
 * A space of settings and a trainer come in; trials leave, each kept as a line of JSON as soon as
 * it ends, and a table with the best on top. Trials are judged by the loss on the stressed
 * validation images alone. The settings follow from the seed, so that a search goes on where it was
 * killed and a repeated one finds the same.
 */
package org.hilum.training.search;
