package org.hilum.dicom.net.association;

import java.util.List;

/**
 * One thing to talk about and the ways to write it (PS3.8 9.3.2.2).
 *
 * @param id odd, 1 to 255
 * @param abstractSyntax UID of the SOP class
 * @param transferSyntaxes UIDs in the order of preference
 * @param isProvider whether who proposes it serves the class rather than uses it (PS3.7 D.3.3.4);
 *     not read from peers, who are taken for users
 */
public record ProposedContext(
    int id, String abstractSyntax, List<String> transferSyntaxes, boolean isProvider) {
  static final int MAX_ID = 255;

  public ProposedContext {
    transferSyntaxes = List.copyOf(transferSyntaxes);
  }

  /** For a user of the class. */
  public ProposedContext(int id, String abstractSyntax, List<String> transferSyntaxes) {
    this(id, abstractSyntax, transferSyntaxes, false);
  }
}
