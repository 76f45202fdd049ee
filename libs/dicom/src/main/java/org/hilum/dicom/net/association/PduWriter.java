package org.hilum.dicom.net.association;

/** Writes the units that carry no data (PS3.8 9.3.2 to 9.3.8). */
final class PduWriter {
  static final int APPLICATION_CONTEXT = 0x10;
  static final int PROPOSED_CONTEXT = 0x20;
  static final int ANSWERED_CONTEXT = 0x21;
  static final int ABSTRACT_SYNTAX = 0x30;
  static final int TRANSFER_SYNTAX = 0x40;
  static final int USER_INFORMATION = 0x50;
  static final int MAXIMUM_LENGTH = 0x51;
  static final int IMPLEMENTATION_CLASS = 0x52;
  static final int ROLE_SELECTION = 0x54;
  static final int IMPLEMENTATION_VERSION = 0x55;

  /** Reserved bytes after the titles. */
  static final int RESERVED = 32;

  private PduWriter() {}

  static byte[] bytes(AssociateRequest request) {
    Layout unit =
        beginning(request.protocolVersion(), request.called(), request.calling())
            .item(APPLICATION_CONTEXT, request.applicationContext());
    request.contexts().forEach(context -> unit.item(PROPOSED_CONTEXT, proposed(context)));
    Layout user = user(request.user());
    request.contexts().stream()
        .filter(ProposedContext::isProvider)
        .forEach(context -> user.item(ROLE_SELECTION, providing(context.abstractSyntax())));
    return unit.item(USER_INFORMATION, user).unit(Pdu.ASSOCIATE_REQUEST);
  }

  static byte[] bytes(AssociateAccept accept) {
    Layout unit =
        beginning(AssociateRequest.FIRST_VERSION, accept.called(), accept.calling())
            .item(APPLICATION_CONTEXT, AssociateRequest.DICOM);
    accept.contexts().forEach(context -> unit.item(ANSWERED_CONTEXT, answered(context)));
    return unit.item(USER_INFORMATION, user(accept.user())).unit(Pdu.ASSOCIATE_ACCEPT);
  }

  static byte[] bytes(AssociateReject reject) {
    return new Layout()
        .zeros(1)
        .byteOf(reject.result())
        .byteOf(reject.source())
        .byteOf(reject.reason())
        .unit(Pdu.ASSOCIATE_REJECT);
  }

  static byte[] bytes(Abort abort) {
    return new Layout().zeros(2).byteOf(abort.source()).byteOf(abort.reason()).unit(Pdu.ABORT);
  }

  static byte[] releaseRequest() {
    return new Layout().zeros(4).unit(Pdu.RELEASE_REQUEST);
  }

  static byte[] releaseResponse() {
    return new Layout().zeros(4).unit(Pdu.RELEASE_RESPONSE);
  }

  private static Layout beginning(int protocolVersion, String called, String calling) {
    return new Layout()
        .number16(protocolVersion)
        .zeros(2)
        .title(called)
        .title(calling)
        .zeros(RESERVED);
  }

  private static Layout proposed(ProposedContext context) {
    Layout item =
        new Layout().byteOf(context.id()).zeros(3).item(ABSTRACT_SYNTAX, context.abstractSyntax());
    context.transferSyntaxes().forEach(syntax -> item.item(TRANSFER_SYNTAX, syntax));
    return item;
  }

  private static Layout answered(AnsweredContext context) {
    return new Layout()
        .byteOf(context.id())
        .zeros(1)
        .byteOf(context.result())
        .zeros(1)
        .item(TRANSFER_SYNTAX, context.transferSyntax());
  }

  /** Not a user of the class, but its provider. */
  private static Layout providing(String abstractSyntax) {
    return new Layout().number16(abstractSyntax.length()).text(abstractSyntax).byteOf(0).byteOf(1);
  }

  private static Layout user(UserInformation user) {
    return new Layout()
        .item(MAXIMUM_LENGTH, new Layout().number32(user.maxLength()))
        .item(IMPLEMENTATION_CLASS, user.implementationClass())
        .item(IMPLEMENTATION_VERSION, user.implementationVersion());
  }
}
