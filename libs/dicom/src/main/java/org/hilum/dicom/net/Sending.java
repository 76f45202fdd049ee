package org.hilum.dicom.net;

/** What a peer answered to a request. */
public sealed interface Sending {
  /**
   * @param status as of {@link Status#code()}, or another one of PS3.7 annex C
   * @param comment the peer's own words; empty where it has none
   */
  record Answered(int status, String comment) implements Sending {
    private static final int WARNINGS = 0xB000;

    /** With or without a warning, the peer has done what it was asked for. */
    public boolean isDone() {
      return status == Status.SUCCESS.code() || (status & 0xF000) == WARNINGS;
    }
  }

  /** No context that was agreed on fits: nothing was sent. */
  record NotNegotiated() implements Sending {}
}
