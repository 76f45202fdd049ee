/**
 * The commands: {@code train head} makes a model folder from a folder of images, {@code evaluate}
 * judges a model on a split. Command lines come in; folders, a ledger line and an exit code leave.
 * They run without the service.
 */
package org.hilum.training.cli;
