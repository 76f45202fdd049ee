package org.hilum.dicom.net.association;

import java.util.List;

/**
 * What a peer wants to talk about (PS3.8 9.3.2). Texts are the peer's own: whatever it sent.
 *
 * @param protocolVersion a bit for each version that the peer speaks
 * @param called title field of who is asked
 * @param calling title field of who asks
 */
public record AssociateRequest(
    int protocolVersion,
    String called,
    String calling,
    String applicationContext,
    List<ProposedContext> contexts,
    UserInformation user)
    implements Pdu {
  /** The one context there is (PS3.7 annex A). */
  public static final String DICOM = "1.2.840.10008.3.1.1.1";

  public static final int FIRST_VERSION = 1;

  public AssociateRequest {
    contexts = List.copyOf(contexts);
  }
}
