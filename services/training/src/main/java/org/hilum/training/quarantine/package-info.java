/**
 * Images on which readers disagree come in; the decision of a person, by HTTP or on the page in
 * {@code META-INF/resources}, leaves as the image's label. No vote is taken: two of three may be
 * wrong, and a wrong label teaches. A later verdict that contradicts the decision reopens the case.
 */
package org.hilum.training.quarantine;
