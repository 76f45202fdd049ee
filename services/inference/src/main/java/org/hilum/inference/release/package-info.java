/**
 * Releases enter from their topic, models from the object store; the model that the latest release
 * names is put in charge, between two batches. The topic is the only state: every worker reads it
 * from its beginning, before its first image, and a release that was half installed is installed
 * again. A model that is not the one released, or does not prove that it answers, leaves the one
 * that runs in charge and is complained about.
 */
package org.hilum.inference.release;
