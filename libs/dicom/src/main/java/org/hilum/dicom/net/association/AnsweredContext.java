package org.hilum.dicom.net.association;

/**
 * Whether a proposed context is taken (PS3.8 9.3.3.2).
 *
 * @param result one of the numbers here
 * @param transferSyntax UID of the syntax taken; not significant where none was
 */
public record AnsweredContext(int id, int result, String transferSyntax) {
  public static final int ACCEPTED = 0;
  public static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
  public static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;
}
