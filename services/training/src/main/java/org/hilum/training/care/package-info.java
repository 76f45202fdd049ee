/**
 * What the gateway decides of a patient's data comes in, and examples leave: all of a patient whose
 * erasure was ordered, with an answer that says how many, and those whose time is over. What made a
 * model that is registered stays as long as nobody orders otherwise, so that the model can be made
 * again; an order goes before that, and a legal hold before everything.
 */
package org.hilum.training.care;
