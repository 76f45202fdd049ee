/**
 * Enough new labels, a time of day or a request come in; a model on trial leaves, or the reasons
 * why there is none. PostgreSQL lets one run be open at a time among all replicas, and a run whose
 * replica died goes to another one. What learns is a process of its own, so that no fault of it
 * takes the service along.
 */
package org.hilum.training.run;
