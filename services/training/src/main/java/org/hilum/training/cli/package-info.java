/**
 * The commands: {@code audit-data} reports leaks and shortcuts of a folder of images, {@code study}
 * trains, judges and reports several systems on it, {@code train head} and {@code train tail} make
 * a model folder from it, {@code train trunk} adapts the network below a head, {@code train base}
 * and {@code train feedback} serve the runs of the service, {@code search} looks for better
 * settings of training, {@code evaluate} judges a model on a split, {@code models} lists the
 * registry and brings the champion before back. Command lines come in; folders, ledger lines and an
 * exit code leave. They run without the service.
 */
package org.hilum.training.cli;
