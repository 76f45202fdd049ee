package org.hilum.dicom.data;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the value of an element is encoded (PS3.5 6.2). */
public enum ValueRepresentation {
  AE(Text.BASIC),
  AS(Text.BASIC),
  AT(2, Length.SHORT),
  CS(Text.BASIC),
  DA(Text.BASIC),
  DS(Text.BASIC),
  DT(Text.BASIC),
  FD(8, Length.SHORT),
  FL(4, Length.SHORT),
  IS(Text.BASIC),
  LO(Text.LOCAL),
  LT(Text.LOCAL_PARAGRAPH),
  OB(1, Length.LONG),
  OD(8, Length.LONG),
  OF(4, Length.LONG),
  OL(4, Length.LONG),
  OV(8, Length.LONG),
  OW(2, Length.LONG),
  PN(Text.LOCAL),
  SH(Text.LOCAL),
  SL(4, Length.SHORT),
  SQ(1, Length.LONG),
  SS(2, Length.SHORT),
  ST(Text.LOCAL_PARAGRAPH),
  SV(8, Length.LONG),
  TM(Text.BASIC),
  UC(Text.LOCAL, Length.LONG),
  UI(Text.BASIC),
  UL(4, Length.SHORT),
  UN(1, Length.LONG),
  UR(Text.BASIC_PARAGRAPH, Length.LONG),
  US(2, Length.SHORT),
  UT(Text.LOCAL_PARAGRAPH, Length.LONG),
  UV(8, Length.LONG);

  private enum Text {
    NONE,
    BASIC,
    BASIC_PARAGRAPH,
    LOCAL,
    LOCAL_PARAGRAPH
  }

  private enum Length {
    SHORT,
    LONG
  }

  private static final Map<String, ValueRepresentation> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final Text text;
  private final int unit;
  private final Length length;

  ValueRepresentation(Text text) {
    this(text, Length.SHORT);
  }

  ValueRepresentation(Text text, Length length) {
    this.text = text;
    this.unit = 1;
    this.length = length;
  }

  ValueRepresentation(int unit, Length length) {
    this.text = Text.NONE;
    this.unit = unit;
    this.length = length;
  }

  /** The one of two letters, if there is such a one. */
  public static Optional<ValueRepresentation> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Bytes that byte order moves as a whole. */
  public int unit() {
    return unit;
  }

  /** Whether explicit syntaxes write its length with 32 bits (PS3.5 7.1.2). */
  public boolean hasLongLength() {
    return length == Length.LONG;
  }

  public boolean isText() {
    return text != Text.NONE;
  }

  /** Whether the specific character set applies (PS3.5 6.1.2.3). */
  public boolean isLocalText() {
    return text == Text.LOCAL || text == Text.LOCAL_PARAGRAPH;
  }

  /** Whether a backslash is a character and leading spaces count, as in ST, LT, UT and UR. */
  public boolean isParagraph() {
    return text == Text.BASIC_PARAGRAPH || text == Text.LOCAL_PARAGRAPH;
  }

  /** What makes a value's length even. */
  public byte padding() {
    return (byte) (isText() && this != UI ? ' ' : 0);
  }
}
