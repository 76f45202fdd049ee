package org.hilum.dicom.file;

import org.hilum.dicom.data.DataSet;

/**
 * A file of PS3.10.
 *
 * @param meta the file meta information, group 0002 without its length
 */
public record DicomFile(TransferSyntax syntax, DataSet meta, DataSet dataSet) {}
