package org.hilum.dicom.net.association;

import static org.hilum.dicom.net.association.PduWriter.ABSTRACT_SYNTAX;
import static org.hilum.dicom.net.association.PduWriter.ANSWERED_CONTEXT;
import static org.hilum.dicom.net.association.PduWriter.APPLICATION_CONTEXT;
import static org.hilum.dicom.net.association.PduWriter.IMPLEMENTATION_CLASS;
import static org.hilum.dicom.net.association.PduWriter.IMPLEMENTATION_VERSION;
import static org.hilum.dicom.net.association.PduWriter.MAXIMUM_LENGTH;
import static org.hilum.dicom.net.association.PduWriter.PROPOSED_CONTEXT;
import static org.hilum.dicom.net.association.PduWriter.ROLE_SELECTION;
import static org.hilum.dicom.net.association.PduWriter.TRANSFER_SYNTAX;
import static org.hilum.dicom.net.association.PduWriter.USER_INFORMATION;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one request of an association or its acceptance. Items that are not known are skipped. */
final class AssociateReader {
  private final ItemReader in;
  private final Set<Integer> ids = new HashSet<>();
  private final List<ProposedContext> proposed = new ArrayList<>();
  private final Set<String> provided = new HashSet<>();
  private final List<AnsweredContext> answered = new ArrayList<>();
  private String applicationContext = "";
  private UserInformation user = new UserInformation(0, "", "");

  AssociateReader(ItemReader in) {
    this.in = in;
  }

  AssociateRequest request() throws BrokenAssociationException {
    int version = in.number16();
    in.skip(2);
    String called = in.text(AeTitle.LENGTH);
    String calling = in.text(AeTitle.LENGTH);
    in.skip(PduWriter.RESERVED);
    readItems();
    List<ProposedContext> contexts = proposed.stream().map(this::withRole).toList();
    return new AssociateRequest(version, called, calling, applicationContext, contexts, user);
  }

  /** Roles come after the contexts that they are of. */
  private ProposedContext withRole(ProposedContext context) {
    return new ProposedContext(
        context.id(),
        context.abstractSyntax(),
        context.transferSyntaxes(),
        provided.contains(context.abstractSyntax()));
  }

  AssociateAccept accept() throws BrokenAssociationException {
    in.skip(4);
    String called = in.text(AeTitle.LENGTH);
    String calling = in.text(AeTitle.LENGTH);
    in.skip(PduWriter.RESERVED);
    readItems();
    return new AssociateAccept(called, calling, answered, user);
  }

  private void readItems() throws BrokenAssociationException {
    while (in.hasMore()) {
      ItemReader item = in.item();
      switch (item.type()) {
        case APPLICATION_CONTEXT -> applicationContext = item.uid();
        case PROPOSED_CONTEXT -> proposed.add(proposed(item));
        case ANSWERED_CONTEXT -> answered.add(answered(item));
        case USER_INFORMATION -> user = user(item);
        default -> {} // of a later edition
      }
    }
  }

  private ProposedContext proposed(ItemReader in) throws BrokenAssociationException {
    int id = id(in);
    in.skip(3);
    String abstractSyntax = "";
    List<String> transferSyntaxes = new ArrayList<>();
    while (in.hasMore()) {
      ItemReader item = in.item();
      switch (item.type()) {
        case ABSTRACT_SYNTAX -> abstractSyntax = item.uid();
        case TRANSFER_SYNTAX -> transferSyntaxes.add(item.uid());
        default -> {}
      }
    }
    return new ProposedContext(id, abstractSyntax, transferSyntaxes);
  }

  private AnsweredContext answered(ItemReader in) throws BrokenAssociationException {
    int id = id(in);
    in.skip(1);
    int result = in.number8();
    in.skip(1);
    String transferSyntax = "";
    while (in.hasMore()) {
      ItemReader item = in.item();
      if (item.type() == TRANSFER_SYNTAX) {
        transferSyntax = item.uid();
      }
    }
    return new AnsweredContext(id, result, transferSyntax);
  }

  private int id(ItemReader in) throws BrokenAssociationException {
    int id = in.number8();
    if (id % 2 == 0 || !ids.add(id)) {
      throw BrokenAssociationException.violated(
          Abort.INVALID_PARAMETER,
          "presentation context %d, expected odd numbers, each once".formatted(id));
    }
    return id;
  }

  /** The class of which a peer is provider only. */
  private Optional<String> provided(ItemReader in) throws BrokenAssociationException {
    String abstractSyntax = in.text(in.number16());
    boolean isUser = in.number8() == 1;
    boolean isProvider = in.number8() == 1;
    return isProvider && !isUser ? Optional.of(abstractSyntax) : Optional.empty();
  }

  private UserInformation user(ItemReader in) throws BrokenAssociationException {
    long maxLength = 0;
    String implementationClass = "";
    String implementationVersion = "";
    while (in.hasMore()) {
      ItemReader item = in.item();
      switch (item.type()) {
        case MAXIMUM_LENGTH -> maxLength = item.number32();
        case ROLE_SELECTION -> provided(item).ifPresent(provided::add);
        case IMPLEMENTATION_CLASS -> implementationClass = item.uid();
        case IMPLEMENTATION_VERSION -> implementationVersion = item.uid();
        default -> {}
      }
    }
    if (maxLength > 0 && maxLength < UserInformation.SMALLEST) {
      throw BrokenAssociationException.violated(
          Abort.INVALID_PARAMETER,
          "a maximum length of %d leaves no room for data".formatted(maxLength));
    }
    return new UserInformation(maxLength, implementationClass, implementationVersion);
  }
}
