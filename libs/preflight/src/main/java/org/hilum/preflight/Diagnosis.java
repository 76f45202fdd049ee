package org.hilum.preflight;

/** Why a server did not answer as it should, in one line that says what to do. */
public sealed interface Diagnosis {
  /** One line without any secret. */
  String text();

  /** It may answer by and by; nothing has to be changed for that. */
  record Away(String text) implements Diagnosis {}

  /** It will not until somebody changes a setting or the server. */
  record Refused(String text) implements Diagnosis {}
}
