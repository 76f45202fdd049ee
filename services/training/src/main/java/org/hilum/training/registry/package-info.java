/**
 * Model folders come in and are kept in the object store below {@code models/}, never to change;
 * what leaves is which of them the workers must run, as {@code hilum.model.released.v1}, and a list
 * of all. One small object a model name says who is champion, challenger and previous, and is
 * replaced only by whoever read its last content, so that of two releases at once one wins.
 */
package org.hilum.training.registry;
