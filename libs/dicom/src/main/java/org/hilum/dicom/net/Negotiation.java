package org.hilum.dicom.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.dicom.codec.FrameDecoders;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.AnsweredContext;
import org.hilum.dicom.net.association.AssociateReject;
import org.hilum.dicom.net.association.AssociateRequest;
import org.hilum.dicom.net.association.ProposedContext;

/** Answers what peers propose. */
final class Negotiation {
  /** The syntaxes whose pixels can be decoded here. */
  static final Set<String> SYNTAXES =
      Stream.of(TransferSyntax.values())
          .filter(it -> !it.isEncapsulated() || FrameDecoders.of(it.uid()).isPresent())
          .map(TransferSyntax::uid)
          .collect(Collectors.toUnmodifiableSet());

  private final AccessRules access;
  private final Set<String> abstractSyntaxes;

  Negotiation(AccessRules access, Set<Uid> sopClasses) {
    this.access = access;
    this.abstractSyntaxes =
        Stream.concat(Stream.of(SopClasses.VERIFICATION), sopClasses.stream())
            .map(Uid::value)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Why this peer gets no association; empty where it gets one. */
  Optional<AssociateReject> refusal(AssociateRequest request) {
    if ((request.protocolVersion() & AssociateRequest.FIRST_VERSION) == 0) {
      return Optional.of(AssociateReject.UNKNOWN_PROTOCOL_VERSION);
    }
    if (!request.applicationContext().equals(AssociateRequest.DICOM)) {
      return Optional.of(AssociateReject.UNKNOWN_APPLICATION_CONTEXT);
    }
    if (!AeTitle.of(request.called()).equals(Optional.of(access.called()))) {
      return Optional.of(AssociateReject.UNKNOWN_CALLED_TITLE);
    }
    if (AeTitle.of(request.calling()).filter(access::admits).isEmpty()) {
      return Optional.of(AssociateReject.UNKNOWN_CALLING_TITLE);
    }
    return Optional.empty();
  }

  List<AnsweredContext> answers(AssociateRequest request) {
    return request.contexts().stream().map(this::answer).toList();
  }

  /** The first syntax that is known: the peer knows best which one costs it least. */
  private AnsweredContext answer(ProposedContext proposal) {
    Optional<String> syntax =
        proposal.transferSyntaxes().stream().filter(SYNTAXES::contains).findFirst();
    int result = AnsweredContext.ACCEPTED;
    if (!abstractSyntaxes.contains(proposal.abstractSyntax())) {
      result = AnsweredContext.ABSTRACT_SYNTAX_NOT_SUPPORTED;
    } else if (syntax.isEmpty()) {
      result = AnsweredContext.TRANSFER_SYNTAXES_NOT_SUPPORTED;
    }
    return new AnsweredContext(
        proposal.id(), result, syntax.orElse(TransferSyntax.IMPLICIT_LITTLE_ENDIAN.uid()));
  }
}
