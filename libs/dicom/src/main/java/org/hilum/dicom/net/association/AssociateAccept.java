package org.hilum.dicom.net.association;

import java.util.List;

/**
 * What will be talked about (PS3.8 9.3.3). The titles are those of the request; nobody tests them.
 */
public record AssociateAccept(
    String called, String calling, List<AnsweredContext> contexts, UserInformation user)
    implements Pdu {
  public AssociateAccept {
    contexts = List.copyOf(contexts);
  }
}
