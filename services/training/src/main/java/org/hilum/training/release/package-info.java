/**
 * A learned head, how it came about and what was measured come in; a model folder leaves: tail and
 * description as the workers read them, charts, and a card that says in plain words what the model
 * is and is not. A later evaluation adds its figures to the same folder. An adapted trunk leaves in
 * the same way, with the record of its training.
 */
package org.hilum.training.release;
