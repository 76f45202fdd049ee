package org.hilum.training.registry;

/**
 * That a gate let a model pass. Nothing is released without one, nor without the dossier it names.
 *
 * @param stage what was decided
 * @param modelVersion the model that passed
 * @param champion model version that it was compared with; while another one is champion, the proof
 *     is worth nothing
 * @param dossier file of the model that says why
 */
public record Proof(Stage stage, String modelVersion, String champion, String dossier) {}
