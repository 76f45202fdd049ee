package org.hilum.dicom.net;

import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;

/** The commands of PS3.7 9.3, 10.3 and annex E. */
final class Command {
  static final int STORE = 0x0001;
  static final int ECHO = 0x0030;
  static final int EVENT_REPORT = 0x0100;
  static final int ACTION = 0x0130;
  static final int CANCEL = 0x0FFF;

  /** Set in the field of every answer. */
  static final int RESPONSE = 0x8000;

  private static final Tag AFFECTED_SOP_CLASS = Tag.of(0x0000, 0x0002);
  private static final Tag REQUESTED_SOP_CLASS = Tag.of(0x0000, 0x0003);
  private static final Tag FIELD = Tag.of(0x0000, 0x0100);
  private static final Tag MESSAGE_ID = Tag.of(0x0000, 0x0110);
  private static final Tag ANSWERED_MESSAGE_ID = Tag.of(0x0000, 0x0120);
  private static final Tag PRIORITY = Tag.of(0x0000, 0x0700);
  private static final Tag DATA_SET_TYPE = Tag.of(0x0000, 0x0800);
  private static final Tag STATUS = Tag.of(0x0000, 0x0900);
  private static final Tag ERROR_COMMENT = Tag.of(0x0000, 0x0902);
  private static final Tag AFFECTED_SOP_INSTANCE = Tag.of(0x0000, 0x1000);

  private static final Tag REQUESTED_SOP_INSTANCE = Tag.of(0x0000, 0x1001);
  private static final Tag EVENT_TYPE = Tag.of(0x0000, 0x1002);
  private static final Tag ACTION_TYPE = Tag.of(0x0000, 0x1008);

  private static final int NO_DATA_SET = 0x0101;
  private static final int ANY_DATA_SET = 0x0102;
  private static final int MEDIUM = 0;
  private static final int LONGEST_COMMENT = 64;

  private final DataSet elements;

  Command(DataSet elements) {
    this.elements = elements;
  }

  static DataSet echoRequest(int messageId) {
    return request(ECHO, messageId, SopClasses.VERIFICATION.value())
        .integers(DATA_SET_TYPE, NO_DATA_SET)
        .build();
  }

  static DataSet storeRequest(int messageId, String sopClass, String sopInstance) {
    return request(STORE, messageId, sopClass)
        .text(AFFECTED_SOP_INSTANCE, sopInstance)
        .integers(PRIORITY, MEDIUM)
        .integers(DATA_SET_TYPE, ANY_DATA_SET)
        .build();
  }

  static DataSet eventReport(int messageId, Uid sopClass, Uid sopInstance, int eventType) {
    return request(EVENT_REPORT, messageId, sopClass.value())
        .text(AFFECTED_SOP_INSTANCE, sopInstance.value())
        .integers(EVENT_TYPE, eventType)
        .integers(DATA_SET_TYPE, ANY_DATA_SET)
        .build();
  }

  static DataSet action(int messageId, Uid sopClass, Uid sopInstance, int actionType) {
    return DataSet.builder()
        .text(REQUESTED_SOP_CLASS, sopClass.value())
        .integers(FIELD, ACTION)
        .integers(MESSAGE_ID, messageId)
        .integers(DATA_SET_TYPE, ANY_DATA_SET)
        .text(REQUESTED_SOP_INSTANCE, sopInstance.value())
        .integers(ACTION_TYPE, actionType)
        .build();
  }

  private static DataSetBuilder request(int field, int messageId, String sopClass) {
    return DataSet.builder()
        .integers(FIELD, field)
        .integers(MESSAGE_ID, messageId)
        .text(AFFECTED_SOP_CLASS, sopClass);
  }

  /** The answer to this request. */
  DataSet response(Status status, String comment) {
    DataSetBuilder response =
        DataSet.builder()
            .integers(FIELD, field().orElse(0) | RESPONSE)
            .integers(ANSWERED_MESSAGE_ID, messageId().orElse(0))
            .integers(DATA_SET_TYPE, NO_DATA_SET)
            .integers(STATUS, status.code());
    sopClass().ifPresent(uid -> response.text(AFFECTED_SOP_CLASS, uid.value()));
    sopInstance().ifPresent(uid -> response.text(AFFECTED_SOP_INSTANCE, uid.value()));
    if (!comment.isEmpty()) {
      response.text(ERROR_COMMENT, brief(comment));
    }
    return response.build();
  }

  Optional<Integer> field() {
    return elements.integer(FIELD);
  }

  Optional<Integer> messageId() {
    return elements.integer(MESSAGE_ID);
  }

  Optional<Integer> answeredMessageId() {
    return elements.integer(ANSWERED_MESSAGE_ID);
  }

  /** The one that is affected, or is to be. */
  Optional<Uid> sopClass() {
    return elements.uid(AFFECTED_SOP_CLASS).or(() -> elements.uid(REQUESTED_SOP_CLASS));
  }

  /** The one that is affected, or is to be. */
  Optional<Uid> sopInstance() {
    return elements.uid(AFFECTED_SOP_INSTANCE).or(() -> elements.uid(REQUESTED_SOP_INSTANCE));
  }

  Optional<Integer> actionType() {
    return elements.integer(ACTION_TYPE);
  }

  Optional<Integer> eventType() {
    return elements.integer(EVENT_TYPE);
  }

  Optional<Integer> status() {
    return elements.integer(STATUS);
  }

  String comment() {
    return elements.text(ERROR_COMMENT).orElse("");
  }

  boolean hasDataSet() {
    return elements.integer(DATA_SET_TYPE).filter(type -> type == NO_DATA_SET).isEmpty();
  }

  private static String brief(String comment) {
    String plain = comment.replaceAll("[^ -\\[\\]-~]", "?");
    return plain.substring(0, Math.min(LONGEST_COMMENT, plain.length()));
  }
}
