package org.hilum.dicom.data;

/** Attributes that are read or written by name (PS3.6). */
public final class Tags {
  public static final Tag FILE_META_INFORMATION_VERSION = Tag.of(0x0002, 0x0001);
  public static final Tag MEDIA_STORAGE_SOP_CLASS_UID = Tag.of(0x0002, 0x0002);
  public static final Tag MEDIA_STORAGE_SOP_INSTANCE_UID = Tag.of(0x0002, 0x0003);
  public static final Tag TRANSFER_SYNTAX_UID = Tag.of(0x0002, 0x0010);
  public static final Tag IMPLEMENTATION_CLASS_UID = Tag.of(0x0002, 0x0012);
  public static final Tag IMPLEMENTATION_VERSION_NAME = Tag.of(0x0002, 0x0013);
  public static final Tag SPECIFIC_CHARACTER_SET = Tag.of(0x0008, 0x0005);
  public static final Tag SOP_CLASS_UID = Tag.of(0x0008, 0x0016);
  public static final Tag SOP_INSTANCE_UID = Tag.of(0x0008, 0x0018);
  public static final Tag STUDY_DATE = Tag.of(0x0008, 0x0020);
  public static final Tag STUDY_TIME = Tag.of(0x0008, 0x0030);
  public static final Tag ACCESSION_NUMBER = Tag.of(0x0008, 0x0050);
  public static final Tag MODALITY = Tag.of(0x0008, 0x0060);
  public static final Tag MANUFACTURER = Tag.of(0x0008, 0x0070);
  public static final Tag INSTITUTION_NAME = Tag.of(0x0008, 0x0080);
  public static final Tag STUDY_DESCRIPTION = Tag.of(0x0008, 0x1030);
  public static final Tag SERIES_DESCRIPTION = Tag.of(0x0008, 0x103E);
  public static final Tag PATIENT_NAME = Tag.of(0x0010, 0x0010);
  public static final Tag PATIENT_ID = Tag.of(0x0010, 0x0020);
  public static final Tag PATIENT_BIRTH_DATE = Tag.of(0x0010, 0x0030);
  public static final Tag PATIENT_SEX = Tag.of(0x0010, 0x0040);
  public static final Tag BODY_PART_EXAMINED = Tag.of(0x0018, 0x0015);
  public static final Tag IMAGER_PIXEL_SPACING = Tag.of(0x0018, 0x1164);
  public static final Tag NOMINAL_SCANNED_PIXEL_SPACING = Tag.of(0x0018, 0x2010);
  public static final Tag VIEW_POSITION = Tag.of(0x0018, 0x5101);
  public static final Tag STUDY_INSTANCE_UID = Tag.of(0x0020, 0x000D);
  public static final Tag SERIES_INSTANCE_UID = Tag.of(0x0020, 0x000E);
  public static final Tag INSTANCE_NUMBER = Tag.of(0x0020, 0x0013);
  public static final Tag PATIENT_ORIENTATION = Tag.of(0x0020, 0x0020);
  public static final Tag SAMPLES_PER_PIXEL = Tag.of(0x0028, 0x0002);
  public static final Tag PHOTOMETRIC_INTERPRETATION = Tag.of(0x0028, 0x0004);
  public static final Tag PLANAR_CONFIGURATION = Tag.of(0x0028, 0x0006);
  public static final Tag NUMBER_OF_FRAMES = Tag.of(0x0028, 0x0008);
  public static final Tag ROWS = Tag.of(0x0028, 0x0010);
  public static final Tag COLUMNS = Tag.of(0x0028, 0x0011);
  public static final Tag PIXEL_SPACING = Tag.of(0x0028, 0x0030);
  public static final Tag PIXEL_ASPECT_RATIO = Tag.of(0x0028, 0x0034);
  public static final Tag BITS_ALLOCATED = Tag.of(0x0028, 0x0100);
  public static final Tag BITS_STORED = Tag.of(0x0028, 0x0101);
  public static final Tag HIGH_BIT = Tag.of(0x0028, 0x0102);
  public static final Tag PIXEL_REPRESENTATION = Tag.of(0x0028, 0x0103);
  public static final Tag PIXEL_PADDING_VALUE = Tag.of(0x0028, 0x0120);
  public static final Tag PIXEL_PADDING_RANGE_LIMIT = Tag.of(0x0028, 0x0121);
  public static final Tag WINDOW_CENTER = Tag.of(0x0028, 0x1050);
  public static final Tag WINDOW_WIDTH = Tag.of(0x0028, 0x1051);
  public static final Tag RESCALE_INTERCEPT = Tag.of(0x0028, 0x1052);
  public static final Tag RESCALE_SLOPE = Tag.of(0x0028, 0x1053);
  public static final Tag VOI_LUT_FUNCTION = Tag.of(0x0028, 0x1056);
  public static final Tag RED_PALETTE_DESCRIPTOR = Tag.of(0x0028, 0x1101);
  public static final Tag GREEN_PALETTE_DESCRIPTOR = Tag.of(0x0028, 0x1102);
  public static final Tag BLUE_PALETTE_DESCRIPTOR = Tag.of(0x0028, 0x1103);
  public static final Tag RED_PALETTE_DATA = Tag.of(0x0028, 0x1201);
  public static final Tag GREEN_PALETTE_DATA = Tag.of(0x0028, 0x1202);
  public static final Tag BLUE_PALETTE_DATA = Tag.of(0x0028, 0x1203);
  public static final Tag MODALITY_LUT_SEQUENCE = Tag.of(0x0028, 0x3000);
  public static final Tag LUT_DESCRIPTOR = Tag.of(0x0028, 0x3002);
  public static final Tag LUT_DATA = Tag.of(0x0028, 0x3006);
  public static final Tag VOI_LUT_SEQUENCE = Tag.of(0x0028, 0x3010);
  public static final Tag PRESENTATION_LUT_SHAPE = Tag.of(0x2050, 0x0020);
  public static final Tag FLOAT_PIXEL_DATA = Tag.of(0x7FE0, 0x0008);
  public static final Tag DOUBLE_FLOAT_PIXEL_DATA = Tag.of(0x7FE0, 0x0009);
  public static final Tag PIXEL_DATA = Tag.of(0x7FE0, 0x0010);

  /** Begins an item of a sequence or a fragment of pixel data (PS3.5 7.5). */
  public static final Tag ITEM = Tag.of(0xFFFE, 0xE000);

  /** Ends an item of undefined length. */
  public static final Tag ITEM_END = Tag.of(0xFFFE, 0xE00D);

  /** Ends a sequence of undefined length. */
  public static final Tag SEQUENCE_END = Tag.of(0xFFFE, 0xE0DD);

  private Tags() {}
}
