package org.hilum.training.run;

import java.util.Optional;

/**
 * How the process of a run ended.
 *
 * @param exitCode as the shell tells it: 128 and the signal's number if a signal ended it
 * @param lastWords its last line that is no line of a stack trace
 * @param isLate whether it was ended because its time was up
 * @param stop why it was ended otherwise
 */
record ChildEnd(int exitCode, String lastWords, boolean isLate, Optional<Stop> stop) {}
