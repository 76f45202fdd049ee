package org.hilum.access;

/** The roles, as tokens name them and as resources ask for them. */
public final class Role {
  /** Sends images and asks what became of them. */
  public static final String DEVICE = "device";

  /** Reads the list, sees the images, gives verdicts. */
  public static final String RADIOLOGIST = "radiologist";

  /** Decides what is learned from, has the service learn. */
  public static final String TRAINER = "trainer";

  /** Keeps the services running, has a patient's data held or erased; sees no image. */
  public static final String OPERATOR = "operator";

  /** Sees what was decided and why; changes nothing. */
  public static final String AUDITOR = "auditor";

  /** A reporting system that hands on verdicts in the names of its readers. */
  public static final String PACS = "pacs";

  private Role() {}
}
